"""Days that follow from a cadence, counted from the day of loading."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta, weekday
from django.utils import timezone

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKS = (1, 2, 3, 4)  # not every month has a fifth Thursday


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

    def next_days(self, today: date) -> list[date]:
        """The next day in each month, in order: all after today, none more than a year ahead."""
        return sorted(self._next_day(month, today) for month in self.months)

    def _next_day(self, month: int, today: date) -> date:
        day = self.day_in(today.year, month)
        if day <= today:
            day = self.day_in(today.year + 1, month)
        # The same weekday of a month comes again after 52 or 53 weeks. In the second case it can
        # fall beyond the year; the week before never does, and the count for the year holds.
        if day > today + relativedelta(years=1):
            day -= timedelta(weeks=1)
        return day

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Start and end on that day by the clock on the wall, in summer and in winter."""
        zone = timezone.get_default_timezone()
        return (
            datetime.combine(day, self.starts, tzinfo=zone),
            datetime.combine(day, self.ends, tzinfo=zone),
        )
