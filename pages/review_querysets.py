"""Questions about practice reviews, yearly reports and files. The day is always an argument."""

from datetime import date, datetime, time, timedelta
from typing import Self

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from pages.querysets import PublicationQuerySet

LONGEST_YEAR = timedelta(days=366)


def removable_on(first_day: date) -> date:
    """The day on which a full year has gone by: after 29 February, that is 1 March."""
    try:
        return first_day.replace(year=first_day.year + 1)
    except ValueError:
        return date(first_day.year + 1, 3, 1)


def start_of(day: date) -> datetime:
    """The moment at which the day begins, in London."""
    return timezone.make_aware(datetime.combine(day, time()))


class PracticeReviewQuerySet(PublicationQuerySet):
    def staying(self, today: date) -> Self:
        """Those that readers can open, and that must stay so on that day."""
        earliest = start_of(today - LONGEST_YEAR)
        found = self.filter(live=True, first_published_at__gte=earliest)
        first = found.values_list("pk", "first_published_at")
        staying = [pk for pk, at in first if removable_on(timezone.localdate(at)) > today]
        return self.filter(pk__in=staying)

    def within(self, path: str) -> Self:
        """At that place of the tree and below it, those that must stay longest first."""
        return self.filter(path__startswith=path).order_by("-first_published_at", "pk")

    def with_something_unpublished(self) -> Self:
        return self.exclude(live=True, has_unpublished_changes=False)


class YearlyReportQuerySet(PublicationQuerySet):
    def of_year(self, first_year: int) -> Self:
        """Those that readers can open, of the financial year that began in that April."""
        return self.filter(first_year=first_year).live().public()


def hindrance(page: Page) -> Page | None:
    """The page, this one or one above it, that would keep readers from it once it is published."""
    way = page.get_ancestors(inclusive=True)
    private = Q(view_restrictions__isnull=False)
    return way.filter(private | (Q(live=False) & ~Q(pk=page.pk))).order_by("-depth").first()
