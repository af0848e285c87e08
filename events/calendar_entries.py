"""One event as the lines of a calendar file.

The icalendar package would write the same bytes, ten times slower; a test compares the two.
"""

import unicodedata
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar.parser import Contentline

from bscp_site.kit.addresses import absolute
from events.choices import EventStatus, Style

LONDON = ZoneInfo("Europe/London")
UNSHOWN = {"Cc", "Cs", "Zl", "Zp"}  # control characters, and line ends that are letters
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
FOLDED_FROM = 75  # octets
ICAL_STATUS = {
    EventStatus.SCHEDULED: "CONFIRMED",
    EventStatus.POSTPONED: "TENTATIVE",
    EventStatus.CANCELLED: "CANCELLED",
}
# RFC 7986, 5.9: names of CSS, the nearest to those of our tickets.
COLOURS = {
    Style.BRASS: "gold",
    Style.GREEN: "mediumseagreen",
    Style.ROSE: "palevioletred",
    Style.SKY: "skyblue",
}


def entry(event, *, organiser: str = "", request=None) -> str:
    """One event fetched `for_display`, published at least once.

    With a `request` the cache is asked once for all entries where the site begins.
    """
    state = event.state
    changed = _utc(state.changed_at)
    address = absolute(event.get_url(request))
    start, end = _times(event)
    lines = [
        "BEGIN:VEVENT",
        f"SUMMARY:{_text(title(event))}",
        f"DTSTART{start}",
        f"DTEND{end}",
        f"DTSTAMP:{changed}",
        f"UID:{state.uid}",
        f"SEQUENCE:{state.sequence}",
        f"COLOR:{COLOURS[Style(event.series_style)]}",
        f"DESCRIPTION:{_description(event, address)}",
        f"LAST-MODIFIED:{changed}",
        f"LOCATION:{_text(event.place_words)}",
        *([f"ORGANIZER:mailto:{organiser}"] if organiser else []),
        f"STATUS:{_status(event)}",
        f"TRANSP:{'TRANSPARENT' if state.status == EventStatus.CANCELLED else 'OPAQUE'}",
        f"URL:{address}",
        "END:VEVENT",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def title(event) -> str:
    """Calendars hide a status more often than a title, so what is off is said in the title."""
    status = EventStatus(event.state.status)
    if status != EventStatus.SCHEDULED:
        return f"{status.label.upper()}: {event.title}"
    return f"PROVISIONAL: {event.title}" if event.is_provisional else event.title


def _status(event) -> str:
    status = EventStatus(event.state.status)
    is_open = status == EventStatus.SCHEDULED and event.is_provisional
    return "TENTATIVE" if is_open else ICAL_STATUS[status]


def _description(event, address: str) -> str:
    """Why the date was changed last, what it is about, and where the rest stands."""
    return "\\n".join(filter(None, map(_text, [event.state.reason, event.summary, address])))


def _times(event) -> tuple[str, str]:
    """Local times; what lasts a day or more as whole days, which calendars draw as a bar.

    In the hour that comes twice in October a local time means the first of the two (RFC 5545,
    3.3.5). A date that touches the second is given in UTC.
    """
    start, end = event.starts_at.astimezone(LONDON), event.ends_at.astimezone(LONDON)
    if event.ends_at - event.starts_at >= timedelta(days=1):
        days = (start, end + timedelta(days=1))
        return tuple(f";VALUE=DATE:{day:%Y%m%d}" for day in days)
    if start.fold or end.fold:
        return f":{_utc(start)}", f":{_utc(end)}"
    return tuple(f";TZID=Europe/London:{at:%Y%m%dT%H%M%S}" for at in (start, end))


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """In one line, without the control characters that some calendars stumble over, and escaped."""
    if not words.isprintable():
        words = "".join(map(_shown, words))
    return " ".join(words.split()).translate(ESCAPES)


def _shown(sign: str) -> str:
    return " " if unicodedata.category(sign) in UNSHOWN else sign


def _folded(line: str) -> str:
    if line.isascii() and len(line) < FOLDED_FROM:
        return line
    return Contentline(line).to_ical().decode()
