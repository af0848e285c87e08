"""Dates and times in the house style."""

from datetime import UTC, date, datetime, time

import pytest

from bscp_site.kit.dates import Precision, clock, known_part, span_words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(9), "9am"),
        (time(9, 30), "9:30am"),
        (time(12), "midday"),
        (time(12, 15), "12:15pm"),
        (time(0), "midnight"),
        (time(0, 5), "12:05am"),
        (time(23, 59), "11:59pm"),
    ],
)
def test_a_time_reads_as_people_say_it(at, words):
    assert clock(at) == words


@pytest.mark.parametrize(
    ("precision", "words"),
    [(Precision.DAY, "1 June 2023"), (Precision.MONTH, "June 2023"), (Precision.YEAR, "2023")],
)
def test_only_what_is_known_of_a_date_is_shown(precision, words):
    assert known_part(date(2023, 6, 1), precision) == words


def test_a_span_over_the_night_of_a_clock_change_names_both_days():
    start = datetime(2027, 10, 30, 8, tzinfo=UTC)  # 9am, summer time
    end = datetime(2027, 10, 31, 16, tzinfo=UTC)  # 4pm, winter time

    assert span_words(start, end) == "9am to 4pm on Sunday 31 October"
