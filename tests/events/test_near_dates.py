"""What is said of the next date, minute by minute, in London time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import TestCase

from events.choices import EventStatus
from events.models import EventPage, EventState
from events.nearness import days_of, near_words, next_change
from tests import factories

LONDON = ZoneInfo("Europe/London")


def london(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


START, END = london("2027-06-17T09:30"), london("2027-06-17T12:30")

WORDS = [
    ("2027-06-15T23:59:59", ""),
    ("2027-06-16T00:00", "Tomorrow, 9:30am to 12:30pm"),
    ("2027-06-16T23:59:59", "Tomorrow, 9:30am to 12:30pm"),
    ("2027-06-17T00:00", "Today, 9:30am to 12:30pm"),
    ("2027-06-17T09:29:59", "Today, 9:30am to 12:30pm"),
    ("2027-06-17T09:30", "Today, until 12:30pm"),
    ("2027-06-17T12:29:59", "Today, until 12:30pm"),
    ("2027-06-17T12:30", ""),
]


@pytest.mark.parametrize(("now", "words"), WORDS)
def test_one_morning(now, words):
    assert near_words(START, END, london(now)) == words


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2027-06-16T22:00", "Tomorrow, 10am to 4pm on Friday 18 June"),
        ("2027-06-17T10:00", "Now, until 4pm tomorrow"),
        ("2027-06-17T23:59", "Now, until 4pm tomorrow"),
        ("2027-06-18T00:00", "Today, until 4pm"),
        ("2027-06-18T16:00", ""),
    ],
)
def test_two_days(now, words):
    start, end = london("2027-06-17T10:00"), london("2027-06-18T16:00")

    assert near_words(start, end, london(now)) == words


def test_three_days_name_the_last_one():
    start, end = london("2027-06-17T10:00"), london("2027-06-19T16:00")

    assert near_words(start, end, start) == "Now, until 4pm on Saturday 19 June"


def test_what_ends_at_midnight_is_still_of_today():
    start, end = london("2027-06-17T19:00"), london("2027-06-18T00:00")

    assert near_words(start, end, start) == "Today, until midnight"
    assert [day.day for day in days_of(start, end)] == [17]


@pytest.mark.parametrize(
    ("day", "eve"), [("2027-03-28", "2027-03-27"), ("2027-10-31", "2027-10-30")]
)
def test_today_is_right_on_the_days_when_the_clocks_change(day, eve):
    start, end = london(f"{day}T09:30"), london(f"{day}T12:30")

    assert near_words(start, end, london(f"{eve}T00:00")).startswith("Tomorrow")
    assert near_words(start, end, london(f"{eve}T23:59")).startswith("Tomorrow")
    assert near_words(start, end, london(f"{day}T00:00")).startswith("Today, 9:30am")
    assert near_words(start, end, london(f"{day}T12:29")) == "Today, until 12:30pm"
    assert near_words(start, end, london(f"{day}T12:30")) == ""


@pytest.mark.parametrize("hours", [3, 30, 80])
def test_the_words_never_change_before_the_moment_that_is_announced(hours):
    start = london("2027-10-30T22:00")  # the night in which the clocks change
    end = start + timedelta(hours=hours)
    now, last = start - timedelta(days=3), ""

    while (until := next_change(start, end, now)) is not None:
        assert near_words(start, end, now) == near_words(
            start, end, until - timedelta(microseconds=1)
        )
        assert until > now
        now, last = until, near_words(start, end, until)

    assert now == end
    assert last == ""


@time_machine.travel(START - timedelta(days=30), tick=False)
class HomePageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(START - timedelta(days=30), tick=False):
            factories.make_home()
            factories.make_settings()
            index = factories.make_events(factories.HomePage.objects.get())
            cls.forum = factories.make_series(index)
            cls.assembly = factories.make_series(index, title="Leaders Assembly")
            cls.first = factories.make_event(cls.forum, START, title="June Forum")
            cls.second = factories.make_event(
                cls.forum, START + timedelta(days=91), title="September Forum"
            )
            cls.other = factories.make_event(
                cls.assembly, START + timedelta(days=12), title="June Assembly"
            )

    def home_at(self, moment):
        with time_machine.travel(moment, tick=False):
            return self.client.get("/")

    def test_the_lead_and_the_line_say_how_near_the_next_date_is(self):
        for now, words in WORDS:
            text = self.home_at(london(now)).text

            assert text.count(words or "9:30am to 12:30pm") >= 2, now
            assert ("Today" in text) == words.startswith("Today"), now
            assert ("Tomorrow" in text) == words.startswith("Tomorrow"), now

    def test_the_lead_says_what_is_not_as_readers_expect(self):
        far = START - timedelta(days=20)

        assert "status" not in self.lead_at(far)
        EventPage.objects.filter(pk=self.first.pk).update(is_provisional=True)
        assert "Provisional date" in self.lead_at(far)
        EventState.objects.filter(event=self.first).update(moved_online_at=far)
        assert "Moved online" in self.lead_at(far)

    def lead_at(self, moment) -> str:
        return self.home_at(moment).text.partition("lead__next")[2].partition("lead__date")[0]

    def test_each_series_has_one_line_with_its_next_date(self):
        for moment, title in ((START, "June Forum"), (END, "September Forum")):
            (panel,) = self.home_at(moment).context["panels"]

            shown = {ticket.title for ticket in panel.data["tickets"]}
            assert shown == {title, "June Assembly"}

    def test_a_date_that_is_off_is_said_beside_the_one_after(self):
        EventState.objects.filter(event=self.first).update(status=EventStatus.CANCELLED)

        for now in (START - timedelta(days=1), START):
            response = self.home_at(now)

            (panel,) = response.context["panels"]
            shown = [ticket.title for ticket in panel.data["tickets"]]
            assert shown == ["June Forum", "June Assembly", "September Forum"]
            assert "Cancelled" in response.text
            assert "Today" not in response.text  # nobody is sent to what does not take place
            assert "Tomorrow" not in response.text

    def test_a_cache_keeps_the_page_no_longer_than_its_words_are_true(self):
        for now in ("2027-06-15T23:59:50", "2027-06-17T09:29:50", "2027-06-17T12:29:50"):
            for address in (
                "/",
                "/events/",
                self.forum.url,
                self.first.url,
                "/events/month/2027/6/",
            ):
                with time_machine.travel(london(now), tick=False):
                    control = self.client.get(address)["Cache-Control"]

                assert "s-maxage=10" in control, (now, address)
                assert "stale-if-error=10" in control, (now, address)

    def test_far_from_any_date_a_cache_may_keep_it_as_long_as_any_page(self):
        control = self.home_at(START - timedelta(days=20))["Cache-Control"]

        assert "s-maxage=30" in control
        assert "stale-if-error=86400" in control
