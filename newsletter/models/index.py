"""The front door of the newsletter."""

from itertools import groupby

from django.core.paginator import Paginator

from newsletter.archive import Archive
from newsletter.models.article import ArticlePage
from newsletter.models.issue import IssuePage
from newsletter.withdrawal import Kept
from pages.models import SitePage

ISSUES_ON_A_PAGE = 24  # six years of a quarterly


class NewsletterIndexPage(Kept, SitePage):
    """Lists the issues, the newest first, and the articles by subject."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["newsletter.IssuePage"]
    max_count = 1
    reserved_slugs = frozenset({"confirm", "preferences", "subscribe", "theme", "unsubscribe"})
    keeps_its_address = True

    class Meta:
        verbose_name = "newsletter"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        archive = Archive.of(ArticlePage.objects.live().public(), request.GET)
        context["archive"] = archive
        if archive.chosen:
            return context | {"found": archive.page(request.GET.get("page")), "no_index": True}
        return context | self._issues(request)

    def _issues(self, request) -> dict[str, object]:
        issues = IssuePage.objects.live().public().newest_first()
        latest = issues.first()
        earlier = issues.exclude(pk=latest.pk) if latest else issues
        page = Paginator(earlier, ISSUES_ON_A_PAGE).get_page(request.GET.get("page"))
        return {
            "latest": latest,
            "latest_articles": list(latest.articles()) if latest else [],
            "earlier": page,
            "years": [(year, list(group)) for year, group in groupby(page, key=_year)],
        }


def _year(issue: IssuePage) -> int | None:
    return issue.issued_on.year if issue.issued_on else None
