from datetime import UTC, date, time, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as some

from bscp_site.starter.dates import WEEKS, Pattern

MORNING = {"starts": time(9, 30), "ends": time(12, 30)}


def pattern(months=(3, 6, 9, 12), week=2, weekday=3):
    return Pattern(months=months, week=week, weekday=weekday, **MORNING)


def test_counts_weekdays_within_the_month():
    assert pattern(week=2, weekday=3).day_in(2027, 6) == date(2027, 6, 10)
    assert pattern(week=1, weekday=3).day_in(2027, 7) == date(2027, 7, 1)


def test_a_day_that_is_today_comes_next_year():
    days = pattern(months=(6,)).next_days(date(2027, 6, 10))

    assert days == [date(2028, 6, 8)]


def test_a_day_that_would_lie_beyond_the_year_is_held_a_week_earlier():
    wednesdays = pattern(months=(10,), weekday=2)
    assert wednesdays.day_in(2032, 10) == date(2032, 10, 13)

    days = wednesdays.next_days(date(2031, 10, 8))

    assert days == [date(2032, 10, 6)]


@given(
    today=some.dates(date(2000, 1, 1), date(2090, 1, 1)),
    months=some.sets(some.integers(1, 12), min_size=1).map(tuple),
    week=some.sampled_from(WEEKS),
    weekday=some.integers(0, 6),
)
def test_every_month_has_one_day_ahead_and_none_is_more_than_a_year_ahead(
    today, months, week, weekday
):
    days = pattern(months, week, weekday).next_days(today)

    assert len(set(days)) == len(months)
    assert days == sorted(days)
    assert all(today < day <= today + relativedelta(years=1) for day in days)
    assert {day.weekday() for day in days} == {weekday}


def test_the_clock_on_the_wall_counts_in_summer_and_in_winter():
    winter, _ = pattern().span(date(2027, 3, 11))
    summer, ends_at = pattern().span(date(2027, 6, 10))

    assert winter.astimezone(UTC).time() == time(9, 30)
    assert summer.astimezone(UTC).time() == time(8, 30)
    assert ends_at - summer == timedelta(hours=3)
