"""Addresses under which calendars find our dates."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.urls import reverse

from bscp_site.kit.addresses import absolute, host
from events import calendar_entries
from events.choices import EventStatus


@dataclass(frozen=True)
class Feed:
    """A calendar to subscribe to: by copying `url`, or by a click on `webcal`."""

    label: str
    url: str
    webcal: str


@dataclass(frozen=True)
class CalendarLink:
    label: str
    url: str
    icon: str
    is_external: bool = False  # another company learns of it when a reader follows it


def _feed(label: str, path: str) -> Feed:
    return Feed(label=label, url=absolute(path), webcal=f"webcal://{host()}{path}")


def feed_for_series(series) -> Feed:
    path = reverse("events:series_calendar", kwargs={"series": series.slug})
    return _feed(f"{series.title} only", path)


def feeds(series) -> list[Feed]:
    """One feed with everything, then one for each series."""
    everything = _feed("All events", reverse("events:calendar"))
    return [everything, *(feed_for_series(page) for page in series)]


def for_event(event, series) -> list[CalendarLink]:
    """Ways to keep one published date; none of them carries how to join.

    What is off nobody adds any more: whoever subscribes hears how it goes on.
    """
    names = {"series": series.slug, "event": event.slug}
    feed = CalendarLink(
        f"Subscribe to every {series.title}", feed_for_series(series).webcal, "feed"
    )
    poster = CalendarLink("Poster (PDF)", reverse("events:poster", kwargs=names), "calendar")
    if event.state.status != EventStatus.SCHEDULED:
        return [feed, poster]
    file = reverse("events:event_file", kwargs=names)
    download = CalendarLink("Apple and others: download (.ics)", file, "calendar")
    return [download, *_web_calendars(event), feed, poster]


def _web_calendars(event) -> list[CalendarLink]:
    if not (event.starts_at and event.ends_at):
        return []
    return [
        CalendarLink("Outlook on the web", _outlook(event), "calendar", is_external=True),
        CalendarLink("Google Calendar", _google(event), "calendar", is_external=True),
    ]


def _outlook(event) -> str:
    values = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": calendar_entries.title(event),
        "startdt": event.starts_at.astimezone(UTC).isoformat(),
        "enddt": event.ends_at.astimezone(UTC).isoformat(),
        "location": event.place_words,
        "body": absolute(event.url),
    }
    return f"https://outlook.office.com/calendar/deeplink/compose?{urlencode(values)}"


def _google(event) -> str:
    values = {
        "action": "TEMPLATE",
        "text": calendar_entries.title(event),
        "dates": f"{_compact(event.starts_at)}/{_compact(event.ends_at)}",
        "ctz": "Europe/London",
        "location": event.place_words,
        "details": absolute(event.url),
    }
    return f"https://calendar.google.com/calendar/render?{urlencode(values)}"


def _compact(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
