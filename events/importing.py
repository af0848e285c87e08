"""A table of dates: read, and each row looked at, before anything is added."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from events import reading
from events.adding import NewDate, usual_title
from events.choices import Format
from events.day_notes import Diary
from events.known_dates import KnownDate
from events.local_times import LocalTimeError, at
from events.models import EventSeriesPage

COLUMNS = ("series", "title", "date", "start", "end", "venue", "format", "audience")
MOST_ROWS = 200
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]")
FORMULA = ("=", "+", "@", "-", "\t")
FORMATS = {
    "in person": Format.IN_PERSON,
    "online": Format.ONLINE,
    "in person and online": Format.BOTH,
    "both": Format.BOTH,
    "hybrid": Format.BOTH,
}
FARTHEST_YEARS = 5
LONGEST = 200  # signs, as venue and audience allow; a title has room for more


class RefusedTableError(ValueError):
    """Why nothing of a table can be read, in a sentence for whoever sent it."""


class RefusedRowError(ValueError):
    """What is wrong with a row, in a sentence for whoever sent it."""


@dataclass(frozen=True)
class Row:
    """One row as it would be kept. Where it cannot be, `fault` says why."""

    number: int  # as a spreadsheet counts
    cells: Mapping[str, str]
    new: NewDate | None = None
    title: str = ""
    fault: str = ""
    is_known: bool = False
    notes: Sequence[str] = ()

    @property
    def place(self) -> str:
        return self.new.as_page().place_words


def read(text: str) -> list[tuple[int, dict[str, str]]]:
    """The rows with their numbers and the names of their columns, without empty ones."""
    delimiter = max(",;\t", key=text[:2000].count)
    lines = csv.reader(text.splitlines(), delimiter=delimiter, strict=True)
    try:
        table = [(lines.line_num, [cell.strip() for cell in row]) for row in lines]
    except csv.Error as error:
        raise RefusedTableError(f"Row {lines.line_num} cannot be read as a table.") from error
    table = [(number, row) for number, row in table if any(row)]
    names, table = _columns(table)
    if len(table) > MOST_ROWS:
        raise RefusedTableError(f"More than {MOST_ROWS} dates. Send the table in parts.")
    if not table:
        raise RefusedTableError("There is no date in this table.")
    return [(number, dict(zip(names, row, strict=False))) for number, row in table]


def _columns(table: list) -> tuple[list[str], list]:
    """The names of the columns in their order: by the heading, or as the example has them."""
    if not table:
        return list(COLUMNS), table
    heading = [cell.lower().rstrip(":*") for cell in table[0][1]]
    if not {"series", "date"} <= set(heading):
        return list(COLUMNS), table
    if unknown := [name for name in heading if name and name not in COLUMNS]:
        known = ", ".join(COLUMNS)
        raise RefusedTableError(f"“{unknown[0][:40]}” is no column here. These are: {known}.")
    if twice := [name for name in COLUMNS if heading.count(name) > 1]:
        raise RefusedTableError(f"There are two columns “{twice[0]}”.")
    return heading, table[1:]


class Plan:
    """Looks rows up in what is known, without asking the database for each."""

    def __init__(self, series: Sequence[EventSeriesPage], diary: Diary, now: datetime):
        """`diary` holds every date there is, however long ago."""
        self.now, self.diary = now, diary
        self.series = {_key(name): each for each in series for name in (each.slug, each.title)}
        self.known = {(date.series, date.starts_at) for date in diary.known}

    def rows(self, text: str) -> list[Row]:
        """What would become of each row. Raises RefusedTableError."""
        first: dict[tuple, int] = {}
        rows = [self._row(number, cells, first) for number, cells in read(text)]
        dates = [_as_known(row) for row in rows]
        diary = self.diary.with_dates(filter(None, dates))
        return [
            replace(row, notes=self._notes(date, diary))
            for row, date in zip(rows, dates, strict=True)
        ]

    def _row(self, number: int, cells: dict[str, str], first: dict[tuple, int]) -> Row:
        try:
            new = self._new(cells)
        except (RefusedRowError, reading.UnreadableError, LocalTimeError) as refusal:
            return Row(number, cells, fault=str(refusal))
        row = first.setdefault(new.key, number)
        if row != number:
            return Row(number, cells, fault=f"The same date stands in row {row}.")
        title = new.title or usual_title(new.series, new.starts_at)
        return Row(number, cells, new, title, is_known=new.key in self.known)

    def _new(self, cells: dict[str, str]) -> NewDate:
        for name, value in cells.items():
            _check(name, value)
        series = self._series(cells.get("series", ""))
        day = reading.day(_needed(cells, "date"))
        if day.year > self.now.year + FARTHEST_YEARS:
            raise RefusedRowError(f"{day.year} is more than five years ahead: is the year right?")
        starts_at = at(day, reading.clock(_needed(cells, "start")))
        ends_at = at(day, reading.clock(_needed(cells, "end")))
        if ends_at <= starts_at:
            raise RefusedRowError("The end must be after the start.")
        return NewDate(
            series=series,
            starts_at=starts_at,
            ends_at=ends_at,
            title=cells.get("title", ""),
            venue=cells.get("venue") or None,
            format=_format(cells.get("format", "")),
            audience=cells.get("audience") or None,
        )

    def _series(self, given: str) -> EventSeriesPage:
        if not given:
            raise RefusedRowError("It does not say of which series.")
        found = self.series.get(_key(given))
        if found is None:
            raise RefusedRowError(f"“{given[:60]}” is no series to which you may add.")
        return found

    def _notes(self, date: KnownDate | None, diary: Diary) -> list[str]:
        if date is None:
            return []
        passed = ["This day has passed."] if date.ends_at <= self.now else []
        return [*passed, *diary.notes_on(date)]


def _as_known(row: Row) -> KnownDate | None:
    if row.new is None or row.is_known:
        return None
    new = row.new
    title, path = new.series.title, new.series.path
    return KnownDate(-row.number, row.title, path, title, new.starts_at, new.ends_at)


def _key(name: str) -> str:
    """However somebody writes the name: apostrophes, capitals and spaces do not count."""
    return re.sub(r"[^\w]", "", name.replace("_", "").lower())


def _needed(cells: dict[str, str], name: str) -> str:
    if not cells.get(name):
        raise RefusedRowError(f"The {name} is missing.")
    return cells[name]


def _check(name: str, value: str) -> None:
    if CONTROL.search(value):
        raise RefusedRowError(f"The {name} has a sign in it that no text has.")
    if value.startswith(FORMULA):
        raise RefusedRowError(f"The {name} begins like a formula: “{value[:20]}”.")
    if len(value) > LONGEST:
        raise RefusedRowError(f"The {name} is longer than {LONGEST} signs.")


def _format(given: str) -> str | None:
    if not given:
        return None
    found = FORMATS.get(" ".join(given.lower().replace("-", " ").split()))
    if found is None:
        words = ", ".join(label.lower() for label in Format.labels)
        raise RefusedRowError(f"“{given[:40]}” is no format. There are: {words}.")
    return found


def example(series: Sequence[EventSeriesPage], now: datetime) -> bytes:
    """A table that can be filled in, with a row for each of the first series."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(COLUMNS)
    for number, each in enumerate(series[:3], 1):
        day = now.date() + timedelta(days=91 * number)
        words = f"{day.day} {day:%B %Y}"
        table.writerow(
            [_harmless(each.title), "", words, "9:30am", "12:30pm", "Town Hall", "in person", ""]
        )
    return text.getvalue().encode("utf-8-sig")  # with the mark by which Excel knows it


def _harmless(cell: str) -> str:
    """A spreadsheet must not take a title for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
