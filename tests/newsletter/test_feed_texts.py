"""An entry of a feed says what its page says."""

import json

import feedparser
from django.conf import settings
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from newsletter.models import IssuePage
from tests import factories
from tests.pictures import in_text, make_picture


class FeedTextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.issue, cls.article = cls.pages["issuepage"], cls.pages["articlepage"]
        cls.second = factories.make_article(cls.issue, title="Second", summary="More of it.")

    def text_of(self, subject, title):
        """The HTML of an entry, which is the same in both forms of the feed."""
        answer = self.client.get(f"/newsletter/{subject}.json")
        (item,) = (each for each in json.loads(answer.content)["items"] if each["title"] == title)
        atom = feedparser.parse(self.client.get(f"/newsletter/{subject}.atom").content)
        (entry,) = (each for each in atom.entries if each.title == title)
        assert entry.content[0].value.split() == item["content_html"].split()
        return item["content_html"]

    def compose(self, *contents, **fields):
        issue = IssuePage.objects.get(pk=self.issue.pk)
        issue.contents = list(contents)
        for name, value in fields.items():
            setattr(issue, name, value)
        issue.save_revision().publish()

    def chosen(self, article, **values):
        return "article", {"article": article, "size": "standard", "teaser": ""} | values

    def test_an_article_has_its_picture_its_points_and_its_notice(self):
        self.article.picture = [in_text(make_picture(600, 400), "Two fields")]
        self.article.in_short = [("point", "Call first & <b>write</b> later.")]
        self.article.shows_position_notice = True
        self.article.save_revision().publish()

        text = self.text_of("feed", self.article.title)

        assert "Two fields" in text
        assert "<li>Call first &amp; &lt;b&gt;write&lt;/b&gt; later.</li>" in text
        assert "The position when published" in text
        assert text.index("Two fields") < text.index("Some text.")

    def test_an_issue_has_its_introduction_as_html(self):
        link = f'<a linktype="page" id="{self.article.pk}">the first</a>'
        self.compose(introduction=f"<p>Welcome to {link}.</p>")

        text = self.text_of("issues", self.issue.title)

        address = settings.SITE_URL + self.article.url
        assert f'<p>Welcome to <a href="{address}">the first</a>.</p>' in text

    def test_an_issue_has_its_articles_as_they_are_composed(self):
        self.compose(
            ("heading", {"text": "Empty"}),
            ("heading", {"text": "Ideas & more"}),
            self.chosen(self.second, teaser="Only here."),
            self.chosen(self.article, size="brief", teaser="Never seen."),
        )

        text = self.text_of("issues", self.issue.title)

        address = settings.SITE_URL + self.second.url
        assert "Empty" not in text
        assert text.index("<h2>") < text.index("<h3>")
        assert "<h2>Ideas &amp; more</h2>" in text
        assert f'<h3><a href="{address}">Second</a></h3>' in text
        assert "Only here." in text
        assert "Never seen." not in text
        assert text.index("Second") < text.index(self.article.title)

    def test_an_issue_that_chooses_none_has_all_its_own(self):
        text = self.text_of("issues", self.issue.title)

        assert "<h3>" not in text  # nothing above it
        assert text.index(self.article.title) < text.index("Second")
        assert "More of it." in text
        assert "An old article" not in text

    def test_what_readers_cannot_open_is_not_named(self):
        self.compose(self.chosen(self.second), self.chosen(self.article))
        self.second.view_restrictions.create(restriction_type="login")
        self.article.unpublish()

        text = self.client.get("/newsletter/issues.json").text

        assert "Second" not in text
        assert self.article.title not in text

    def test_a_summary_is_words_and_no_html(self):
        type(self.article).objects.filter(pk=self.article.pk).update(summary="If x<y & <b>z</b>.")

        (entry,) = (
            each
            for each in feedparser.parse(self.client.get("/newsletter/feed.atom").content).entries
            if each.title == self.article.title
        )

        assert entry.summary == "If x&lt;y &amp; &lt;b&gt;z&lt;/b&gt;."  # as HTML: the words

    def test_issues_cost_the_same_however_many_and_whatever_they_link_to(self):
        self.compose(self.chosen(self.second), introduction="<p>Alone.</p>")
        few = self.queries("/newsletter/issues.json")
        link = f'<p><a linktype="page" id="{self.article.pk}">Here</a></p>'
        for number in range(3, 9):
            issue = factories.make_issue(
                self.pages["newsletterindexpage"], number, introduction=link
            )
            factories.make_article(issue, title=f"Article {number}")

        many = self.queries("/newsletter/issues.json")

        assert len(many) <= len(few) + 1 <= 6, many  # one asks for what the introductions link to

    def queries(self, address):
        self.client.get(address)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)
        return [query["sql"][:200] for query in queries]
