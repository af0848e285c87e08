"""A date that is over shows its papers, and where the series goes on."""

from datetime import timedelta

import time_machine
from django.test import TestCase

from events.choices import EventStatus
from events.models import EventState
from tests import factories

MATERIALS = [("link", {"url": "https://www.example.org/slides", "text": "Slides of the day"})]


@time_machine.travel(factories.NOON, tick=False)
class MaterialsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        cls.series = factories.make_series(factories.make_events(home))
        cls.past = factories.make_event(
            cls.series, factories.NOON - timedelta(days=60), materials=MATERIALS
        )
        cls.next = factories.make_event(cls.series)

    def main(self, page):
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_its_papers_stand_first(self):
        main = self.main(self.past)

        assert "This date has passed" in main
        heading, link = main.index("Papers, slides and links"), main.index("Slides of the day")
        assert heading < link < main.index("<dt>When</dt>")

    def test_a_date_that_is_over_offers_no_calendar_and_leads_to_the_next(self):
        main = self.main(self.past)

        assert "Add to your calendar" not in main
        assert f"Next {self.series.title}" in main
        assert f'<a href="{self.next.url}">' in main

    def test_a_next_date_that_is_off_is_passed_over(self):
        EventState.objects.filter(event=self.next).update(status=EventStatus.CANCELLED)

        assert "No date has been announced yet." in self.main(self.past)

    def test_papers_of_a_date_ahead_are_offered_beforehand(self):
        event = factories.make_event(
            self.series, factories.NOON + timedelta(days=90), materials=MATERIALS
        )

        main = self.main(event)

        assert "Papers for the day" in main
        assert "Papers, slides and links" not in main
        assert "Add to your calendar" in main

    def test_without_materials_there_is_no_heading_for_them(self):
        assert "Papers for the day" not in self.main(self.next)

    def test_a_past_date_without_a_venue_promises_none(self):
        event = factories.make_event(
            self.series, factories.NOON - timedelta(days=200), slug="long-ago", venue=""
        )

        main = self.main(event)

        assert "This date has passed" in main
        assert "to be confirmed" not in main
