"""Days that follow from a rule, such as the second Thursday of March and June."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice

from dateutil.relativedelta import relativedelta, weekday

from bscp_site.kit.bank_holidays import is_bank_holiday
from bscp_site.kit.dates import clock
from events.choices import MONTHS, Week, Weekday
from events.local_times import at

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Pattern:
    """One weekday in some months of the year, by the clock on the wall."""

    months: tuple[int, ...]
    week: int  # 1 to 4, or -1 for the last; not every month has a fifth Thursday
    weekday: int  # 0 is Monday
    starts: time
    ends: time

    @classmethod
    def like(cls, starts: datetime, ends: datetime, dates_a_year: int) -> "Pattern":
        """What a single date suggests; both moments in local time. At most twelve dates a year."""
        step = 12 // dates_a_year
        months = sorted((starts.month - 1 + n * step) % 12 + 1 for n in range(dates_a_year))
        week = (starts.day - 1) // 7 + 1
        return cls(
            months=tuple(months),
            week=week if week <= Week.FOURTH else Week.LAST,
            weekday=starts.weekday(),
            starts=starts.time(),
            ends=ends.time(),
        )

    @property
    def words(self) -> str:
        """ "The second Thursday of March and June, 9:30am to 12:30pm"."""
        every = len(self.months) == len(MONTHS)
        months = "each month" if every else _listed([MONTHS[number - 1] for number in self.months])
        day = f"The {Week(self.week).label.lower()} {Weekday(self.weekday).label} of {months}"
        return f"{day}, {clock(self.starts)} to {clock(self.ends)}"

    def day_in(self, year: int, month: int) -> date:
        nth = weekday(self.weekday)(self.week)
        # Counted backwards from the last day of the month, or forwards from the first.
        edge = relativedelta(day=31) if self.week < 0 else relativedelta(day=1)
        return date(year, month, 1) + edge + relativedelta(weekday=nth)

    def held_in(self, year: int, month: int) -> date:
        """The day people meet: on a bank holiday nobody comes, so it is held a week later, or
        earlier where the month ends first. It stays in its month, so months keep their order."""
        day = self.day_in(year, month)
        later = [day + n * _WEEK for n in range(5)]
        earlier = [day - n * _WEEK for n in range(1, 5)]
        choices = (other for other in later + earlier if other.month == month)
        return next(other for other in choices if not is_bank_holiday(other))

    def days_from(self, year: int) -> Iterator[tuple[date, date]]:
        """From January of that year: each day by the rule, with the day on which it is held."""
        for each in count(year):
            for month in self.months:
                yield self.day_in(each, month), self.held_in(each, month)

    def next_days(self, today: date) -> list[date]:
        """The next day in each month, in order: all after today, none more than a year ahead."""
        return sorted(self._next_day(month, today) for month in self.months)

    def _next_day(self, month: int, today: date) -> date:
        day = self.held_in(today.year, month)
        if day <= today:
            day = self.held_in(today.year + 1, month)
        # The same weekday of a month comes again after 52 or 53 weeks. In the second case it can
        # fall beyond the year; a week before never does, and the count for the year holds.
        while day > today + relativedelta(years=1) or is_bank_holiday(day):
            day -= _WEEK
        return day

    def past_days(self, today: date, number: int) -> list[date]:
        """The last so many days before today, in order."""
        backwards = (
            self.held_in(year, month)
            for year in count(today.year, -1)
            for month in sorted(self.months, reverse=True)
        )
        return sorted(islice((day for day in backwards if day < today), number))

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Start and end on that day, in summer and in winter."""
        return at(day, self.starts), at(day, self.ends)


def _listed(words: list[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
