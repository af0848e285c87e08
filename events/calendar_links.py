"""Addresses under which calendars find our dates."""

from dataclasses import dataclass

from django.urls import reverse

from bscp_site.kit.addresses import absolute, host


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
    file = reverse("events:event_file", kwargs={"series": series.slug, "event": event.slug})
    return [
        CalendarLink("Download this date (.ics)", file, "calendar"),
        CalendarLink(f"Subscribe to every {series.title}", feed_for_series(series).webcal, "feed"),
    ]
