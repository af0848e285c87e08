"""Whether an office answers now, and when that changes: by the clock on the wall in London.

Moments are compared in UTC, because Python compares two times of one zone by the clock alone,
which is wrong twice a year. A time that comes twice as summer time ends means its first coming.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from bscp_site.kit.bank_holidays import is_bank_holiday
from pages.choices import Applies

MIDNIGHT = time(0)
# The longest that an office is closed: a weekend between bank holidays, with much to spare.
DAYS_AHEAD = 15


@dataclass(frozen=True)
class Hours:
    """The same hours on some days of the week; no times where only the days are known."""

    weekdays: frozenset[int]  # 0 is Monday
    opens: time | None = None
    closes: time | None = None  # midnight: the end of the day

    @property
    def has_times(self) -> bool:
        return self.opens is not None and self.closes is not None


@dataclass(frozen=True)
class Answering:
    """What applies at a moment, and until when; `applies` is None where nobody can say."""

    applies: Applies | None
    until: datetime | None  # None: nothing changes within a fortnight

    def is_now(self, applies: str) -> bool:
        """Whether a number that is for these hours is the one to call."""
        return self.applies is not None and applies == self.applies


@dataclass(frozen=True)
class OfficeHours:
    rows: tuple[Hours, ...]

    def at(self, now: datetime) -> Answering:
        now = now.astimezone(UTC)
        applies = self._applies(now)
        changes = (at for at in self._edges(now) if at > now and self._applies(at) != applies)
        return Answering(applies, next(changes, None))

    def _applies(self, now: datetime) -> Applies | None:
        """Bank holidays are out of hours, and so are days that no row names."""
        if not self.rows:
            return None
        day = timezone.localdate(now)
        rows = list(self._rows_of(day))
        if any(start <= now < end for start, end in map(_span(day), _timed(rows))):
            return Applies.IN_HOURS
        return Applies.OUT_OF_HOURS if len(rows) == len(_timed(rows)) else None

    def _rows_of(self, day: date) -> Iterator[Hours]:
        if not is_bank_holiday(day):
            yield from (row for row in self.rows if day.weekday() in row.weekdays)

    def _edges(self, now: datetime) -> list[datetime]:
        """Every moment at which something may change, in order."""
        today = timezone.localdate(now)
        days = [today + timedelta(days=n) for n in range(DAYS_AHEAD)]
        edges = {_moment(day, MIDNIGHT) for day in days}
        for day in days:
            for span in map(_span(day), _timed(self._rows_of(day))):
                edges.update(span)
        return sorted(edges)


def _timed(rows: Iterable[Hours]) -> list[Hours]:
    return [row for row in rows if row.has_times]


def _span(day: date):
    def span(row: Hours) -> tuple[datetime, datetime]:
        last = day + timedelta(days=1) if row.closes == MIDNIGHT else day
        return _moment(day, row.opens), _moment(last, row.closes)

    return span


def _moment(day: date, at: time) -> datetime:
    zone = timezone.get_default_timezone()
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)
