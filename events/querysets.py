"""Questions asked of dates. The clock is always an argument."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Self

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Left, Length
from django.utils import timezone
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, PageViewRestriction, Revision

from events.choices import EventStatus
from events.known_dates import KnownDate, as_written
from pages.querysets import SitePageQuerySet

STEP = MP_Node.steplen
# Of thousands of dates no more is read than calendars and `events.json` show.
IN_CALENDARS = (
    *("title", "summary", "starts_at", "ends_at", "format", "venue", "audience", "is_provisional"),
    *("url_path", "state__uid", "state__sequence", "state__changed_at", "state__status"),
    *("state__reason", "state__previous_start", "state__moved_online_at"),
)


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


class EventQuerySet(SitePageQuerySet):
    def upcoming(self, now: datetime) -> Self:
        """Not over yet, the soonest first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def past(self, now: datetime) -> Self:
        """Over, the latest first."""
        return self.filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def standing(self) -> Self:
        """Neither cancelled nor postponed."""
        return self.filter(state__status=EventStatus.SCHEDULED)

    def in_series(self, series: Sequence[Page]) -> Self:
        """Those that readers can open, below series of which it is known that readers can.

        Nothing has to be asked of what stands above each, so thousands are counted quickly.
        Annotates `series_path`.
        """
        restricted = PageViewRestriction.objects.filter(page=OuterRef("pk"))
        below = (Q(path__startswith=page.path, depth=page.depth + 1) for page in series)
        is_below = Q(*below, _connector=Q.OR) if series else Q(pk__in=[])
        found = self.filter(is_below, ~Exists(restricted), live=True)
        return found.annotate(series_path=Left("path", Length("path") - STEP))

    def starts_around(self, start: datetime, end: datetime) -> tuple[datetime | None, ...]:
        """The last start before the span and the first one after it."""
        found = self.order_by().aggregate(
            before=Max("starts_at", filter=Q(starts_at__lt=start)),
            after=Min("starts_at", filter=Q(starts_at__gte=end)),
        )
        return found["before"], found["after"]

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

    def below(self, series) -> Self:
        """Of those series alone: the page one step up the tree."""
        paths = series.order_by().values("path")
        return self.annotate(above=Left("path", Length("path") - STEP)).filter(above__in=paths)

    def for_calendars(self, now: datetime) -> Self:
        """What a feed holds: from 90 days back to 24 months ahead, in date order.

        Whole days, so that an unchanged feed has the same bytes all day. What is cancelled stays
        a week longer than it would have lasted: calendars need the time to hear of it.
        """
        today = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        dates = self.between(today - timedelta(days=90), today + timedelta(days=730))
        is_long_off = Q(state__status=EventStatus.CANCELLED, ends_at__lt=today - timedelta(days=7))
        return dates.exclude(is_long_off).only(*IN_CALENDARS)

    def known(self, since: datetime) -> list[KnownDate]:
        """Every date that ends after `since`, drafts as their newest version has them.

        One query, in the order of their starts.
        """
        above = Page.objects.filter(path=Left(OuterRef("path"), Length(OuterRef("path")) - STEP))
        newest = Revision.objects.filter(pk=OuterRef("latest_revision_id"))
        rows = self.filter(Q(live=False) | Q(ends_at__gt=since), alias_of=None)
        rows = rows.select_related("state").annotate(
            series_title=Subquery(above.values("title")[:1]),
            draft_start=Subquery(newest.values(at=KT("content__starts_at"))),
            draft_end=Subquery(newest.values(at=KT("content__ends_at"))),
        )
        rows = rows.defer_streamfields().order_by("starts_at", "pk")
        dates = [_known(event) for event in rows]
        kept = [known for known in dates if known and known.ends_at > since]
        return sorted(kept, key=lambda known: (known.starts_at, known.pk))

    def between(self, start: datetime, end: datetime) -> Self:
        """Overlapping the span, in date order."""
        return self.filter(ends_at__gt=start, starts_at__lt=end).order_by("starts_at", "pk")


def _known(event) -> KnownDate | None:
    """None for a draft that has no times yet."""
    starts_at, ends_at = event.starts_at, event.ends_at
    if not event.live:
        starts_at = as_written(event.draft_start, starts_at)
        ends_at = as_written(event.draft_end, ends_at)
    if not (starts_at and ends_at):
        return None
    state = getattr(event, "state", None)
    return KnownDate(
        pk=event.pk,
        title=event.title if event.live else event.draft_title,
        series=event.path[:-STEP],
        series_title=event.series_title or "",
        starts_at=starts_at,
        ends_at=ends_at,
        place=event.place_words,
        status=state.status if state else EventStatus.SCHEDULED,
        is_draft=not event.live,
    )


class SchoolHolidayQuerySet(QuerySet):
    def ending_from(self, day: date) -> Self:
        """Not over on that day, the first to begin first."""
        return self.filter(last_day__gte=day).order_by("first_day", "pk")
