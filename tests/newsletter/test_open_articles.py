"""Which articles readers can open: the quick question has the same answer as that of any page."""

from django.db.models import Q
from django.test import TestCase
from wagtail.models import PageViewRestriction

from newsletter.models import ArticlePage, IssuePage
from pages.querysets import open_pages
from tests import factories


class OpenArticlesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.newsletter = factories.make_newsletter(cls.home)
        cls.issue = factories.make_issue(cls.newsletter)
        cls.article = factories.make_article(cls.issue, title="First")
        factories.make_article(cls.issue, title="Second")
        factories.make_article(factories.make_issue(cls.newsletter, number=2), title="Third")

    def titles(self):
        found = ArticlePage.objects.live().public()
        everywhere = open_pages(Q(pk__in=ArticlePage.objects.values("pk")))
        assert {page.pk for page in found} == {page.pk for page in everywhere}
        return sorted(page.title for page in found)

    def test_those_of_published_issues(self):
        assert self.titles() == ["First", "Second", "Third"]

    def test_a_restriction_on_an_article_or_above_it_hides_it(self):
        shown = {
            self.article: ["Second", "Third"],
            self.issue: ["Third"],
            self.newsletter: [],
            self.home: [],
        }
        for page, titles in shown.items():
            with self.subTest(page.title):
                restriction = PageViewRestriction.objects.create(
                    page=page, restriction_type="login"
                )
                assert self.titles() == titles
                restriction.delete()

    def test_a_draft_above_an_article_hides_it(self):
        for page, titles in ((self.issue, ["Third"]), (self.newsletter, [])):
            with self.subTest(page.title):
                page.unpublish()
                assert self.titles() == titles
                page.save_revision().publish()

    def test_an_issue_holds_the_articles_below_it_alone(self):
        about = ArticlePage.objects.live().public().filter(title="Third")

        assert [issue.number for issue in IssuePage.objects.holding(about)] == [2]
