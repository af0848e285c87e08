"""Thousands of published dates, made in a moment and straight in the tables."""

from datetime import UTC, datetime, timedelta

from events.models import EventPage, EventSeriesPage, EventState
from tests.factories import NOON
from tests.many_pages import plant


def grow(series: EventSeriesPage, count: int, *, begin: datetime = NOON) -> None:
    """So many dates below the series, four a day from `begin` on, all within what a feed holds."""
    series.refresh_from_db()
    events = [_event(series.numchild + number, number, begin) for number in range(count)]
    plant(series, events)
    EventState.objects.bulk_create(EventState(event_id=event.pk) for event in events)


def _event(place: int, number: int, begin: datetime) -> EventPage:
    start = begin.astimezone(UTC) + timedelta(hours=6 * (number + 1))
    return EventPage(
        title=f"Grown date {number}",
        slug=f"grown-{place}",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        venue="Town Hall",
    )
