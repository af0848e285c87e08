"""A test that uploads Word files into an issue."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.utils import timezone

from newsletter.models import WordImport
from newsletter.word import running
from tests import factories


class ImportTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.issue = factories.make_site()["issuepage"]
        cls.user = factories.make_superuser()

    def ask(self, data: bytes, name="our_news.docx", **values) -> WordImport:
        values = {"batch": uuid4(), "issue": self.issue, "user": self.user} | values
        return running.ask(SimpleUploadedFile(name, data), timezone.now(), **values)

    def upload(self, data: bytes, name="our_news.docx", **values) -> WordImport:
        """As the form does; what waits for the end of the transaction is done at once."""
        with self.captureOnCommitCallbacks(execute=True):
            row = self.ask(data, name, **values)
        return WordImport.objects.get(pk=row.pk)


def blocks_of(article) -> list[tuple[str, object]]:
    return [(block["type"], block["value"]) for block in article.body.get_prep_value()]
