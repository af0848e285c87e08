"""Which number is for now, by the clock on the wall in London."""

from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from pages.blocks import HoursStream
from pages.choices import Applies
from pages.office_hours import Hours, OfficeHours

LONDON = ZoneInfo("Europe/London")
WEEKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
OFFICE = OfficeHours((Hours(WEEKDAYS, time(9), time(17, 15)),))
IN, OUT = Applies.IN_HOURS, Applies.OUT_OF_HOURS


def london(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("moment", "applies"),
    [
        ("2027-01-12T08:59:59.999999", OUT),  # a Tuesday
        ("2027-01-12T09:00:00", IN),
        ("2027-01-12T17:14:59.999999", IN),
        ("2027-01-12T17:15:00", OUT),
        ("2027-01-12T00:00:00", OUT),
        ("2027-01-16T12:00:00", OUT),  # a Saturday
        ("2027-07-13T09:00:00", IN),  # summer time
        ("2027-07-13T08:59:59", OUT),
        ("2027-03-29T12:00:00", OUT),  # Easter Monday
        ("2026-12-28T12:00:00", OUT),  # Boxing Day, kept on a Monday
        ("2027-12-27T12:00:00", OUT),  # Christmas Day was a Saturday
        ("2027-12-29T12:00:00", IN),
    ],
)
def test_the_office_answers_from_the_minute_it_opens_until_the_minute_it_closes(moment, applies):
    assert OFFICE.at(london(moment)).applies == applies
    assert OFFICE.at(london(moment).astimezone(UTC)).applies == applies


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2027-01-12T08:00:00", "2027-01-12T09:00:00"),
        ("2027-01-12T09:00:00", "2027-01-12T17:15:00"),
        ("2027-01-12T17:15:00", "2027-01-13T09:00:00"),
        ("2027-01-15T17:15:00", "2027-01-18T09:00:00"),  # over a weekend
        ("2027-03-25T17:15:00", "2027-03-30T09:00:00"),  # over Easter, and into summer time
        ("2026-10-23T17:15:00", "2026-10-26T09:00:00"),  # over the end of summer time
        ("2026-12-24T18:00:00", "2026-12-29T09:00:00"),
    ],
)
def test_what_applies_holds_until_the_office_opens_or_closes(moment, until):
    assert OFFICE.at(london(moment)).until == london(until).astimezone(UTC)


def test_an_office_that_never_closes_has_nothing_that_changes():
    always = OfficeHours((Hours(EVERY_DAY, time(0), time(0)),))

    answering = always.at(london("2027-01-12T12:00"))

    assert (answering.applies, answering.until) == (IN, None)


def test_rows_that_touch_are_one_span_over_midnight_too():
    office = OfficeHours(
        (
            Hours(WEEKDAYS, time(8), time(12)),
            Hours(WEEKDAYS, time(12), time(0)),
            Hours(WEEKDAYS, time(0), time(2)),
        )
    )

    assert office.at(london("2027-01-12T11:59:59")).until == london("2027-01-13T02:00")
    assert office.at(london("2027-01-12T23:59:59")).applies == IN
    assert office.at(london("2027-01-13T00:00:00")).applies == IN
    assert office.at(london("2027-01-13T02:00:00")).applies == OUT


def test_an_hour_that_does_not_exist_is_passed_over():
    """On 28 March 2027 the clock goes from 1am to 2am."""
    office = OfficeHours((Hours(EVERY_DAY, time(1, 30), time(3)),))
    one, three = (datetime(2027, 3, 28, hour, tzinfo=UTC) for hour in (1, 2))

    assert office.at(one - timedelta(seconds=1)).applies == OUT
    assert office.at(one - timedelta(seconds=1)).until == one + timedelta(minutes=30)
    assert office.at(three - timedelta(seconds=1)).applies == IN
    assert office.at(three).applies == OUT  # 3am by the clock


def test_an_hour_that_comes_twice_counts_when_it_first_comes():
    """On 25 October 2026 the clock goes from 2am back to 1am."""
    office = OfficeHours((Hours(EVERY_DAY, time(0), time(1, 30)),))
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 1:30am, summer time

    assert office.at(first - timedelta(seconds=1)).until == first
    assert office.at(first).applies == OUT
    assert office.at(first + timedelta(minutes=45)).applies == OUT  # 1:15am, the second time


@pytest.mark.parametrize("change", [date(2027, 3, 28), date(2026, 10, 25)])
def test_every_change_is_the_first_moment_at_which_something_else_applies(change):
    now = datetime.combine(change, time(12), tzinfo=UTC) - timedelta(days=3)
    for _ in range(10):
        answering = OFFICE.at(now)
        before = OFFICE.at(answering.until - timedelta(microseconds=1))

        assert before.applies == answering.applies
        assert OFFICE.at(answering.until).applies != answering.applies
        now = answering.until


def test_days_without_times_say_nothing_until_they_are_over():
    days = OfficeHours((Hours(WEEKDAYS),))

    friday, saturday = days.at(london("2027-01-15T12:00")), days.at(london("2027-01-16T12:00"))

    assert (friday.applies, friday.until) == (None, london("2027-01-16T00:00"))
    assert (saturday.applies, saturday.until) == (OUT, london("2027-01-18T00:00"))
    assert days.at(london("2027-03-29T12:00")).applies == OUT  # a bank holiday
    assert not friday.is_now(Applies.ALWAYS)


def test_without_hours_nothing_is_said():
    answering = OfficeHours(()).at(london("2027-01-16T12:00"))

    assert (answering.applies, answering.until) == (None, None)


def refusals(**fields) -> str:
    block = HoursStream().child_blocks["hours"]
    value = {"days": ["0"], "opens": None, "closes": None} | fields
    with pytest.raises(ValidationError) as error:
        block.clean(block.to_python(value))
    return str({name: fault.messages for name, fault in error.value.block_errors.items()})


def test_hours_need_days_and_both_times_in_their_order():
    assert "This field is required" in refusals(days=[])
    assert "Give both times, or neither." in refusals(opens="09:00")
    assert "Close after opening" in refusals(opens="17:00", closes="09:00")
    assert "Close after opening" in refusals(opens="17:00", closes="17:00")


@pytest.mark.parametrize(
    ("opens", "closes"), [("", ""), ("09:00", "17:00"), ("17:00", "00:00"), ("00:00", "00:00")]
)
def test_hours_are_taken_as_a_form_sends_them(opens, closes):
    block = HoursStream().child_blocks["hours"]
    data = {"hours-days": ["0", "1"], "hours-opens": opens, "hours-closes": closes}
    sent = QueryDict(urlencode(data, doseq=True))

    hours = block.clean(block.value_from_datadict(sent, {}, "hours"))

    assert (hours["opens"] is None) == (opens == "")
    assert hours["days"] == ["0", "1"]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["4", "0", "1", "2", "3"], "Monday to Friday"),
        (["0", "2"], "Monday and Wednesday"),
        (["0", "1", "4"], "Monday, Tuesday and Friday"),
        (["6"], "Sunday"),
    ],
)
def test_days_are_named_as_people_say_them(days, words):
    stream = HoursStream().to_python([{"type": "hours", "value": {"days": days}}])

    assert stream[0].value.days_words == words
