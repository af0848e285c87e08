"""The front door of the newsletter."""

from itertools import groupby
from math import ceil

from django.core.paginator import Page, Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel

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
    reserved_slugs = frozenset(
        {"confirm", "preferences", "subscribe", "theme", "unsubscribe", "useful"}
    )
    keeps_its_address = True

    reading_age = models.PositiveSmallIntegerField(
        "age that articles are written for",
        default=14,
        validators=[MinValueValidator(9), MaxValueValidator(18)],
        help_text="“Ready?” names articles that only older readers would read with ease.",
    )

    content_panels = [*SitePage.content_panels, FieldPanel("reading_age")]

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
        page = IssuePages(issues, ISSUES_ON_A_PAGE).get_page(request.GET.get("page"))
        shown = list(page)
        latest = shown.pop(0) if shown and page.number == 1 else None
        return {
            "latest": latest,
            "latest_articles": list(latest.articles()) if latest else [],
            "issues": page,
            "years": [(year, list(group)) for year, group in groupby(shown, key=_year)],
        }


class IssuePages(Paginator):
    """The latest issue stands on the first page beside as many as on each of the others."""

    @cached_property
    def num_pages(self) -> int:
        return max(1, ceil((self.count - 1) / self.per_page))

    def page(self, number) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page + 1 if number > 1 else 0
        return self._get_page(self.object_list[first : number * self.per_page + 1], number, self)


def _year(issue: IssuePage) -> int | None:
    return issue.issued_on.year if issue.issued_on else None
