"""Two workers make articles of two files for one issue at the same moment.

The rows are really committed, so that threads with connections of their own see them; what the test
leaves behind is deleted after it.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone
from wagtail.models import Collection, Page, PageLogEntry, Site

from newsletter.models import ArticlePage, IssuePage, WordImport
from newsletter.word import keeping, running
from newsletter.word_choices import ImportState
from pages.models import HomePage, SiteDocument
from tests import factories
from tests.newsletter.word.files import Word

FILES = 4


@pytest.fixture
def issue(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        sites = list(Site.objects.values("pk", "root_page_id", "hostname", "port"))
        home = factories.make_home()
        yield factories.make_issue(factories.make_newsletter(home))
        for values in sites:
            Site.objects.filter(pk=values.pop("pk")).update(**values)
        for page in HomePage.objects.filter(pk=home.pk):
            Page.objects.get(pk=page.pk).delete()
        SiteDocument.objects.all().delete()
        Collection.objects.filter(name=keeping.COLLECTION).delete()
        PageLogEntry.objects.all().delete()
        get_user_model().objects.all().delete()


def asked(issue: IssuePage, number: int, user) -> WordImport:
    word = Word()
    word.paragraph("News", style="Title")
    word.paragraph(f"Text {number}.")
    file = SimpleUploadedFile(f"{number}.docx", word.data())
    values = {"batch": uuid4(), "issue": issue, "user": user}
    return WordImport.objects.create(
        name=file.name,
        digest=str(number),
        content=file.read(),
        uploaded_at=timezone.now(),
        asked_at=timezone.now(),
        **values,
    )


def test_each_file_becomes_an_article_with_an_address_of_its_own(issue):
    user = get_user_model().objects.create_superuser("Ann")
    rows = [asked(issue, number, user) for number in range(FILES)]
    start = Barrier(FILES)

    def read(row):
        start.wait()
        try:
            running.read.call(row.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(FILES) as pool:
        list(pool.map(read, rows))

    assert {row.state for row in WordImport.objects.all()} == {ImportState.DONE}
    slugs = ArticlePage.objects.child_of(issue).values_list("slug", flat=True)
    assert sorted(slugs) == ["news", "news-2", "news-3", "news-4"]
