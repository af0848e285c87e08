"""Until the team opens the site, search engines are asked to leave out all of it."""

from unittest import mock

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from pages.models import SiteDocument
from tests import factories

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


class NoIndexTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.settings = factories.make_settings(
            colour_band="#123456",
            mark=SimpleUploadedFile("mark.svg", DRAWING, content_type="image/svg+xml"),
        )
        event, series = cls.pages["eventpage"], cls.pages["eventseriespage"]
        document = SiteDocument(title="Handout")
        document.file.save("handout.txt", ContentFile(b"Read me."))
        cls.parts = [cls.settings.theme_address, cls.settings.mark.url]
        cls.addresses = [
            *("/robots.txt", "/sitemap.xml", "/.well-known/security.txt"),
            *("/newsletter/feed.atom", "/newsletter/feed.json"),
            *("/events/calendar.ics", f"{series.url}calendar.ics", f"{event.url}event.ics"),
            *(*cls.parts, document.url),
        ]

    def launch(self, is_launched):
        self.settings.is_launched = is_launched
        self.settings.save()

    def test_what_is_no_page_says_so_beside_its_content(self):
        self.launch(False)
        for address in self.addresses:
            with self.subTest(address):
                response = self.client.get(address)

                assert response.status_code == 200
                assert "noindex" in response["X-Robots-Tag"]

    def test_once_open_feeds_and_files_may_be_found(self):
        self.launch(True)
        for address in self.addresses:
            with self.subTest(address):
                # A list of addresses is no find, nor is a part of a page without the page.
                is_never_listed = address == "/sitemap.xml" or address in self.parts
                assert ("X-Robots-Tag" in self.client.get(address)) == is_never_listed

    def test_parts_of_a_page_ask_the_database_nothing_for_it(self):
        with self.assertNumQueries(0):
            self.client.get(self.settings.mark.url)

    def test_the_answer_follows_the_settings_at_once(self):
        for is_launched in (False, True, False):
            self.launch(is_launched)

            assert ("X-Robots-Tag" in self.client.get("/robots.txt")) != is_launched

    def test_a_page_says_so_in_its_head(self):
        self.launch(False)
        for page in self.pages.values():
            assert '<meta name="robots" content="noindex">' in self.client.get(page.url).text

    def test_an_error_page_is_never_listed(self):
        self.client.raise_request_exception = False
        for is_launched in (False, True):
            self.launch(is_launched)
            with mock.patch("pages.models.HomePage.get_context", side_effect=ZeroDivisionError):
                broken = self.client.get("/")

            assert broken.status_code == 500
            assert broken["X-Robots-Tag"] == "noindex"
            assert self.client.get("/nothing/")["X-Robots-Tag"] == "noindex"

    def test_it_asks_one_small_question_and_of_pages_none(self):
        for address, queries in (("/robots.txt", 1), (self.settings.theme_address, 1)):
            with CaptureQueriesContext(connection) as asked:
                self.client.get(address)

            assert len(asked) == queries

    def test_while_the_database_is_away_nothing_is_listed_and_nothing_breaks(self):
        away = mock.patch("pages.models.SiteSettings.current", side_effect=OperationalError)

        with away:
            response = self.client.get("/robots.txt")

        assert response.status_code == 200
        assert response["X-Robots-Tag"] == "noindex"
