"""A date that nobody has agreed on yet says so wherever it is met."""

import io
from datetime import timedelta

import time_machine
from django.test import TestCase
from pypdf import PdfReader

from events.choices import EventStatus
from events.models import EventPage, EventState
from tests import factories


@time_machine.travel(factories.NOON, tick=False)
class ProvisionalDateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(cls.home)
            cls.series = factories.make_series(cls.index)
            cls.event = factories.make_event(cls.series, is_provisional=True)

    def read(self, page):
        return self.client.get(page.url).text

    def file(self):
        return self.client.get(f"{self.event.url}event.ics").text

    def test_readers_see_it_on_the_page_and_in_lists(self):
        for page in (self.event, self.series, self.index, self.home):
            assert "Provisional date" in self.read(page), page

    def test_calendars_say_it_in_the_title_and_in_the_status(self):
        assert "SUMMARY:PROVISIONAL: Practitioners’ Forum" in self.file()
        assert "STATUS:TENTATIVE" in self.file()

    def test_programs_and_search_engines_are_told(self):
        (entry,) = self.client.get("/events/events.json").json()["events"]

        assert entry["provisional"] is True
        assert entry["status"] == "scheduled"
        assert '"description":"Provisional date.' in self.read(self.event)

    def test_posters_and_the_planner_say_it(self):
        for address in (
            f"{self.event.url}poster.pdf",
            f"{self.series.url}poster.pdf",
            "/events/planner.pdf",
        ):
            pages = PdfReader(io.BytesIO(self.client.get(address).content)).pages

            assert "Provisional date" in " ".join(page.extract_text() for page in pages), address

    def test_once_it_is_agreed_nothing_of_that_is_left(self):
        event = EventPage.objects.get(pk=self.event.pk)
        event.is_provisional = False
        event.save_revision().publish()

        assert "Provisional" not in self.read(self.event)
        assert "SUMMARY:Practitioners’ Forum" in self.file()
        assert "STATUS:CONFIRMED" in self.file()
        assert "SEQUENCE:1" in self.file()

    def test_what_is_worse_is_said_instead(self):
        EventState.objects.update(status=EventStatus.CANCELLED)

        assert "Provisional date" not in self.read(self.event)
        assert "SUMMARY:CANCELLED: " in self.file()

    def test_once_it_is_over_it_is_over(self):
        with time_machine.travel(factories.NOON + timedelta(days=60), tick=False):
            assert "This date has passed" in self.read(self.event)
            assert "Provisional date" not in self.read(self.event)

    def test_moved_and_still_not_agreed_it_says_both(self):
        event = EventPage.objects.get(pk=self.event.pk)
        event.starts_at += timedelta(days=7)
        event.ends_at += timedelta(days=7)
        event.save_revision().publish()

        assert "New provisional date" in self.read(self.event)
