"""Days that follow from a cadence, counted from the day of loading."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import count, islice

from dateutil.relativedelta import relativedelta, weekday
from django.utils import timezone

from bscp_site.kit.bank_holidays import is_bank_holiday

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKS = (1, 2, 3, 4)  # not every month has a fifth Thursday
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Pattern:
    """One weekday in some months of the year, such as the second Thursday of March and June."""

    months: tuple[int, ...]
    week: int
    weekday: int  # 0 is Monday
    starts: time
    ends: time

    def day_in(self, year: int, month: int) -> date:
        nth = weekday(self.weekday)(self.week)
        return date(year, month, 1) + relativedelta(weekday=nth)

    def held_in(self, year: int, month: int) -> date:
        """The day people meet: on a bank holiday nobody comes, so it is held a week later, or
        earlier where the month ends first. It stays in its month, so months keep their order."""
        day = self.day_in(year, month)
        later = [day + n * _WEEK for n in range(5)]
        earlier = [day - n * _WEEK for n in range(1, 5)]
        choices = (other for other in later + earlier if other.month == month)
        return next(other for other in choices if not is_bank_holiday(other))

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
        """Start and end on that day by the clock on the wall, in summer and in winter."""
        zone = timezone.get_default_timezone()
        return (
            datetime.combine(day, self.starts, tzinfo=zone),
            datetime.combine(day, self.ends, tzinfo=zone),
        )
