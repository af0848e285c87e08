"""Posters and the year planner: right, readable by everybody, and made once."""

import io
from datetime import UTC, datetime, timedelta
from unittest import mock

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from bscp_site.kit import typesetting
from events.choices import EventStatus
from events.models import EventState
from tests import factories
from tests.pdf_ua import faults

PLANNER = "/events/planner.pdf"
HOSTILE = '#read("x") *b* $ \\ ] @ <script> “Ünïcode” 🧡 ' + "very " * 20 + "long"


@time_machine.travel(factories.NOON, tick=False)
class PosterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(home)
            cls.series = factories.make_series(cls.index)
            cls.event = factories.make_event(
                cls.series, datetime(2027, 6, 17, 8, 30, tzinfo=UTC), audience="Anybody"
            )

    def pdf(self, address) -> PdfReader:
        response = self.client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"].startswith("inline")
        assert faults(response.content) == []
        return PdfReader(io.BytesIO(response.content))

    def text(self, address) -> str:
        words = " ".join(page.extract_text() for page in self.pdf(address).pages)
        return " ".join(words.split())

    def poster(self) -> str:
        return f"{self.event.url}poster.pdf"

    def test_a_poster_says_when_and_where_in_words(self):
        text = self.text(self.poster())

        assert self.event.title in text
        assert "Thursday 17 June 2027, 9:30am to 12:30pm" in text
        assert "Where: Town Hall" in text
        assert "For: Anybody" in text
        assert f"testserver{self.event.url}" in text

    def test_a_cancelled_date_says_so(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.CANCELLED)

        assert "Cancelled" in self.text(self.poster())

    def test_a_postponed_date_does_not_send_people_on_the_old_day(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.POSTPONED)

        text = self.text(self.poster())

        assert "New date to follow" in text
        assert "17 June 2027, 9:30am" not in text

    def test_everything_that_may_have_become_of_a_date_stands_on_one_page(self):
        title, venue = "Practitioners’ Conference, October 2027", "Council House, Victoria Square"
        date = factories.make_event(
            self.series,
            timezone.now() + timedelta(days=3),
            title=title,
            slug="full",
            venue=venue,
            summary="The year’s conference for people who work with children. " * 2,
            audience="Practitioners and their managers",
        )
        state = EventState.objects.filter(event=date)
        moved = {"previous_start": timezone.now() + timedelta(days=9), "previous_place": venue}
        for values in ({}, moved, *({"status": each} for each in EventStatus)):
            state.update(**values)
            assert len(self.pdf(f"{date.url}poster.pdf").pages) == 1, values

    def test_what_is_postponed_sends_nobody_from_other_paper_either(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.POSTPONED)

        poster, planner = self.text(f"{self.series.url}poster.pdf"), self.text(PLANNER)
        assert "New date to follow (Postponed) Was Thursday 17 June 2027" in poster
        assert "Postponed. New date to follow" in planner
        assert "9:30am" not in poster + planner

    def test_a_series_lists_what_is_next_and_leads_to_it(self):
        text = self.text(f"{self.series.url}poster.pdf")

        assert "Next dates" in text
        assert "Thursday 17 June 2027" in text
        assert "/events/next/practitioners-forum/" in text

    def test_whatever_an_editor_types_is_printed(self):
        event = factories.make_event(
            self.series, timezone.now() + timedelta(days=3), title=HOSTILE, slug="h", venue=HOSTILE
        )

        assert '#read("x") *b*' in self.text(f"{event.url}poster.pdf")
        assert len(self.pdf(PLANNER).pages) == 1

    def test_the_same_answer_is_not_sent_twice(self):
        first = self.client.get(self.poster())
        again = self.client.get(self.poster(), headers={"If-None-Match": first["ETag"]})

        assert again.status_code == 304
        assert self.client.get(self.poster()).content == first.content

    def test_a_reading_writes_nothing_and_asks_little(self):
        self.client.get(self.poster())
        for address in (self.poster(), f"{self.series.url}poster.pdf", PLANNER):
            with CaptureQueriesContext(connection) as found:
                self.client.get(address)
            assert len(found) <= 12
            assert all(query["sql"].startswith("SELECT") for query in found.captured_queries)

    def test_nothing_that_is_not_public_is_printed(self):
        hidden = factories.make_event(self.series, timezone.now() + timedelta(days=3), slug="h")
        factories.make_private(hidden)
        self.event.unpublish()

        assert self.client.get(f"{hidden.url}poster.pdf").status_code == 404
        assert self.client.get(self.poster()).status_code == 404
        assert self.client.get("/events/nonsense/poster.pdf").status_code == 404
        assert hidden.title not in self.text(PLANNER)

    def test_what_cannot_be_made_is_said_in_one_sentence(self):
        def fail(document):
            raise typesetting.TypesettingError

        with mock.patch.object(typesetting, "typeset", fail):
            response = self.client.get(self.poster())

        assert response.status_code == 503
        assert "cannot be made just now" in response.text

    def test_the_planner_has_twelve_months_on_one_page(self):
        for month in range(12):
            for day in range(7):
                start = timezone.now() + timedelta(days=30 * month + day + 1)
                factories.make_event(self.series, start, title=HOSTILE, slug=f"e{month}-{day}")

        pdf = self.pdf(PLANNER)
        text = " ".join(pdf.pages[0].extract_text().split())

        assert len(pdf.pages) == 1
        assert "Dates from January 2027 to December 2027" in text
        assert "more on the website" in text
        assert all(f"{name} 2027" in text for name in ("March", "August", "December"))

    def test_a_date_across_two_months_stands_in_both(self):
        factories.make_event(
            self.series,
            datetime(2027, 4, 30, 8, tzinfo=UTC),
            title="Conference",
            ends_at=datetime(2027, 5, 1, 12, tzinfo=UTC),
        )

        assert self.text(PLANNER).count("Fri 30 to Sat 1 May: Conference") == 2

    def test_a_site_without_dates_has_a_planner_without_dates(self):
        self.event.unpublish()

        assert self.text(PLANNER).count("No dates") == 12
