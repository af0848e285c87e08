"""What the newsletter shows on pages of the site."""

from datetime import datetime

from wagtail.models import Page

from newsletter.models import ArticlePage, IssuePage
from pages.panels import Panel

ARTICLES_SHOWN = 12


class LatestIssue(Panel):
    """The newest issue with its articles, on the home page."""

    template = "newsletter/panels/latest_issue.html"

    def data(self, subject: Page, now: datetime):
        issue = IssuePage.objects.live().public().newest_first().first()
        if issue is None:
            return None
        return {"issue": issue, "articles": list(issue.articles())}


class ArticlesAboutPerson(Panel):
    """Articles that a person wrote or that are about the person."""

    template = "newsletter/panels/person_articles.html"

    def data(self, subject: Page, now: datetime):
        articles = list(
            ArticlePage.objects.live().public().naming(subject).newest_first()[:ARTICLES_SHOWN]
        )
        return {"articles": articles} if articles else None


class ArticlesAboutPriority(Panel):
    """Articles about a priority."""

    template = "newsletter/panels/priority_articles.html"

    def data(self, subject: Page, now: datetime):
        if subject.pk is None:
            return None  # the preview of a new one
        found = ArticlePage.objects.live().public().about_priority(subject)
        articles = list(found[:ARTICLES_SHOWN])
        return {"articles": articles} if articles else None
