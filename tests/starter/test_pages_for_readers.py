"""Every page of the content that comes along, as a reader gets it."""

from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

MOST_QUERIES = 12
MOST_BYTES = 30_000


class StarterPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_starter_content", verbosity=0)
        cls.addresses = [page.url for page in Page.objects.live().filter(depth__gt=1)]

    def each(self):
        for address in self.addresses:
            with self.subTest(address):
                self.client.get(address)
                yield address

    def test_is_there_and_within_the_budgets(self):
        for address in self.each():
            with CaptureQueriesContext(connection) as queries:
                response = self.client.get(address)

            assert response.status_code == 200
            assert len(queries) <= MOST_QUERIES, [query["sql"][:150] for query in queries]
            assert len(response.content) <= MOST_BYTES

    def test_shows_no_note_for_editors(self):
        for address in self.each():
            text = self.client.get(address).text.lower()

            assert "confirm or correct" not in text
            assert "before launch" not in text

    def test_search_finds_the_forum_and_the_chair(self):
        for query, address in (
            ("practitioners forum", "/events/practitioners-forum/"),
            ("practitioners’ forum", "/events/practitioners-forum/"),
            ("independent chair", "/newsletter/1/introducing-the-independent-chair/"),
        ):
            results = self.client.get("/search/", {"q": query}).context["results"]

            assert address in [page.url for page in results]
