"""What posters say: one date, or a series with its next dates."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

from bscp_site.kit.addresses import absolute
from events import codes
from events.choices import EventStatus
from events.models import EventPage, EventSeriesPage
from events.tickets import Ticket, ticket_for, tickets_for

DATES_SHOWN = 6
CARE = "Dates can change. Look here before you set out."


def of_event(event: EventPage, series: EventSeriesPage, now: datetime) -> dict[str, object]:
    """The words of the poster of one published date."""
    ticket = ticket_for(event, now, series=series)
    return {
        "kind": "event",
        "title": event.title,
        "over": series.title if series.title != event.title else "",
        "summary": event.summary,
        "status": ticket.status.words if ticket.status else "",
        "is_off": ticket.is_off,
        "when": _when(event, ticket),
        "was": ticket.was,
        "date": _roundel(ticket),
        "facts": _facts(
            ("Where", ticket.place),
            ("How", _how(event, ticket)),
            ("For", event.audience or series.audience),
        ),
        "dates": [],
        **_address(event.url, "What is planned, and any change:"),
    }


def of_series(series: EventSeriesPage, now: datetime) -> dict[str, object]:
    """The words of the poster of a series; its code leads to whatever date is next."""
    dates = tickets_for(series.dates().upcoming(now)[:DATES_SHOWN], now)
    return {
        "kind": "series",
        "title": series.title,
        "over": series.get_cadence_display(),
        "summary": series.summary,
        "status": "",
        "is_off": False,
        "date": None,
        "facts": _facts(("When", series.pattern), ("For", series.audience)),
        "dates": [_line(ticket) for ticket in dates],
        **_address(f"{series.get_parent().url}next/{series.slug}/", "The next date:"),
    }


def _when(event: EventPage, ticket: Ticket) -> str:
    if event.state.status == EventStatus.POSTPONED:
        return "New date to follow"
    return f"{ticket.date_words}, {ticket.when}" if ticket.when else ticket.date_words


def _how(event: EventPage, ticket: Ticket) -> str:
    """Nothing where the place says it already."""
    how = event.get_format_display() if event.format else ""
    return how if how != ticket.place else ""


def _line(ticket: Ticket) -> dict[str, str]:
    is_open = ticket.event.state.status == EventStatus.POSTPONED
    return {
        "when": _when(ticket.event, ticket),
        "status": ticket.status.words if ticket.status else "",
        "place": f"Was {ticket.was}" if is_open else ticket.place,
    }


def _roundel(ticket: Ticket) -> list[str] | None:
    """Weekday, day and month."""
    if ticket.starts_at is None:
        return None
    start = timezone.localtime(ticket.starts_at)
    return [date_format(start, part) for part in ("l", "j", "F")]


def _facts(*facts: tuple[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "said": said} for name, said in facts if said]


def _address(path: str, invitation: str) -> dict[str, object]:
    """Where the poster leads: as a code for telephones, and in words."""
    address = absolute(path)
    words = address.split("//", 1)[1]
    return {
        "address": address,
        "address_words": words,
        "code": codes.rows(address),
        "code_says": f"QR code that leads to {words}",
        "invitation": invitation,
        "care": CARE,
    }
