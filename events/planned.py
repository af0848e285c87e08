"""What the screens for planning ask of the database, once for all series."""

from datetime import UTC, datetime

from django.utils import timezone

from events.cadence import Outlook, outlook, since
from events.day_notes import Diary
from events.known_dates import KnownDate
from events.models import EventPage, EventSeriesPage, SchoolHoliday


def series_by_path():
    return EventSeriesPage.objects.order_by("path")


def known_dates(now: datetime) -> list[KnownDate]:
    return EventPage.objects.known(since(now))


def every_date() -> list[KnownDate]:
    """However long ago."""
    return EventPage.objects.known(datetime(1900, 1, 1, tzinfo=UTC))


def diary(known: list[KnownDate], now: datetime) -> Diary:
    holidays = SchoolHoliday.objects.ending_from(timezone.localdate(now))
    return Diary(known, list(holidays))


def outlooks(series, known: list[KnownDate], now: datetime) -> list[Outlook]:
    """In the order of the series."""
    return [outlook(each, known, now) for each in series]
