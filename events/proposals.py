"""Which dates a series should have next, by its rule or, without one, like its last date."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from django.utils import timezone
from django.utils.formats import date_format

from bscp_site.kit import bank_holidays
from events.cadence import horizon, of_series
from events.choices import Cadence
from events.known_dates import KnownDate
from events.patterns import Pattern

YEARS_LOOKED_AT = 6  # ahead of a last date; a series that has dates beyond them needs none


@dataclass(frozen=True)
class Proposal:
    """One day for a series, in local time. `usual` is the day by the rule, where it was left."""

    series: object
    day: date
    starts: time
    ends: time
    usual: date | None = None

    @property
    def moved_words(self) -> str:
        """Why it is not on the usual day; nothing where it is."""
        if self.usual is None:
            return ""
        holiday = bank_holidays.name_of(self.usual)
        why = f"a bank holiday: {holiday}" if holiday else "which is cancelled"
        return f"Moved from {date_format(self.usual, 'l j F')}, {why}."


def pattern_of(series, known: Iterable[KnownDate]) -> Pattern | None:
    """None where there is neither a rule, nor a cadence with a date to go by."""
    if series.rule:
        return series.rule
    standing = [date for date in of_series(series, known) if date.stands]
    expected = Cadence(series.cadence).dates_a_year
    if not (standing and expected):
        return None
    starts, ends = (
        timezone.localtime(moment) for moment in (standing[-1].starts_at, standing[-1].ends_at)
    )
    is_within_a_day = starts.date() == ends.date()
    return Pattern.like(starts, ends, expected) if is_within_a_day else None


def next_date(series, known: Iterable[KnownDate], now: datetime) -> Proposal | None:
    """The day after the last date there is, and after today. A day that was cancelled stays so."""
    pattern = pattern_of(series, known)
    if pattern is None:
        return None
    today = timezone.localdate(now)
    last = max([today, *(date.day for date in of_series(series, known))])
    days = _proposals(series, pattern, today.year - 1)
    covered = _covered([each.day for each in _until_year(days, last.year + 2)], series, known)
    after = (
        each
        for each in _proposals(series, pattern, today.year - 1)
        if each.day > last and each.day not in covered
    )
    return next(_until_year(after, today.year + YEARS_LOOKED_AT), None)


def year_ahead(series, known: Iterable[KnownDate], now: datetime) -> list[Proposal]:
    """What is still missing in the next twelve months, in order.

    Each date there is takes the day by the rule that it is nearest to: a date that was moved by a
    few weeks is not proposed once more. So does one that is postponed, as it waits for a new date.
    What is cancelled takes none, and another day is proposed in its place.
    """
    pattern = pattern_of(series, known)
    if pattern is None:
        return []
    today, until = timezone.localdate(now), timezone.localdate(horizon(now))
    days = list(_until_year(_proposals(series, pattern, today.year - 1), until.year + 1))
    covered = _covered([each.day for each in days], series, known)
    missing = [each for each in days if today < each.day < until and each.day not in covered]
    taken = {date.day for date in of_series(series, known)}
    return [_beside(each, taken, today, until) for each in missing[: _room(series, known, now)]]


def _beside(proposal: Proposal, taken: set[date], today: date, until: date) -> Proposal:
    """A week or more away, where the day itself is that of a date that was cancelled."""
    if proposal.day not in taken:
        return proposal
    weeks = (proposal.day + timedelta(weeks=sign * n) for n in range(1, 9) for sign in (1, -1))
    free = (
        day
        for day in weeks
        if today < day < until and day not in taken and not bank_holidays.is_bank_holiday(day)
    )
    return replace(proposal, day=next(free, proposal.day), usual=proposal.day)


def _room(series, known: Iterable[KnownDate], now: datetime) -> int | None:
    """No more than make a whole year, whatever the extra week of the horizon holds."""
    expected = Cadence(series.cadence).dates_a_year
    if not expected:
        return None
    until = horizon(now)
    ahead = [d for d in of_series(series, known) if d.counts and now < d.ends_at <= until]
    return max(expected - len(ahead), 0)


def _proposals(series, pattern: Pattern, year: int) -> Iterator[Proposal]:
    for usual, day in pattern.days_from(year):
        yield Proposal(series, day, pattern.starts, pattern.ends, usual if usual != day else None)


def _until_year(proposals: Iterator[Proposal], year: int) -> Iterator[Proposal]:
    return takewhile(lambda each: each.day.year <= year, proposals)


def _covered(days: list[date], series, known: Iterable[KnownDate]) -> set[date]:
    kept = [date.day for date in of_series(series, known) if date.counts]
    return {min(days, key=lambda day, own=own: abs(day - own)) for own in kept} if days else set()
