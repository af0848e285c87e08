"""What the dates add to the admin."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.formats import date_format

from events.cadence import Outlook, horizon, of_series
from events.day_notes import Diary
from events.known_dates import KnownDate
from events.models import EventPage, EventSeriesPage
from events.planned import diary, known_dates, outlooks, series_by_path
from pages.admin.new import Entry, page_entry
from pages.admin.rows import (
    SHOWN,
    TEMPLATE,
    Group,
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


class NextDateOfEach(Panel):
    """The next date of every series, and what lies ahead of it against its cadence."""

    template = TEMPLATE
    anchor = "dates"
    heading = "Next dates"

    def data(self, subject, now: datetime):
        series, known = list(series_by_path()), known_dates(now)
        shown = series[:SHOWN]
        dates = [_next_of(each, known, now) for each in shown]
        pages = EventPage.objects.in_bulk([date.pk for date in dates if date])
        rows = [
            _row(each, outlook, (date, pages[date.pk]) if date else None, subject)
            for each, outlook, date in zip(shown, outlooks(shown, known, now), dates, strict=True)
        ]
        more = explore_address(series[0].get_parent()) if len(series) > SHOWN else ""
        return lists(
            group(rows, len(series), more_address=more),
            _days_to_look_at(diary(known, now), subject, now),
            _planning(series, subject),
            nothing="There is no series of dates yet.",
        )


def _next_of(series: EventSeriesPage, known, now: datetime) -> KnownDate | None:
    """What readers see next of it."""
    ahead = (date for date in of_series(series, known) if date.ends_at > now)
    return next((date for date in ahead if date.stands and not date.is_draft), None)


def _to_act(event: EventPage, user) -> list[Link]:
    if not may(user, "publish", event):
        return []
    return [Link("Move, postpone or cancel", reverse("event_actions", args=[event.pk]))]


def _to_move(postponed: KnownDate) -> Link:
    day = date_format(postponed.day, "j F")
    return Link(f"Give {day} its new date", reverse("event_action", args=[postponed.pk, "move"]))


def _row(series: EventSeriesPage, outlook: Outlook, found, user) -> Row:
    """`found` is the next date with its page, or None."""
    address = explore_address(series) if may(user, "change", series) else ""
    words = "No date ahead"
    if found:
        date, page = found
        words = f"{moment(date.starts_at)} · {date.place}"
        address = edit_address(page) if may(user, "change", page) else ""
    if outlook.is_short:
        words = f"{words} · {outlook.words}"
    links = _to_act(page, user) if found else []
    if may(user, "publish", series):
        links += map(_to_move, outlook.postponed)
    if may(user, "add", series):
        links.append(Link("Add next date", reverse("next_date", args=[series.pk])))
    return Row(series.title, address, words, is_late=outlook.is_short or not found, links=links)


def _days_to_look_at(book: Diary, user, now: datetime) -> Group:
    """Dates ahead on a holiday, or on a day of another series."""
    until = horizon(now)
    ahead = [date for date in book.known if date.stands and now < date.ends_at < until]
    noted = [(date, notes) for date in ahead if (notes := book.notes_on(date))]
    pages = EventPage.objects.in_bulk([date.pk for date, _ in noted[:SHOWN]])
    rows = [_noted_row(date, notes, pages[date.pk], user) for date, notes in noted[:SHOWN]]
    return group(rows, len(noted), name="Days to look at twice")


def _noted_row(date: KnownDate, notes: list[str], page: EventPage, user) -> Row:
    address = edit_address(page) if may(user, "change", page) else ""
    return Row(date.title, address, f"{moment(date.starts_at)} · {' '.join(notes)}", is_late=True)


def _planning(series: list[EventSeriesPage], user) -> Group:
    """The screens for several dates at once."""
    if not any(may(user, "add", each) for each in series):
        return group([], 0)
    rows = [
        Row("Add the year’s dates", reverse("year_of_dates"), "All series on one screen"),
        Row("Import dates", reverse("import_dates"), "From a table in Excel or Word"),
    ]
    return group(rows, len(rows), name="Several dates at once")


def dates_to_add(user) -> Iterable[Entry]:
    for series in series_by_path()[:SERIES_LISTED]:
        yield from page_entry(user, EventPage, series, series.title, icon="date", kind="Date")
