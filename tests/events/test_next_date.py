"""The address on a poster leads to the next date that stands."""

from datetime import timedelta

import time_machine
from django.test import TestCase

from events.choices import EventStatus
from events.models import EventState
from tests import factories

HOUR = timedelta(hours=1)


@time_machine.travel(factories.NOON, tick=False)
class NextDateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(cls.home)
            cls.forum = factories.make_series(cls.index)
            factories.make_event(cls.forum, factories.NOON - 24 * HOUR)
            cls.soon = factories.make_event(cls.forum, factories.NOON + 24 * HOUR)
            cls.late = factories.make_event(cls.forum, factories.NOON + 999 * HOUR)

    def leads_to(self, slug="practitioners-forum"):
        response = self.client.get(f"/events/next/{slug}/")
        assert response.status_code == 302
        assert "no-store" in response["Cache-Control"]
        return response["Location"]

    def test_leads_to_the_soonest_until_it_ends(self):
        assert self.leads_to() == self.soon.url
        with time_machine.travel(self.soon.ends_at - timedelta(seconds=1), tick=False):
            assert self.leads_to() == self.soon.url
        with time_machine.travel(self.soon.ends_at, tick=False):
            assert self.leads_to() == self.late.url

    def test_passes_over_what_is_off(self):
        for status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
            EventState.objects.filter(event=self.soon).update(status=status)

            assert self.leads_to() == self.late.url

    def test_leads_to_the_series_while_there_is_no_date(self):
        with time_machine.travel(self.late.ends_at, tick=False):
            assert self.leads_to() == self.forum.url

    def test_an_unknown_or_private_series_is_not_there(self):
        for slug in ("nothing", "x" * 300, "%00", "a%2Fb"):
            assert self.client.get(f"/events/next/{slug}/").status_code == 404
        factories.make_private(self.forum)
        assert self.client.get("/events/next/practitioners-forum/").status_code == 404

    def test_nothing_private_or_unpublished_is_led_to(self):
        factories.make_private(self.soon)

        assert self.leads_to() == self.late.url

    def test_only_reading(self):
        assert self.client.post("/events/next/practitioners-forum/").status_code == 405
