"""Days and times as people here write them."""

from datetime import date, time

import pytest

from events import reading


@pytest.mark.parametrize(
    "text",
    [
        "10 June 2027",
        "10/06/2027",
        "10/6/27",
        "2027-06-10",
        "10.06.2027",
        "Thu 10th Jun 2027",
        "  thursday,  10 JUNE 2027 ",
    ],
)
def test_a_day_is_read_in_any_of_its_forms(text):
    assert reading.day(text) == date(2027, 6, 10)


@pytest.mark.parametrize("text", ["", "tomorrow", "31/02/2027", "06/31/2027", "10 June", "0-0-0"])
def test_what_is_no_day_is_refused_with_the_forms_there_are(text):
    with pytest.raises(reading.UnreadableError, match=r"is no day\. Write 10 June 2027"):
        reading.day(text)


def test_a_weekday_that_it_is_not_is_said():
    with pytest.raises(reading.UnreadableError, match="is a Thursday, not a Friday"):
        reading.day("Friday 10 June 2027")


@pytest.mark.parametrize("text", ["9:30am", "09.30", "9:30", "09:30:00", "9.30 a.m."])
def test_a_time_is_read_in_any_of_its_forms(text):
    assert reading.clock(text) == time(9, 30)


def test_midday_and_midnight_by_twelve_hours():
    assert reading.clock("12pm") == reading.clock("midday") == time(12)
    assert reading.clock("12am") == time(0)
    assert reading.clock("1pm") == time(13)


@pytest.mark.parametrize("text", ["9", "25:00", "13pm", "9:75", "soon", ""])
def test_what_is_no_time_or_could_be_two_is_refused(text):
    with pytest.raises(reading.UnreadableError, match="is no time"):
        reading.clock(text)
