"""Finding pages by words."""

from django.test import TestCase

from pages.finding.words import plain
from tests import factories


class SearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.secret = factories.make_content(
            cls.pages["homepage"], title="Zebra papers", body=[("paragraph", "<p>zebra</p>")]
        )

    def found(self, query):
        response = self.client.get("/search/", {"q": query})
        assert response.status_code == 200
        return [page.title for page in response.context["results"]]

    def test_every_form_of_the_apostrophe_finds_the_forum(self):
        for query in (
            "practitioners forum",
            "practitioners' forum",
            "practitioners’ forum",
            "PRACTITIONERS FORUM",
            "  practitioners   forum  ",
        ):
            assert "Practitioners’ Forum" in self.found(query), query

    def test_words_in_the_text_and_the_summary_are_found(self):
        assert self.found("zebra") == ["Zebra papers"]
        assert "An article" in self.found("says")

    def test_a_page_of_that_name_comes_before_those_that_repeat_the_words(self):
        home = self.pages["homepage"]
        for number in range(12):
            text = [("paragraph", "<p>" + "badger sett " * 30 + "</p>")]
            factories.make_content(home, title=f"Countryside {number}", body=text)
        factories.make_content(home, title="More about the badger sett")
        factories.make_content(home, title="Badger sett")

        first = self.found("badger sett")
        rest = self.client.get("/search/", {"q": "badger sett", "page": 2}).context["results"]

        assert first[:2] == ["Badger sett", "More about the badger sett"]
        assert len({*first, *(page.title for page in rest)}) == 14

    def test_private_and_unpublished_pages_are_not(self):
        self.secret.view_restrictions.create(restriction_type="login")
        assert self.found("zebra") == []

        self.secret.view_restrictions.all().delete()
        self.secret.unpublish()
        assert self.found("zebra") == []

    def test_signs_alone_find_nothing(self):
        for query in ("", "'", '"', "&|!():*", "\\", "%", "’’", "\x00"):
            assert self.found(query) == []

    def test_signs_are_taken_out(self):
        assert plain('children’s (safety) & "well-being"') == "children safety well being"

    def test_results_are_never_indexed(self):
        response = self.client.get("/search/", {"q": "forum"})

        assert '<meta name="robots" content="noindex">' in response.text

    def test_what_was_typed_is_shown_and_harmless(self):
        assert "&lt;script&gt;" in self.client.get("/search/", {"q": "<script>"}).text
