"""What stands in an entry of a feed, and what a feed costs."""

import json
from datetime import date
from urllib.parse import urlsplit

import feedparser
from django.conf import settings
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from newsletter.feeds.contents import fit_for_readers
from pages.models import Theme
from tests import factories

ATOM = ("/newsletter/feed.atom", "/newsletter/issues.atom")
JSON = ("/newsletter/feed.json", "/newsletter/issues.json")
OF_THEME = [
    f"/newsletter/theme/neglect/{name}.{form}"
    for name in ("feed", "issues")
    for form in ("atom", "json")
]
HOSTILE = "<b>Tom & \x0bJerry</b> ]]> \ufffe “x” 🙂 </title><script>alert(1)</script>"


class FeedEntryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.article, cls.issue = cls.pages["articlepage"], cls.pages["issuepage"]
        cls.theme = Theme.objects.create(name="Neglect", slug="neglect")

    def correct(self, page, words="The Forum is in June.", on=date(2027, 7, 3)):
        page.corrections = [("correction", {"corrected_on": on, "words": words})]
        page.save_revision().publish()

    def atom(self, address=ATOM[0]):
        return feedparser.parse(self.client.get(address).content)

    def json(self, address=JSON[0]):
        return json.loads(self.client.get(address).content)

    def test_the_whole_text_is_in_it_with_full_addresses_and_without_scripts(self):
        self.article.body = [
            ("paragraph", f'<p>See <a linktype="page" id="{self.issue.pk}">the issue</a>.</p>'),
            ("link", {"page": self.issue, "url": "", "text": "All of it"}),
        ]
        self.article.save_revision().publish()

        html = self.json()["items"][0]["content_html"]

        assert f'href="{settings.SITE_URL}{self.issue.url}">the issue' in html
        assert f'href="{settings.SITE_URL}{self.issue.url}">All of it' in html
        assert 'href="/' not in html
        assert self.atom().entries[0].content[0].value == html.strip()

    def test_what_is_dangerous_elsewhere_stays_behind(self):
        html = fit_for_readers(
            '<p id="x" style="color:red" onclick="a()">A<script>b</script></p>'
            '<a href="javascript:alert(1)">c</a><a href="#part">d</a><a href="http://[">e</a>'
            '<form><input name="q"></form><img src="/media/a.jpg" srcset="/b 2x" alt="f">',
            "https://example.org/newsletter/2/a/",
        )

        assert html == (
            '<p>A</p><a>c</a><a href="https://example.org/newsletter/2/a/#part">d</a><a>e</a>'
            '<img src="https://example.org/media/a.jpg" alt="f">'
        )

    def test_a_correction_is_told_on_the_page_and_in_every_feed(self):
        for page, feeds in ((self.article, 0), (self.issue, 1)):
            self.correct(page)

            entry, item = self.atom(ATOM[feeds]).entries[0], self.json(JSON[feeds])["items"][0]

            assert "Corrected on 3 July 2027" in self.client.get(page.url).text
            for html in (entry.content[0].value, item["content_html"]):
                assert html.startswith("<p><b>Corrected on 3 July 2027:</b> The Forum is in June.")

    def test_a_correction_changes_the_day_of_the_change_and_not_that_of_the_issue(self):
        before = self.json()["items"][0]

        self.correct(self.article)

        after = self.json()["items"][0]
        assert after["id"] == before["id"]
        assert after["date_published"] == before["date_published"]
        assert after["date_modified"] > before["date_modified"]

    def test_the_words_of_a_correction_are_words(self):
        self.correct(self.article, "<script>alert(1)</script> & more")

        assert "<script>alert" not in self.client.get(self.article.url).text
        assert "&lt;script&gt;alert(1)" in self.json()["items"][0]["content_html"]

    def test_a_correction_without_a_day_that_is_being_written_breaks_no_preview(self):
        draft = self.article
        draft.corrections = [("correction", {"corrected_on": None, "words": ""})]

        assert draft.make_preview_request().status_code == 200

    def test_hostile_titles_are_words_in_both_forms(self):
        type(self.article).objects.filter(pk=self.article.pk).update(title=HOSTILE)

        feed = self.atom()

        assert not feed.bozo
        assert feed.entries[0].title_detail.type == "text/plain"
        expected = HOSTILE.replace("\x0b", "").replace("\ufffe", "")
        assert self.json()["items"][0]["title"] == expected

    def test_a_theme_has_feeds_of_its_articles_and_of_the_issues_that_hold_them(self):
        assert all(self.client.get(each).status_code == 200 for each in OF_THEME)
        assert self.json(OF_THEME[1])["items"] == self.json(OF_THEME[3])["items"] == []
        self.article.themes = [self.theme]
        self.article.save_revision().publish()

        (article,), (issue,) = (self.json(OF_THEME[at])["items"] for at in (1, 3))

        assert article["title"] == self.article.title
        assert article["tags"] == ["News", "Neglect"]
        assert issue["url"] == settings.SITE_URL + self.issue.url

    def test_a_theme_that_nobody_knows_is_not_found(self):
        for address in OF_THEME:
            assert self.client.get(address.replace("neglect", "rubbish")).status_code == 404

    def test_each_feed_names_itself_and_is_not_sent_twice(self):
        for address in (*ATOM, *JSON, *OF_THEME):
            response = self.client.get(address)
            again = self.client.get(address, headers={"if-none-match": response["ETag"]})

            assert settings.SITE_URL + address in response.text
            assert response["ETag"].startswith('"')  # strong
            assert again.status_code == 304
            assert self.client.get(address).content == response.content

    def test_the_json_keeps_the_rules_of_version_1_1(self):
        self.correct(self.issue)
        for address in (*JSON, OF_THEME[1], OF_THEME[3]):
            feed = self.json(address)
            assert feed["version"] == "https://jsonfeed.org/version/1.1"
            assert isinstance(feed["title"], str)
            assert isinstance(feed["items"], list)
            for item in feed["items"]:
                assert isinstance(item["id"], str)
                assert item.keys() & {"content_html", "content_text"}
                assert urlsplit(item["url"]).scheme
                assert "T" in item["date_published"]
                assert all(isinstance(tag, str) for tag in item.get("tags", []))
                assert all(author["name"] for author in item.get("authors", []))

    def test_fifty_entries_cost_no_more_than_six_queries(self):
        for number in range(3, 53):
            issue = factories.make_issue(self.pages["newsletterindexpage"], number)
            article = factories.make_article(
                issue,
                title=f"Article {number}",
                body=[("paragraph", f'<p><a linktype="page" id="{self.issue.pk}">Here</a></p>')],
            )
            article.themes = [self.theme]
            article.save_revision().publish()

        for address in (*ATOM, *JSON, *OF_THEME):
            self.client.get(address)
            with CaptureQueriesContext(connection) as queries:
                feed = feedparser.parse(self.client.get(address).content)
            assert len(queries) <= 6, [query["sql"][:200] for query in queries]
            assert address.endswith("json") or len(feed.entries) == 50
