"""Our dates as iCalendar (RFC 5545, RFC 7986).

Bytes stay the same until an event changes: every stamp comes from the event's state, none from
the clock. The time zone is written by hand as two yearly rules, because lists of single
transitions are misread by widely used calendars.
"""

from collections.abc import Iterable
from datetime import timedelta

from icalendar import (
    Calendar,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDatetime,
    vRecur,
)

from events import calendar_entries

REFRESH = timedelta(hours=6)
END = b"END:VCALENDAR\r\n"


def calendar(events: Iterable, *, name: str = "", organiser: str = "", request=None) -> bytes:
    """The events as one calendar file. A `name` makes it a feed that calendars subscribe to.

    The file of a single event carries no name: some calendars would open a whole new calendar.
    """
    frame = _frame(name).to_ical().removesuffix(END)
    entries = [
        calendar_entries.entry(event, organiser=organiser, request=request) for event in events
    ]
    return frame + "".join(entries).encode() + END


def _frame(name: str) -> Calendar:
    """All but the events."""
    cal = Calendar()
    cal.add("prodid", "-//Partnership website//Dates//EN")
    cal.add("version", "2.0")
    if name:
        cal.add("name", name)
        cal.add("x-wr-calname", name)
        cal.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
        cal.add("x-published-ttl", "PT6H")
    cal.add_component(london())
    return cal


def london() -> Timezone:
    """Europe/London by its two rules, valid since 1996 (Directive 2000/84/EC and before)."""
    zone = Timezone()
    zone.add("tzid", "Europe/London")
    zone.add_component(_rule(TimezoneDaylight(), "BST", 3, "19960331T010000", 0, 1))
    zone.add_component(_rule(TimezoneStandard(), "GMT", 10, "19961027T020000", 1, 0))
    return zone


def _rule(part, name: str, month: int, first: str, before: int, after: int):
    part.add("tzname", name)
    # Local time without a zone, as RFC 5545, 3.6.5 demands.
    part.add("dtstart", vDatetime.from_ical(first))
    part.add("tzoffsetfrom", timedelta(hours=before))
    part.add("tzoffsetto", timedelta(hours=after))
    part.add("rrule", vRecur({"freq": "yearly", "bymonth": month, "byday": "-1su"}))
    return part
