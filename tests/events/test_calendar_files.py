"""What calendars read, judged by our own reading of RFC 5545 and by other people's parsers."""

from datetime import UTC, datetime, timedelta

import icalendar
import time_machine
from django.test import TestCase
from django.utils import timezone

from events.choices import EventStatus
from events.models import EventPage, EventState
from tests import factories

# Names, and start and end in UTC, of dates that have gone wrong in other people's calendars.
CASES = {
    "winter": (datetime(2027, 1, 14, 9, 30, tzinfo=UTC), datetime(2027, 1, 14, 12, 30, tzinfo=UTC)),
    "summer": (datetime(2027, 6, 17, 8, 30, tzinfo=UTC), datetime(2027, 6, 17, 11, 30, tzinfo=UTC)),
    "spring forward": (
        datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 2, 30, tzinfo=UTC),
    ),
    "autumn back": (
        datetime(2027, 10, 31, 9, 30, tzinfo=UTC),
        datetime(2027, 10, 31, 12, 30, tzinfo=UTC),
    ),
    "Ünïcode, a comma; a semicolon \\ and “quotes” 🧡 " + "very " * 20 + "long": (
        datetime(2027, 5, 4, 8, 0, tzinfo=UTC),
        datetime(2027, 5, 4, 9, 0, tzinfo=UTC),
    ),
}


@time_machine.travel(factories.NOON, tick=False)
class CalendarFileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.series = factories.make_series(factories.make_events(home))
            for title, (start, end) in CASES.items():
                factories.make_event(cls.series, start, title=title, ends_at=end)

    def fetch(self, address="/events/calendar.ics") -> bytes:
        response = self.client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        return response.content

    def event(self, name) -> EventPage:
        return EventPage.objects.get(title__startswith=name)

    def cancel(self, name):
        EventState.objects.filter(event=self.event(name)).update(status=EventStatus.CANCELLED)

    def test_lines_end_and_fold_as_the_standard_says(self):
        lines = self.fetch().split(b"\r\n")

        assert not any(b"\n" in line for line in lines)
        assert all(len(line) <= 75 for line in lines)
        assert self.fetch().count(b"BEGIN:VCALENDAR") == 1

    def test_every_time_zone_named_is_defined_by_two_yearly_rules(self):
        text = self.fetch().decode()

        assert text.count("BEGIN:VTIMEZONE") == 1
        assert text.count("RRULE:FREQ=YEARLY") == 2
        assert "RDATE" not in text

    def test_bytes_stay_the_same_until_an_event_changes(self):
        with time_machine.travel(factories.NOON + timedelta(hours=3), tick=False):
            later = self.fetch()
        assert later == self.fetch()

        self.event("winter").save_revision().publish()
        assert later == self.fetch()

        event = self.event("winter")
        event.venue = "Library"
        event.save_revision().publish()
        assert later != self.fetch()

    def test_a_parser_of_pythons_reads_every_moment_right(self):
        found = {
            str(item["summary"]): (item.start.astimezone(UTC), item.end.astimezone(UTC))
            for item in icalendar.Calendar.from_ical(self.fetch()).events
        }

        assert found == CASES

    def test_a_cancelled_date_says_so_where_people_look(self):
        self.cancel("summer")

        item = self.only("summer", "CANCELLED: summer")

        assert item["status"] == "CANCELLED"
        assert item["transp"] == "TRANSPARENT"

    def only(self, name, title):
        event = self.event(name)
        address = f"/events/{self.series.slug}/{event.slug}/event.ics"
        (item,) = icalendar.Calendar.from_ical(self.fetch(address)).events
        assert item["summary"] == title
        return item

    def test_the_file_of_one_date_opens_no_new_calendar(self):
        event = self.event("winter")
        text = self.fetch(f"/events/{self.series.slug}/{event.slug}/event.ics").decode()

        assert "X-WR-CALNAME" not in text
        assert "X-WR-CALNAME" in self.fetch().decode()

    def test_identity_and_number_come_from_the_state(self):
        event = self.event("winter")
        item = self.only("winter", "winter")

        assert item["uid"] == str(event.state.uid)
        assert item["sequence"] == event.state.sequence

    def test_several_days_are_drawn_as_whole_days(self):
        factories.make_event(
            self.series,
            datetime(2027, 7, 6, 8, tzinfo=UTC),
            title="conference",
            ends_at=datetime(2027, 7, 7, 15, tzinfo=UTC),
        )

        item = self.only("conference", "conference")

        assert item.start.isoformat() == "2027-07-06"
        assert item.end.isoformat() == "2027-07-08"  # the day after the last, as the standard says

    def test_an_evening_that_ends_after_midnight_is_no_whole_day(self):
        start = datetime(2027, 7, 6, 21, tzinfo=UTC)
        factories.make_event(self.series, start, title="evening")

        assert self.only("evening", "evening").start == start

    def test_what_is_cancelled_stays_a_week_longer_than_it_would_have_lasted(self):
        now = timezone.now()
        for days in (3, 10):
            event = factories.make_event(
                self.series, now - timedelta(days=days), title=f"off{days}"
            )
            EventState.objects.filter(event=event).update(status=EventStatus.CANCELLED)

        text = self.fetch().decode()

        assert "CANCELLED: off3" in text
        assert "CANCELLED: off10" not in text

    def test_a_series_has_a_feed_of_its_own(self):
        other = factories.make_series(self.series.get_parent(), title="Assembly")
        factories.make_event(other, title="assembly date")

        names = [
            str(item["summary"])
            for item in icalendar.Calendar.from_ical(
                self.fetch("/events/assembly/calendar.ics")
            ).events
        ]

        assert names == ["assembly date"]

    def test_nothing_unpublished_or_private_leaks(self):
        hidden = self.event("winter")
        hidden.unpublish()
        factories.make_private(self.event("summer"))

        text = self.fetch().decode()

        assert "SUMMARY:winter" not in text
        assert "SUMMARY:summer" not in text
        address = f"/events/{self.series.slug}/{hidden.slug}/event.ics"
        assert self.client.get(address).status_code == 404

    def test_old_and_far_dates_are_left_out(self):
        factories.make_event(self.series, timezone.now() - timedelta(days=120), title="old")
        factories.make_event(self.series, timezone.now() + timedelta(days=800), title="far")

        text = self.fetch().decode()

        assert "SUMMARY:old" not in text
        assert "SUMMARY:far" not in text
