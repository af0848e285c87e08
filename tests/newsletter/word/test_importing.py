"""A Word file becomes a draft, whole or not at all."""

from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.utils import timezone

from newsletter.models import ArticlePage, WordImport
from newsletter.word import running
from newsletter.word_choices import ImportState
from pages.models import Picture, SiteDocument
from tests import factories
from tests.newsletter.word.files import Word, picture


class ImportTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.issue = factories.make_site()["issuepage"]
        cls.user = factories.make_superuser()

    def upload(self, data: bytes, name="Our news.docx", **values) -> WordImport:
        """As the form does; what waits for the end of the transaction is done at once."""
        values = {"batch": uuid4(), "issue": self.issue, "user": self.user} | values
        with self.captureOnCommitCallbacks(execute=True):
            row = running.ask(SimpleUploadedFile(name, data), timezone.now(), **values)
        return WordImport.objects.get(pk=row.pk)

    def test_title_headings_lists_links_and_quotations_become_blocks(self):
        word = Word()
        word.paragraph("How we listen", style="Title")
        word.paragraph("Three things we learned", style="Subtitle")
        word.paragraph("Children said this: ask us.")
        word.paragraph("What changed", style="Heading1")
        word.paragraph("First", bullet=0)
        word.paragraph("Within it", bullet=1)
        word.link("The guidance", "https://www.gov.uk/guidance")
        word.paragraph("“Ask us first.”", style="Quote")
        word.paragraph("— A young person", style="Quote")
        word.paragraph("In detail", style="Heading3")

        article = self.upload(word.data()).article

        assert (article.title, article.slug) == ("How we listen", "how-we-listen")
        assert article.summary == "Three things we learned"
        print(article.body.get_prep_value()); assert 0
