"""Bank holidays in England, which offices keep closed."""

from datetime import date
from functools import cache

from holidays import country_holidays


@cache
def _of(year: int) -> dict[date, str]:
    return dict(country_holidays("GB", subdiv="ENG", years=year))


def is_bank_holiday(day: date) -> bool:
    """Whether England has the day off."""
    return day in _of(day.year)


def name_of(day: date) -> str:
    """What the bank holiday is called; nothing on other days."""
    return _of(day.year).get(day, "")
