"""One feed with all that has gone wrong in other people's calendars, read by other programs."""

import shutil
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import time_machine
from django.test import TestCase

from events.calendar_entries import ICAL_STATUS
from events.choices import EventStatus, Format
from events.models import EventPage, EventState
from tests import factories
from tests.events import calendar_check as check
from tests.packages import has_libical, has_node

HOURS = timedelta(hours=2)
CASES = {
    "winter": datetime(2027, 1, 14, 9, 30, tzinfo=UTC),
    "summer": datetime(2027, 6, 17, 8, 30, tzinfo=UTC),
    "spring forward": datetime(2027, 3, 28, 0, 30, tzinfo=UTC),
    "autumn back": datetime(2027, 10, 30, 23, 30, tzinfo=UTC),
    "cancelled": datetime(2027, 2, 2, 9, tzinfo=UTC),
    "postponed": datetime(2027, 2, 3, 9, tzinfo=UTC),
    "online": datetime(2027, 2, 4, 9, tzinfo=UTC),
    "two days": datetime(2027, 7, 6, 8, tzinfo=UTC),
    "Ünïcode, a comma; a semicolon \\ 🧡 " + "very " * 20 + "long": datetime(
        2027, 5, 4, 8, tzinfo=UTC
    ),
    "hostile\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\x0b\x0c\x00\u2028": datetime(
        2027, 5, 5, 8, tzinfo=UTC
    ),
}
READERS = {"icalendar": check.with_icalendar, "vobject": check.with_vobject}


@time_machine.travel(factories.NOON, tick=False)
class CalendarCheckTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            series = factories.make_series(factories.make_events(home))
            for number, (title, start) in enumerate(CASES.items()):
                length = timedelta(hours=31) if title == "two days" else HOURS
                online = {"format": Format.ONLINE} if title == "online" else {}
                event = factories.make_event(
                    series, start, title=f"case {number}", ends_at=start + length, **online
                )
                # Past every form: what might come from an import or an older version.
                stored = title.replace("\x00", "\x01")
                EventPage.objects.filter(pk=event.pk).update(title=stored)
                EventState.objects.filter(event=event).update(sequence=number)
            for status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
                EventState.objects.filter(event__title=status).update(status=status)

    def feed(self) -> bytes:
        return self.client.get("/events/calendar.ics").content

    def expected(self) -> check.Found:
        """What the database says."""
        found = {}
        for event in EventPage.objects.select_related("state"):
            start, end = event.starts_at, event.ends_at
            if event.title == "two days":
                start = check.utc(start.astimezone(check.LONDON).date())
                end = check.utc(end.astimezone(check.LONDON).date() + timedelta(days=1))
            status = ICAL_STATUS[EventStatus(event.state.status)]
            found[str(event.state.uid)] = check.Read(start, end, status, event.state.sequence)
        return found

    def faults(self, feed: bytes, **readers) -> list[str]:
        return check.faults(feed, self.expected(), READERS | readers)

    def test_the_package_that_parses_it_would_write_the_same_bytes(self):
        feed = self.feed()

        assert icalendar.Calendar.from_ical(feed).to_ical() == feed

    def test_bytes_and_parsers_of_python_agree_with_the_database(self):
        assert len(self.expected()) == len(CASES)
        assert self.faults(self.feed()) == []

    @pytest.mark.skipif(not has_libical(), reason="apt install gir1.2-ical-3.0 python3-gi")
    def test_the_engine_of_desktop_calendars_agrees(self):
        assert self.faults(self.feed(), libical=check.with_libical) == []

    @pytest.mark.skipif(not has_node(), reason="apt install libatomic1")
    def test_the_engine_of_thunderbird_agrees_and_can_disagree(self):
        feed = self.feed()
        broken = icalendar.Calendar.from_ical(feed)
        broken.subcomponents = [part for part in broken.subcomponents if part.name != "VTIMEZONE"]
        broken.add_missing_timezones()

        assert self.faults(feed, engine=check.with_ical_js) == []
        for wrong in (
            broken.to_ical(),  # the trap that this engine falls into
            feed.replace(b"T093000", b"T103000"),
            feed.replace(b"SEQUENCE:3", b"SEQUENCE:4"),
            feed.replace(b"STATUS:CANCELLED", b"STATUS:CONFIRMED"),
        ):
            assert "engine reads something else." in self.faults(wrong, engine=check.with_ical_js)

    @pytest.mark.skipif(not shutil.which("khal"), reason="apt install khal")
    def test_a_calendar_that_imports_it_agrees(self):
        expected = {
            uid: (read.start, read.status)
            for uid, read in self.expected().items()
            if read.end - read.start < timedelta(days=1)
        }

        assert check.khal_lists(self.feed()) == expected

    def test_a_lost_uid_is_noticed(self):
        lines = self.feed().split(b"\r\n")
        first = next(line for line in lines if line.startswith(b"UID:"))

        assert self.faults(b"\r\n".join(line for line in lines if line != first))

    def test_a_zone_of_single_transitions_is_noticed(self):
        broken = icalendar.Calendar.from_ical(self.feed())
        broken.subcomponents = [part for part in broken.subcomponents if part.name != "VTIMEZONE"]
        broken.add_missing_timezones()

        assert "The zone is made of single transitions." in self.faults(broken.to_ical())

    def test_a_zone_that_is_not_defined_is_noticed(self):
        feed = self.feed()
        start, end = feed.index(b"BEGIN:VTIMEZONE"), feed.index(b"BEGIN:VEVENT")

        assert "A time zone is not defined." in self.faults(feed[:start] + feed[end:])

    def test_a_time_that_is_an_hour_out_is_noticed(self):
        found = self.faults(self.feed().replace(b"T093000", b"T103000"))

        assert found == [f"{name} reads something else." for name in READERS]

    def test_a_number_or_a_status_that_differs_is_noticed(self):
        assert self.faults(self.feed().replace(b"SEQUENCE:3", b"SEQUENCE:4"))
        assert self.faults(self.feed().replace(b"STATUS:CANCELLED", b"STATUS:CONFIRMED"))

    def test_a_long_line_and_a_bare_line_end_are_noticed(self):
        assert "A line is longer than 75 octets." in self.faults(self.feed().replace(b"\r\n ", b""))
        assert "A line does not end with CRLF." in self.faults(self.feed().replace(b"\r\n", b"\n"))

    @pytest.mark.skipif(not has_libical(), reason="apt install gir1.2-ical-3.0 python3-gi")
    def test_a_lost_organiser_is_noticed(self):
        feed = self.feed().replace(b"ORGANIZER:mailto:team@anytown.example\r\n", b"")

        assert any("libical" in each for each in self.faults(feed, libical=check.with_libical))
