"""Days on which offices in England are open."""

from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_bank_holiday(day: date) -> bool:
    """Whether England has the day off."""
    return day in _bank_holidays(day.year)


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not is_bank_holiday(day)


def working_days_after(day: date, count: int) -> date:
    """The last of the next `count` working days after `day`, which is not counted itself."""
    while count:
        day += ONE_DAY
        count -= is_working_day(day)
    return day
