"""The feeds, read by somebody else's parser."""

import json

import feedparser
from django.conf import settings
from django.test import TestCase

from tests import factories


class FeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.article = cls.pages["articlepage"]

    def atom(self):
        response = self.client.get("/newsletter/feed.atom")
        assert response["Content-Type"].startswith("application/atom+xml")
        return feedparser.parse(response.content)

    def json(self):
        response = self.client.get("/newsletter/feed.json")
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
