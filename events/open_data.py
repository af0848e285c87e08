"""The dates for other people's programs: `/events/events.json`, described in
`docs/events-json.md`."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils import timezone

from bscp_site.kit.addresses import absolute
from events.models import EventPage

VERSION = 1


def document(events: Iterable[EventPage], *, publisher: str, request=None) -> dict[str, object]:
    """Every date, of those that were asked for `for_display`."""
    return {
        "version": VERSION,
        "publisher": publisher,
        "timezone": "Europe/London",
        "events": [entry(event, request) for event in events],
    }


def entry(event: EventPage, request=None) -> dict[str, object]:
    """What its page says. Where people join is told in other ways, and never here."""
    state = event.state
    return {
        "id": f"urn:uuid:{state.uid}",
        "sequence": state.sequence,
        "updated": _utc(state.changed_at),
        "title": event.title,
        "summary": event.summary,
        "series": {"title": event.series_title, "slug": event.series_slug},
        "status": state.status,
        "provisional": event.is_provisional,
        "start": _moment(event.starts_at),
        "end": _moment(event.ends_at),
        "previous_start": _moment(state.previous_start),
        "moved_online": _moment(state.moved_online_at),
        "format": event.format or None,
        "place": event.place_words,
        "audience": event.audience,
        "url": absolute(event.get_url(request)),
    }


def _moment(at: datetime | None) -> dict[str, str] | None:
    """In UTC, and as London's clocks show it."""
    return at and {"utc": _utc(at), "local": timezone.localtime(at).isoformat()}


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")
