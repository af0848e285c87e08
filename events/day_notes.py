"""What should make somebody look twice at a day: holidays, and dates of other series."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from bscp_site.kit import bank_holidays
from bscp_site.kit.dates import span_words
from events.known_dates import KnownDate, days_between


@dataclass(frozen=True)
class Diary:
    """What is known of the days ahead: everybody's dates, and the holidays of schools."""

    known: Sequence[KnownDate] = ()
    school_holidays: Sequence = ()

    @cached_property
    def by_day(self) -> dict[date, list[KnownDate]]:
        """The dates on which people are meant to come."""
        found = defaultdict(list)
        for known in self.known:
            for day in known.days if known.stands else ():
                found[day].append(known)
        return found

    def with_dates(self, dates: Iterable[KnownDate]) -> "Diary":
        """The same with dates that are only planned."""
        return Diary([*self.known, *dates], self.school_holidays)

    def notes(self, starts_at: datetime, ends_at: datetime, series: str, pk=None) -> list[str]:
        """On one date of the series with that path; `pk` is its own, where it is known already."""
        days = days_between(starts_at, ends_at)
        others = {other.pk: other for day in days for other in self.by_day.get(day, ())}
        others.pop(pk, None)
        clashes = (_clash(other, starts_at, ends_at, series) for other in others.values())
        return [*_bank_holidays(days), *self._schools(days), *filter(None, clashes)]

    def notes_on(self, known: KnownDate) -> list[str]:
        return self.notes(known.starts_at, known.ends_at, known.series, known.pk)

    def _schools(self, days: list[date]) -> Iterable[str]:
        for holiday in self.school_holidays:
            if any(holiday.holds(day) for day in days):
                yield f"School holidays: {holiday}."


def _bank_holidays(days: list[date]) -> Iterable[str]:
    for day in days:
        if name := bank_holidays.name_of(day):
            yield f"Bank holiday: {name}."


def _clash(other: KnownDate, starts_at: datetime, ends_at: datetime, series: str) -> str:
    """With another date at the same time, or of another series on the same day."""
    if other.starts_at < ends_at and starts_at < other.ends_at:
        return f"At the same time: {_named(other)}."
    return "" if other.series == series else f"On the same day: {_named(other)}."


def _named(other: KnownDate) -> str:
    draft = " (a draft)" if other.is_draft else ""
    return f"{other.title}{draft}, {span_words(other.starts_at, other.ends_at)}"
