"""Thousands of published dates, made in a moment and straight in the tables."""

from datetime import UTC, datetime, timedelta

from events.models import EventPage, EventSeriesPage, EventState
from tests.factories import NOON
from tests.many_pages import plant

FOUR_A_DAY = timedelta(hours=6)


def grow(
    series: EventSeriesPage, count: int, *, begin: datetime = NOON, every: timedelta = FOUR_A_DAY
) -> None:
    """So many dates of two hours below the series, from `begin` on, each so long after the last."""
    series.refresh_from_db()
    begin = begin.astimezone(UTC)
    events = [
        _event(series.numchild + number, begin + every * (number + 1)) for number in range(count)
    ]
    plant(series, events)
    EventState.objects.bulk_create(EventState(event_id=event.pk) for event in events)


def _event(place: int, start: datetime) -> EventPage:
    return EventPage(
        title=f"Grown date {place}",
        slug=f"grown-{place}",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        venue="Town Hall",
        audience=f"Team {place % 40}",
    )
