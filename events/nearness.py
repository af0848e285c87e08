"""How near a date is, in words, and when those words change. All in London time."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format

from bscp_site.kit.dates import clock, span_words

DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


def near_words(starts_at: datetime, ends_at: datetime, now: datetime) -> str:
    """ "Tomorrow, 9:30am to 12:30pm" or "Today, until 12:30pm"; nothing for what is further off.

    Once a date has begun, only its end counts.
    """
    start, today = timezone.localtime(starts_at), timezone.localdate(now)
    if ends_at <= now:
        return ""
    if starts_at <= now:
        return _until(timezone.localtime(ends_at), today)
    if start.date() == today:
        return f"Today, {span_words(starts_at, ends_at)}"
    if start.date() == today + DAY:
        return f"Tomorrow, {span_words(starts_at, ends_at)}"
    return ""


def next_change(starts_at: datetime, ends_at: datetime, now: datetime) -> datetime | None:
    """When a page that shows this date must be asked for again; None once the date is over."""
    first, last = timezone.localdate(starts_at), last_day(ends_at)
    midnights = (start_of(day) for day in (first - DAY, first, last - DAY, last))
    changes = (*midnights, starts_at, ends_at)
    return min((moment for moment in changes if moment > now), default=None)


def days_of(starts_at: datetime, ends_at: datetime) -> Iterable[date]:
    """Each day on which it takes place. What ends at midnight does not reach the next day."""
    first = timezone.localdate(starts_at)
    for number in range((last_day(ends_at) - first).days + 1):
        yield first + number * DAY


def last_day(ends_at: datetime) -> date:
    return timezone.localdate(ends_at - MOMENT)


def start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _until(end: datetime, today: date) -> str:
    last = last_day(end)
    if last == today:
        return f"Today, until {clock(end.time())}"
    if end.date() == today + DAY:
        return f"Now, until {clock(end.time())} tomorrow"
    return f"Now, until {clock(end.time())} on {date_format(end, 'l j F')}"
