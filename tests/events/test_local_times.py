"""Times that people type, in the nights in which the clocks change too."""

from datetime import UTC, date, time

import pytest

from events.local_times import LocalTimeError, at


def test_the_same_time_is_another_moment_in_summer():
    assert at(date(2027, 6, 10), time(9, 30)).astimezone(UTC).time() == time(8, 30)
    assert at(date(2027, 12, 9), time(9, 30)).astimezone(UTC).time() == time(9, 30)


@pytest.mark.parametrize("day", [date(2027, 3, 28), date(2027, 10, 31)])
def test_days_on_which_clocks_change_have_ordinary_times_by_daylight(day):
    assert at(day, time(9, 30)).time() == time(9, 30)


def test_a_time_that_the_clocks_skip_is_refused():
    with pytest.raises(LocalTimeError, match="There is no 1:30am on 28 March 2027"):
        at(date(2027, 3, 28), time(1, 30))


def test_a_time_that_comes_twice_is_refused():
    with pytest.raises(LocalTimeError, match="There are two of 1:30am on 31 October 2027"):
        at(date(2027, 10, 31), time(1, 30))
