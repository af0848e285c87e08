"""The newsletter's front page: issues by year, and articles by theme and priority."""

from datetime import date

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from pages.models import Theme
from tests import factories

MOST_QUERIES = 12


class ArticlesBySubjectTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.newsletter = cls.pages["newsletterindexpage"]
        cls.issue = cls.pages["issuepage"]
        cls.neglect = Theme.objects.create(name="Neglect", slug="neglect")
        cls.housing = Theme.objects.create(name="Housing", slug="housing")
        cls.priority = cls.pages["prioritypage"]
        cls.article = factories.make_article(cls.issue, title="About neglect")
        cls.article.themes.set([cls.neglect])
        cls.article.priorities.set([cls.priority])
        cls.article.save()

    def get(self, **query):
        response = self.client.get(self.newsletter.url, query)
        assert response.status_code == 200
        return response

    def titles(self, **query):
        return [article.title for article in self.get(**query).context["found"]]

    def queries(self, **query):
        self.get(**query)
        with CaptureQueriesContext(connection) as queries:
            self.get(**query)
        return len(queries)

    def test_each_subject_of_an_article_is_a_link_with_its_number(self):
        text = self.get().text

        assert '?theme=neglect">Neglect (1)' in text
        assert f'?priority={self.priority.slug}">' in text
        assert "Housing" not in text

    def test_a_subject_lists_its_articles_alone(self):
        assert self.titles(theme="neglect") == ["About neglect"]
        assert "About neglect" in self.titles(priority=self.priority.slug)
        assert "Back to all issues" in self.get(theme="neglect").text

    def test_a_theme_names_its_feeds_to_feed_readers(self):
        text = self.get(theme="neglect").text

        for form in ("atom", "json"):
            assert f'href="/newsletter/theme/neglect/feed.{form}">' in text
        assert "theme/neglect" not in self.get().text

    def test_a_narrowed_list_is_not_for_search_engines(self):
        assert 'content="noindex"' in self.get(theme="neglect").text

    def test_what_is_not_published_counts_nowhere(self):
        self.article.unpublish()

        assert "Neglect" not in self.get().text

    def test_rubbish_in_the_address_asks_for_nothing(self):
        for query in ({"theme": "housing"}, {"theme": "'"}, {"priority": "x" * 500}, {"page": "z"}):
            assert "found" not in self.get(**query).context

        assert self.titles(theme="neglect", page="9999") == ["About neglect"]

    def test_issues_stand_under_their_years(self):
        factories.make_issue(self.newsletter, number=90, issued_on=date(2019, 3, 1))

        response = self.get()

        assert [year for year, _ in response.context["years"]][-1] == 2019
        assert ">2019</h3>" in response.text

    def test_each_issue_stands_on_one_page_and_the_latest_on_the_first(self):
        for number in range(100, 130):
            factories.make_issue(self.newsletter, number=number, issued_on=date(2019, 3, 1))
        numbers = []
        for page in (1, 2):
            context = self.get(page=page).context
            assert (context["latest"] is not None) is (page == 1)
            shown = [issue for _, issues in context["years"] for issue in issues]
            numbers += [issue.number for issue in filter(None, [context["latest"], *shown])]

        issues = type(self.issue).objects.newest_first()
        assert numbers == [issue.number for issue in issues]
        assert self.get(page=9).context["issues"].number == 2

    def test_the_number_of_queries_does_not_grow(self):
        plain, narrowed = self.queries(), self.queries(theme="neglect")

        for number in range(30):
            article = factories.make_article(self.issue, title=f"Article {number}")
            article.themes.set([self.neglect, self.housing])
            article.save()

        assert self.queries() <= max(plain, MOST_QUERIES) <= MOST_QUERIES
        assert self.queries(theme="neglect") == narrowed <= MOST_QUERIES


@pytest.mark.django_db
def test_a_newsletter_without_an_issue_says_so(client):
    newsletter = factories.make_newsletter(factories.make_home())

    assert "has not come out yet" in client.get(newsletter.url).text
