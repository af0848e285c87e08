"""An issue in the making with one published article, of which nothing is to be mended."""

from datetime import date

import time_machine
from django.test import TestCase

from newsletter.models import ArticlePage, IssuePage
from tests import factories

NOON = factories.NOON


def add_draft(parent, page):
    """Below its parent, written and not published."""
    page.live = False
    type(parent).objects.get(pk=parent.pk).add_child(instance=page)
    page.save_revision()
    return type(page).objects.get(pk=page.pk)


@time_machine.travel(NOON, tick=False)
class LookingOver(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOON, tick=False):
            cls.pages = factories.make_site()
            cls.newsletter = cls.pages["newsletterindexpage"]
            cls.issue = cls.make_issue()
            cls.article = factories.make_article(cls.issue, title="First")

    @classmethod
    def make_issue(cls, number=7, **fields):
        values = {
            "title": f"Issue {number}",
            "slug": str(number),
            "number": number,
            "issued_on": date(2027, 2, 1),
            "summary": "What is in it.",
            "subject": f"Issue {number} of the newsletter",
            "preheader": "A first article",
        } | fields
        return add_draft(cls.newsletter, IssuePage(**values))

    def write(self, page, **fields):
        """Changes in the newest draft alone."""
        draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.save_revision()

    def compose(self, *contents):
        self.write(self.issue, contents=list(contents))

    def entry(self, page, **values):
        return "article", {"article": page, "size": "standard", "teaser": ""} | values

    def chosen(self, page, teaser="What is there."):
        return "page", {"page": page, "teaser": teaser}

    def findings(self, issue=None):
        issues = IssuePage.objects.filter(pk=(issue or self.issue).pk)
        return IssuePage.look_over(issues, NOON)[0]

    def lines(self, page):
        """What is said of the page."""
        parts = self.findings().parts
        return [line.words for part in parts if part.page == page for line in part.lines]

    @property
    def of_issue(self):
        return self.lines(self.issue)

    @property
    def of_article(self):
        return self.lines(ArticlePage.objects.get(pk=self.article.pk))
