"""Our dates as iCalendar (RFC 5545, RFC 7986).

Bytes stay the same until an event changes: every stamp comes from the event's state, none from
the clock. The time zone is written by hand as two yearly rules, because lists of single
transitions are misread by widely used calendars.
"""

import unicodedata
from collections.abc import Iterable
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDatetime,
    vRecur,
)

from bscp_site.kit.addresses import absolute
from events.choices import EventStatus

LONDON = ZoneInfo("Europe/London")
UNSHOWN = {"Cc", "Cs", "Zl", "Zp"}  # control characters, and line ends that are letters
REFRESH = timedelta(hours=6)
ICAL_STATUS = {
    EventStatus.SCHEDULED: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}


def calendar(events: Iterable, *, name: str = "", organiser: str = "") -> bytes:
    """The events as one calendar file. A `name` makes it a feed that calendars subscribe to.

    The file of a single event carries no name: some calendars would open a whole new calendar.
    """
    cal = Calendar()
    cal.add("prodid", "-//Partnership website//Dates//EN")
    cal.add("version", "2.0")
    if name:
        cal.add("name", name)
        cal.add("x-wr-calname", name)
        cal.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
        cal.add("x-published-ttl", "PT6H")
    cal.add_component(london())
    for event in events:
        cal.add_component(entry(event, organiser=organiser))
    return cal.to_ical()


def entry(event, *, organiser: str = "") -> Event:
    """One event fetched `for_display`, published at least once."""
    state = event.state
    item = Event()
    item.add("uid", str(state.uid))
    item.add("sequence", state.sequence)
    item.add("dtstamp", state.changed_at)
    item.add("last-modified", state.changed_at)
    item.add("summary", _plain(_title(event, state)))
    _add_times(item, event)
    item.add("status", _status(event, state))
    item.add("transp", "TRANSPARENT" if state.status == EventStatus.CANCELLED else "OPAQUE")
    item.add("location", _plain(event.place_words))
    address = absolute(event.url)
    item.add("url", address)
    item.add("description", "\n".join(filter(None, [_plain(event.summary), address])))
    if organiser:
        item.add("organizer", f"mailto:{organiser}")
    return item


def _plain(text: str) -> str:
    """In one line and without control characters, which some calendars stumble over."""
    return " ".join("".join(map(_shown, text)).split())


def _shown(sign: str) -> str:
    return " " if unicodedata.category(sign) in UNSHOWN else sign


def _title(event, state) -> str:
    """Calendars hide a status more often than a title, so what is off is said in the title."""
    if state.status != EventStatus.SCHEDULED:
        return f"{EventStatus(state.status).label.upper()}: {event.title}"
    return f"PROVISIONAL: {event.title}" if event.is_provisional else event.title


def _status(event, state) -> str:
    is_open = state.status == EventStatus.SCHEDULED and event.is_provisional
    return "TENTATIVE" if is_open else ICAL_STATUS[EventStatus(state.status)]


def _add_times(item: Event, event) -> None:
    """Local times; what lasts a day or more as whole days, which calendars draw as a bar.

    In the hour that comes twice in October a local time means the first of the two (RFC 5545,
    3.3.5). A date that touches the second is given in UTC.
    """
    start, end = event.starts_at.astimezone(LONDON), event.ends_at.astimezone(LONDON)
    if event.ends_at - event.starts_at >= timedelta(days=1):
        item.add("dtstart", start.date())
        item.add("dtend", end.date() + timedelta(days=1))
        return
    if start.fold or end.fold:
        start, end = event.starts_at.astimezone(UTC), event.ends_at.astimezone(UTC)
    item.add("dtstart", start)
    item.add("dtend", end)


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
