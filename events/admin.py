"""What the dates add to the admin."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from events.models import EventPage, EventSeriesPage
from pages.admin.new import Entry, page_entry
from pages.admin.rows import (
    SHOWN,
    TEMPLATE,
    Link,
    Row,
    edit_address,
    explore_address,
    group,
    lists,
    may,
    moment,
)
from pages.panels import Panel

SERIES_LISTED = 40  # far more than any partnership has


def series_by_path():
    return EventSeriesPage.objects.order_by("path")


class NextDateOfEach(Panel):
    """The next date of every series; one that has none ahead stands out."""

    template = TEMPLATE
    anchor = "dates"
    heading = "Next dates"

    def data(self, subject, now: datetime):
        series = series_by_path().with_next_date(EventPage, now)
        shown = list(series[:SHOWN])
        dates = EventPage.objects.in_bulk([each.next_date_id for each in shown])
        rows = [_row(each, dates.get(each.next_date_id), subject) for each in shown]
        more = explore_address(shown[0].get_parent()) if len(shown) == SHOWN else ""
        return lists(
            group(rows, series.count(), more_address=more),
            nothing="There is no series of dates yet.",
        )


def _row(series: EventSeriesPage, event: EventPage | None, user) -> Row:
    links = [Link(entry.label, entry.address) for entry in _add_date(series, user, "Add a date")]
    if event is None:
        address = explore_address(series) if may(user, "change", series) else ""
        return Row(series.title, address, "No date ahead", is_late=True, links=links)
    address = edit_address(event) if may(user, "change", event) else ""
    words = f"{moment(event.starts_at)} · {event.place_words}"
    return Row(series.title, address, words, links=_to_act(event, user))


def _to_act(event: EventPage, user) -> list[Link]:
    if not may(user, "publish", event):
        return []
    return [Link("Move, postpone or cancel", reverse("event_actions", args=[event.pk]))]


def _add_date(series: EventSeriesPage, user, label: str, **values) -> Iterable[Entry]:
    return page_entry(user, EventPage, series, label, icon="date", **values)


def dates_to_add(user) -> Iterable[Entry]:
    for series in series_by_path()[:SERIES_LISTED]:
        yield from _add_date(series, user, series.title, kind="Date")
