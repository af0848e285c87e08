"""A feed of 2,000 dates asks no more of the database than one of a few."""

from datetime import timedelta

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.dates import grow

DATES = 2_000


@time_machine.travel(factories.NOON, tick=False)
class LargeFeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.series = factories.make_series(factories.make_events(home))
            factories.make_event(cls.series, factories.NOON + timedelta(days=1))
            grow(cls.series, DATES)

    def test_it_asks_at_most_six_questions(self):
        for address in ("/events/calendar.ics", "/events/events.json"):
            self.client.get(address)
            with CaptureQueriesContext(connection) as found:
                answer = self.client.get(address)
            assert len(found) <= 6
            assert answer.content.count(b"Grown date") == DATES

    def test_who_has_it_already_is_told_so(self):
        tag = self.client.get("/events/calendar.ics")["ETag"]

        again = self.client.get("/events/calendar.ics", headers={"If-None-Match": tag})

        assert not tag.startswith("W/")
        assert again.status_code == 304
        assert again.content == b""

    def test_the_planner_asks_no_more(self):
        self.client.get("/events/planner.pdf")
        with CaptureQueriesContext(connection) as found:
            answer = self.client.get("/events/planner.pdf")

        assert answer.status_code == 200
        assert len(found) <= 6
