"""The icon of the browser's tab, asked for by its old name."""

from django.core.files.base import ContentFile
from django.templatetags.static import static
from django.test import TestCase

from tests import factories


class IconTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        cls.settings = factories.make_settings()

    def test_it_leads_to_the_partnerships_own(self):
        self.settings.favicon.save(
            "tab.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        )

        response = self.client.get("/favicon.ico")

        assert response.status_code == 302
        assert response["Location"] == self.settings.favicon.url
        assert response["Cache-Control"] == "public, max-age=86400"
        assert not response.cookies

    def test_without_one_it_leads_to_that_of_the_design(self):
        assert self.client.get("/favicon.ico")["Location"] == static("images/favicon.svg")
