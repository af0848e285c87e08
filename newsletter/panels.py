"""What the newsletter shows on pages of the site."""

from datetime import datetime

from wagtail.models import Page

from newsletter.models import ArticlePage, IssuePage
from pages.panels import Panel


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
        articles = list(ArticlePage.objects.live().public().naming(subject).newest_first()[:12])
        return {"articles": articles} if articles else None
