"""The dates of twelve months on one page."""

import calendar
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from bscp_site.kit.addresses import absolute
from bscp_site.kit.dates import clock
from events.choices import EventStatus
from events.querysets import EventQuerySet
from events.tickets import Ticket, tickets_for

MONTHS = 12
DATES_OF_MONTH = 4  # so many fit, with long titles
TITLE_LENGTH, PLACE_LENGTH = 44, 26
CARE = "Dates can change. The latest is always at"

Span = tuple[date, date]


def words(dates: EventQuerySet, index_path: str, now: datetime) -> dict[str, object]:
    """The words of the planner from this month on, of dates that were asked for `for_display`."""
    first = timezone.localdate(now).replace(day=1)
    months = [first + relativedelta(months=number) for number in range(MONTHS)]
    spans = _spans(dates, months[0], months[-1] + relativedelta(months=1))
    keys = {month: _of_month(spans, month) for month in months}
    shown = {key for found in keys.values() for key in found[:DATES_OF_MONTH]}
    tickets = {ticket.event.pk: ticket for ticket in tickets_for(dates.filter(pk__in=shown), now)}
    address = absolute(index_path)
    return {
        "title": f"Dates from {_month_words(months[0])} to {_month_words(months[-1])}",
        "series": _series(tickets.values()),
        "months": [_month(month, keys[month], spans, tickets) for month in months],
        "care": CARE,
        "address": address,
        "address_words": address.split("//", 1)[1],
    }


def _spans(dates: EventQuerySet, first: date, end: date) -> dict[int, Span]:
    """First and last day of every date in the time, in order; only these of all are read."""
    found = dates.between(_midnight(first), _midnight(end)).values_list(
        "pk", "starts_at", "ends_at"
    )
    return {
        key: (timezone.localdate(start), timezone.localdate(end - timedelta(microseconds=1)))
        for key, start, end in found
    }


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _month_words(month: date) -> str:
    return date_format(month, "F Y")


def _of_month(spans: dict[int, Span], month: date) -> list[int]:
    last = month + relativedelta(months=1, days=-1)
    return [key for key, (first, end) in spans.items() if first <= last and end >= month]


def _series(tickets: Iterable[Ticket]) -> list[dict[str, str]]:
    """The key to the colours."""
    found = {ticket.series_title: ticket.style for ticket in tickets}
    return [{"title": title, "style": style} for title, style in sorted(found.items())]


def _month(month: date, keys: list[int], spans, tickets) -> dict[str, object]:
    first_weekday, length = calendar.monthrange(month.year, month.month)
    shown = [key for key in keys[:DATES_OF_MONTH] if key in tickets]
    return {
        "name": _month_words(month),
        "first_weekday": first_weekday,
        "length": length,
        "dates": [_date(tickets[key], spans[key], month) for key in shown],
        "more": len(keys) - len(shown),
    }


def _date(ticket: Ticket, span: Span, month: date) -> dict[str, object]:
    return {
        "days": [
            day.day for day in _days(*span) if (day.year, day.month) == (month.year, month.month)
        ],
        "day": _day_words(*span),
        "title": Truncator(ticket.title).chars(TITLE_LENGTH),
        "about": _about(ticket),
        "status": ticket.status.words if ticket.status else "",
        "is_off": ticket.is_off,
        "style": ticket.style,
        "address": absolute(ticket.url),
    }


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _day_words(first: date, last: date) -> str:
    start = date_format(first, "D j")
    return start if first == last else f"{start} to {date_format(last, 'D j M')}"


def _about(ticket: Ticket) -> str:
    if ticket.is_off:
        is_open = ticket.event.state.status == EventStatus.POSTPONED
        return "New date to follow" if is_open else ""
    start = timezone.localtime(ticket.starts_at)
    return f"{clock(start.time())}, {Truncator(ticket.place).chars(PLACE_LENGTH)}".rstrip(", ")
