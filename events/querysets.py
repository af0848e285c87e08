"""Questions asked of dates. The clock is always an argument."""

from datetime import datetime, timedelta
from typing import Self

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Left, Length
from django.utils import timezone
from treebeard.mp_tree import MP_Node
from wagtail.models import Page

from events.choices import EventStatus
from pages.querysets import SitePageQuerySet

STEP = MP_Node.steplen


class SeriesQuerySet(SitePageQuerySet):
    def with_index(self, index_model) -> Self:
        """Annotated with `index_url_path` and `index_summary`: the list of events, one step up."""
        above = index_model.objects.filter(
            path=Left(OuterRef("path"), Length(OuterRef("path")) - STEP)
        )
        return self.annotate(
            index_url_path=Subquery(above.values("url_path")[:1]),
            index_summary=Subquery(above.values("summary")[:1]),
        )

    def with_next_date(self, event_model, now: datetime) -> Self:
        """Annotated with `next_date_id`: what readers see next of the series; null without one."""
        dates = event_model.objects.live().filter(
            path__startswith=OuterRef("path"), state__status=EventStatus.SCHEDULED
        )
        return self.annotate(next_date_id=Subquery(dates.upcoming(now).values("pk")[:1]))


class EventQuerySet(SitePageQuerySet):
    def upcoming(self, now: datetime) -> Self:
        """Not over yet, the soonest first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def past(self, now: datetime) -> Self:
        """Over, the latest first."""
        return self.filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def told_and_ahead(self, now: datetime) -> Self:
        """Published, not over and not cancelled: people count on these."""
        ahead = self.live().upcoming(now)
        return ahead.exclude(state__status=EventStatus.CANCELLED).exclude(state__announced={})

    def for_display(self, series_model) -> Self:
        """With the state, and annotated with `series_title`, `series_slug` and `series_style`.

        The series is the page one step up the tree, which Django cannot follow as a relation.
        """
        above = series_model.objects.filter(
            path=Left(OuterRef("path"), Length(OuterRef("path")) - STEP)
        )
        return self.select_related("state").annotate(
            series_title=Subquery(above.values("title")[:1]),
            series_slug=Subquery(above.values("slug")[:1]),
            series_style=Subquery(above.values("style")[:1]),
        )

    def about_priority(self, priority: Page, series_model) -> Self:
        """Dates that name the priority themselves, or stand below a series that does."""
        above = series_model.objects.filter(
            priorities=priority, path=Left(OuterRef("path"), Length(OuterRef("path")) - STEP)
        )
        by_themselves = Q(pk__in=self.model.objects.filter(priorities=priority).values("pk"))
        return self.filter(by_themselves | Q(Exists(above)))

    def formats(self) -> set[str]:
        """The formats that occur."""
        return set(self.order_by().values_list("format", flat=True).distinct())

    def for_calendars(self, now: datetime) -> Self:
        """What a feed holds: from 90 days back to 24 months ahead, in date order.

        Whole days, so that an unchanged feed has the same bytes all day. What is cancelled stays
        a week longer than it would have lasted: calendars need the time to hear of it.
        """
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        dates = self.between(today - timedelta(days=90), today + timedelta(days=730))
        is_long_off = Q(state__status=EventStatus.CANCELLED, ends_at__lt=today - timedelta(days=7))
        return dates.exclude(is_long_off)

    def between(self, start: datetime, end: datetime) -> Self:
        """Overlapping the span, in date order."""
        return self.filter(ends_at__gt=start, starts_at__lt=end).order_by("starts_at", "pk")
