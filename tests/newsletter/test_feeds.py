"""The feeds, read by somebody else's parser."""

import json

import feedparser
from django.conf import settings
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from pages.models import Theme
from tests import factories

MOST_QUERIES = 6
# https://www.jsonfeed.org/version/1.1/, "Top-level" and "Items".
OF_A_FEED = {"version", "title", "home_page_url", "feed_url", "language", "authors", "items"}
OF_AN_ITEM = {"id", "url", "title", "content_text", "date_published", "date_modified", "tags"}


class FeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.article = cls.pages["articlepage"]

    def atom(self, name="feed", **query):
        response = self.client.get(f"/newsletter/{name}.atom", query)
        assert response["Content-Type"].startswith("application/atom+xml")
        return feedparser.parse(response.content)

    def json(self, name="feed", **query):
        response = self.client.get(f"/newsletter/{name}.json", query)
        assert response["Content-Type"] == "application/feed+json"
        return json.loads(response.content)

    def test_atom_is_well_formed_and_lists_the_newest_first(self):
        feed = self.atom()

        assert not feed.bozo
        assert [entry.title for entry in feed.entries] == ["An article", "An old article"]
        assert feed.feed.title == "Newsletter of the Anytown Safeguarding Children Partnership"

    def test_an_old_issue_keeps_its_old_date(self):
        assert self.atom().entries[1].published.startswith("2023-06-01T00:00:00+01:00")

    def test_links_follow_the_one_setting(self):
        entry = self.atom().entries[0]

        assert entry.link == settings.SITE_URL + self.article.url
        assert self.json()["items"][0]["url"] == settings.SITE_URL + self.article.url

    def test_both_name_an_article_by_the_same_lasting_id(self):
        before = self.atom().entries[0].id
        self.article.slug = "renamed"
        self.article.save_revision().publish()

        assert self.atom().entries[0].id == before == self.json()["items"][0]["id"]

    def test_private_and_unpublished_articles_do_not_leak(self):
        self.article.view_restrictions.create(restriction_type="login")

        assert "An article" not in {entry.title for entry in self.atom().entries}
        assert "An article" not in {item["title"] for item in self.json()["items"]}

    def test_a_site_without_a_name_has_a_feed_with_one(self):
        factories.make_settings(partnership_name="")

        assert self.atom().feed.title == "Newsletter"
        assert self.atom().feed.author == "The team"

    def test_a_feed_without_articles_is_still_a_feed(self):
        for issue in self.article.get_parent().get_siblings():
            issue.delete()

        assert not self.atom().bozo
        assert self.json()["items"] == []

    def test_issues_have_feeds_of_their_own(self):
        issues = [entry.title for entry in self.atom("issues").entries]

        assert issues == [item["title"] for item in self.json("issues")["items"]]
        assert self.pages["issuepage"].title in issues
        assert "An article" not in issues

    def test_a_theme_has_feeds_of_its_own(self):
        theme = Theme.objects.create(name="Neglect", slug="neglect")
        self.article.themes.set([theme])
        self.article.save()

        feed = self.atom(theme="neglect")

        assert [entry.title for entry in feed.entries] == [self.article.title]
        assert feed.feed.title.endswith(": Neglect")
        assert [link.href for link in feed.feed.links if link.rel == "self"] == [
            f"{settings.SITE_URL}/newsletter/feed.atom?theme=neglect"
        ]
        assert "Neglect" in self.json(theme="neglect")["items"][0]["tags"]

    def test_a_theme_that_there_is_not_has_none(self):
        for theme in ("nothing", "'", "x" * 500):
            assert self.client.get("/newsletter/feed.atom", {"theme": theme}).status_code == 404
            assert self.client.get("/newsletter/feed.json", {"theme": theme}).status_code == 404

    def test_json_feeds_keep_to_their_rules(self):
        for name in ("feed", "issues"):
            feed = self.json(name)

            assert feed["version"] == "https://jsonfeed.org/version/1.1"
            assert set(feed) == OF_A_FEED
            assert feed["feed_url"] == f"{settings.SITE_URL}/newsletter/{name}.json"
            assert all(author["name"] for author in feed["authors"])
            ids = [item["id"] for item in feed["items"]]
            assert len(ids) == len(set(ids))
            for item in feed["items"]:
                assert set(item) <= OF_AN_ITEM | {"authors"}
                assert all(isinstance(tag, str) for tag in item.get("tags", []))
                assert item["content_text"]

    def test_hostile_words_stay_words(self):
        self.article.title = "<script>alert(1)</script> & ]]> \u202e end"
        self.article.save_revision().publish()

        assert not self.atom().bozo
        assert self.json()["items"][0]["title"] == self.article.title
        assert "<script>" not in self.client.get("/newsletter/feed.atom").text

    def test_an_unchanged_feed_is_not_sent_twice(self):
        for name in ("feed.atom", "feed.json", "issues.atom", "issues.json"):
            tag = self.client.get(f"/newsletter/{name}")["ETag"]
            again = self.client.get(f"/newsletter/{name}", headers={"if-none-match": tag})

            assert not tag.startswith("W/")
            assert again.status_code == 304, name

    def test_fifty_entries_take_few_queries(self):
        issue = self.article.get_parent()
        theme = Theme.objects.create(name="Neglect", slug="neglect")
        for number in range(49):
            article = factories.make_article(issue, title=f"Article {number}")
            article.themes.set([theme])
            article.save()

        for address in ("feed.atom", "feed.json", "feed.atom?theme=neglect", "issues.json"):
            self.client.get(f"/newsletter/{address}")
            with CaptureQueriesContext(connection) as queries:
                self.client.get(f"/newsletter/{address}")
            assert len(queries) <= MOST_QUERIES, address
