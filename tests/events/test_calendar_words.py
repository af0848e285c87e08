"""What calendars say of a date besides when it is, and what is offered where."""

from datetime import timedelta

import icalendar
import time_machine
from django.test import TestCase
from django.utils import timezone

from events.choices import EventStatus, Style
from events.models import EventPage, EventState
from tests import factories

ADDING = ("event.ics", "outlook.office.com", "calendar.google.com")


@time_machine.travel(factories.NOON, tick=False)
class CalendarWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(home)
            cls.series = factories.make_series(cls.index, style=Style.GREEN)
            cls.event = factories.make_event(cls.series, summary="What it is about; in short.")

    def item(self):
        feed = self.client.get(f"{self.series.url}calendar.ics").content
        (item,) = icalendar.Calendar.from_ical(feed).events
        return item

    def set(self, **values):
        EventState.objects.filter(event=self.event).update(**values)

    def read(self, page) -> str:
        return self.client.get(page.url).text

    def test_the_reason_of_a_change_leads_the_description(self):
        self.set(status=EventStatus.CANCELLED, reason="The hall, sadly, is closed.")

        said = str(self.item()["description"]).split("\n")

        assert said == [
            "The hall, sadly, is closed.",
            "What it is about; in short.",
            f"http://testserver{self.event.url}",
        ]

    def test_a_calendar_that_can_shows_the_colour_of_the_series(self):
        assert self.item()["color"] == "mediumseagreen"

    def test_every_colour_has_a_name_in_calendars(self):
        for style in Style:
            self.series.style = style
            self.series.save()

            assert self.item()["color"].isalpha()

    def test_a_date_that_takes_place_can_be_added(self):
        text = self.read(self.event)

        assert all(way in text for way in ADDING)
        assert "Add to your calendar" in text

    def test_a_date_that_is_off_can_only_be_followed(self):
        for status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
            self.set(status=status)

            text = self.read(self.event)

            assert not any(way in text for way in ADDING), status
            assert "Add to your calendar" not in text
            assert "Follow what comes next" in text
            assert f"webcal://testserver{self.series.url}calendar.ics" in text

    def test_who_adds_a_provisional_date_sees_that_it_is_one(self):
        event = EventPage.objects.get(pk=self.event.pk)
        event.is_provisional = True
        event.save_revision().publish()

        assert self.read(event).count("PROVISIONAL%3A+") == 2  # Outlook and Google

    def test_posters_and_the_planner_are_offered(self):
        assert f'href="{self.series.url}poster.pdf"' in self.read(self.series)
        assert f'href="{self.event.url}poster.pdf"' in self.read(self.event)
        assert 'href="/events/planner.pdf"' in self.read(self.index)

    def test_a_printed_page_leads_back_to_itself(self):
        assert 'aria-label="QR code that leads to this page"' in self.read(self.event)
        assert 'aria-label="QR code' not in self.read(self.index)

    def test_a_draft_that_is_looked_at_offers_no_way_to_it(self):
        at = timezone.now() + timedelta(days=9)
        draft = EventPage(title="draft", slug="draft", starts_at=at, ends_at=at, live=False)
        self.series.add_child(instance=draft)

        text = draft.make_preview_request().rendered_content

        assert "QR code" not in text
        assert "webcal" not in text
