"""Days on which offices in England are open."""

from datetime import date, timedelta

from bscp_site.kit.bank_holidays import is_bank_holiday

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not is_bank_holiday(day)


def working_days_after(day: date, count: int) -> date:
    """The last of the next `count` working days after `day`, which is not counted itself."""
    while count:
        day += ONE_DAY
        count -= is_working_day(day)
    return day
