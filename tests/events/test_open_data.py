"""`/events/events.json`: what docs/events-json.md promises, and nothing that is not public."""

import json
from datetime import UTC, datetime, timedelta

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from events.choices import EventStatus
from events.models import EventPage, EventState
from tests import factories

ADDRESS = "/events/events.json"
MOMENT = {"utc", "local"}
FIELDS = {
    "id": str, "sequence": int, "updated": str, "title": str, "summary": str, "series": dict,
    "status": str, "provisional": bool, "start": dict, "end": dict,
    "previous_start": (dict, type(None)), "moved_online": (dict, type(None)),
    "format": (str, type(None)), "place": str, "audience": str, "url": str,
}  # fmt: skip


@time_machine.travel(factories.NOON, tick=False)
class OpenDataTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.series = factories.make_series(factories.make_events(home))
            cls.event = factories.make_event(
                cls.series, datetime(2027, 6, 17, 8, 30, tzinfo=UTC), title="Forum “one”"
            )

    def fetch(self):
        response = self.client.get(ADDRESS)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/json"
        return response.json()["events"]

    def titles(self):
        return [event["title"] for event in self.fetch()]

    def test_it_is_as_documented(self):
        document = self.client.get(ADDRESS).json()

        assert set(document) == {"version", "publisher", "timezone", "events"}
        (event,) = document["events"]
        assert set(event) == set(FIELDS)
        for name, kind in FIELDS.items():
            assert isinstance(event[name], kind), name
        assert set(event["start"]) == set(event["end"]) == MOMENT
        assert set(event["series"]) == {"title", "slug"}

    def test_moments_stand_in_utc_and_as_london_shows_them(self):
        (event,) = self.fetch()

        assert event["start"] == {
            "utc": "2027-06-17T08:30:00Z",
            "local": "2027-06-17T09:30:00+01:00",
        }

    def test_what_has_become_of_a_date_is_said(self):
        was = self.event.starts_at - timedelta(days=7)
        EventState.objects.filter(event=self.event).update(
            status=EventStatus.CANCELLED, previous_start=was, sequence=4
        )

        (event,) = self.fetch()

        assert (event["status"], event["sequence"]) == ("cancelled", 4)
        assert event["previous_start"]["utc"] == "2027-06-10T08:30:00Z"

    def test_any_website_may_read_it_and_asks_again_cheaply(self):
        first = self.client.get(ADDRESS)
        again = self.client.get(ADDRESS, headers={"If-None-Match": first["ETag"]})

        assert first["Access-Control-Allow-Origin"] == "*"
        assert not first["ETag"].startswith("W/")
        assert not first.has_header("Last-Modified")
        assert again.status_code == 304

    def test_nothing_that_is_not_public_leaks(self):
        at = timezone.now() + timedelta(days=5)
        draft = EventPage(title="draft", slug="draft", starts_at=at, ends_at=at, live=False)
        self.series.add_child(instance=draft)
        later = factories.make_event(self.series, at, title="scheduled", slug="scheduled")
        later.unpublish()
        later.go_live_at = timezone.now() + timedelta(days=1)
        later.save_revision().publish()
        private = factories.make_event(self.series, at, title="private", slug="private")
        factories.make_private(private)
        other = factories.make_series(self.series.get_parent(), title="Closed")
        factories.make_event(other, at, title="in a private series")
        factories.make_private(other)
        gone = factories.make_event(self.series, at, title="expired", slug="expired")
        EventPage.objects.filter(pk=gone.pk).update(live=False, expired=True)

        for address in (ADDRESS, "/events/calendar.ics"):
            text = self.client.get(address).content.decode()
            for word in ("draft", "/scheduled/", "private", "expired"):
                assert word not in text, (address, word)
        assert self.titles() == ["Forum “one”"]

    def test_draft_words_of_a_published_date_do_not_leak(self):
        event = EventPage.objects.get(pk=self.event.pk)
        event.venue = "A secret venue"
        event.save_revision()

        assert "secret" not in json.dumps(self.fetch())

    def test_the_number_of_questions_does_not_grow(self):
        self.questions()  # warms up
        before = self.questions()
        for day in range(1, 12):
            factories.make_event(self.series, timezone.now() + timedelta(days=day))

        assert self.questions() == before <= 6

    def questions(self) -> int:
        with CaptureQueriesContext(connection) as found:
            self.client.get(ADDRESS)
        return len(found)
