from datetime import UTC, date, time, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as some

from bscp_site.kit.bank_holidays import is_bank_holiday
from events.choices import Week
from events.patterns import Pattern

WEEKS = list(Week)
MONDAY, WEDNESDAY, THURSDAY, FRIDAY = 0, 2, 3, 4
DAYS = some.dates(date(2000, 1, 1), date(2090, 1, 1))
MONTHS = some.sets(some.integers(1, 12), min_size=1).map(tuple)


def pattern(months=(3, 6, 9, 12), week=2, weekday=THURSDAY):
    return Pattern(months, week, weekday, starts=time(9, 30), ends=time(12, 30))


def test_counts_weekdays_within_the_month():
    assert pattern(week=2, weekday=THURSDAY).day_in(2027, 6) == date(2027, 6, 10)
    assert pattern(week=1, weekday=THURSDAY).day_in(2027, 7) == date(2027, 7, 1)


def test_a_day_that_is_today_comes_next_year():
    days = pattern(months=(6,)).next_days(date(2027, 6, 10))

    assert days == [date(2028, 6, 8)]


def test_a_day_that_would_lie_beyond_the_year_is_held_a_week_earlier():
    wednesdays = pattern(months=(10,), weekday=WEDNESDAY)
    assert wednesdays.day_in(2032, 10) == date(2032, 10, 13)

    days = wednesdays.next_days(date(2031, 10, 8))

    assert days == [date(2032, 10, 6)]


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),  # New Year's Day
        date(2026, 4, 3),  # Good Friday
        date(2026, 4, 6),  # Easter Monday, which Scotland does not have
        date(2026, 5, 25),
        date(2026, 8, 31),  # late in August in England, early in Scotland
        date(2026, 12, 28),  # in place of the 26th, a Saturday
    ],
)
def test_knows_the_bank_holidays_of_england(day):
    assert is_bank_holiday(day)


@pytest.mark.parametrize("day", [date(2026, 3, 17), date(2026, 8, 3), date(2026, 11, 30)])
def test_other_nations_holidays_are_working_days_here(day):
    assert not is_bank_holiday(day)


def test_a_bank_holiday_is_skipped_by_a_week():
    mondays = pattern(months=(5,), week=1, weekday=MONDAY)

    assert mondays.held_in(2026, 5) == date(2026, 5, 11)  # not 4 May, the early May holiday


def test_the_week_before_is_taken_where_the_month_ends_first():
    assert pattern(week=4, weekday=MONDAY).held_in(2026, 5) == date(2026, 5, 18)
    assert pattern(week=4, weekday=FRIDAY).held_in(2026, 12) == date(2026, 12, 18)


def test_two_holidays_in_a_row_are_both_skipped():
    mondays = pattern(months=(5,), week=1, weekday=MONDAY)

    assert mondays.held_in(2023, 5) == date(2023, 5, 15)  # 8 May 2023: the Coronation


def test_a_week_later_that_leaves_the_year_ahead_becomes_a_week_earlier():
    fridays = pattern(months=(4,), week=1, weekday=FRIDAY)
    assert fridays.held_in(2025, 4) == date(2025, 4, 4)
    assert is_bank_holiday(fridays.day_in(2026, 4))  # 3 April 2026; a week later is beyond

    assert fridays.next_days(date(2025, 4, 4)) == [date(2026, 3, 27)]


def test_past_days_are_the_last_ones_before_today():
    today = date(2027, 6, 10)  # a day of the pattern itself, which is neither past nor to come

    days = pattern().past_days(today, 3)

    assert days == [date(2026, 9, 10), date(2026, 12, 10), date(2027, 3, 11)]
    assert pattern().next_days(today)[0] == date(2027, 9, 9)


def test_past_days_skip_bank_holidays_too():
    mondays = pattern(months=(5,), week=1, weekday=MONDAY)

    assert mondays.past_days(date(2026, 12, 1), 2) == [date(2025, 5, 12), date(2026, 5, 11)]


@given(today=DAYS, months=MONTHS, week=some.sampled_from(WEEKS), weekday=some.integers(0, 6))
def test_every_month_has_one_day_ahead_and_none_is_more_than_a_year_ahead(
    today, months, week, weekday
):
    days = pattern(months, week, weekday).next_days(today)

    assert len(set(days)) == len(months)
    assert days == sorted(days)
    assert all(today < day <= today + relativedelta(years=1) for day in days)
    assert {day.weekday() for day in days} == {weekday}
    assert not any(is_bank_holiday(day) for day in days)


@given(
    today=DAYS,
    months=MONTHS,
    week=some.sampled_from(WEEKS),
    weekday=some.integers(0, 6),
    number=some.integers(1, 24),
)
def test_past_days_are_as_many_as_asked_for_and_different(today, months, week, weekday, number):
    days = pattern(months, week, weekday).past_days(today, number)

    assert len(set(days)) == number
    assert days == sorted(days)
    assert all(day < today for day in days)
    assert {day.weekday() for day in days} == {weekday}
    assert not any(is_bank_holiday(day) for day in days)


def test_the_clock_on_the_wall_counts_in_summer_and_in_winter():
    winter, _ = pattern().span(date(2027, 3, 11))
    summer, ends_at = pattern().span(date(2027, 6, 10))

    assert winter.astimezone(UTC).time() == time(9, 30)
    assert summer.astimezone(UTC).time() == time(8, 30)
    assert ends_at - summer == timedelta(hours=3)
