"""A series shows its next date at once, and what came of those that are over."""

from datetime import timedelta

import time_machine
from django.test import TestCase

from events.choices import EventStatus
from events.models import EventState
from events.models.series import PAST_SHOWN
from tests import factories

DAY = timedelta(days=1)
MATERIALS = [("link", {"url": "https://www.example.org/slides", "text": "Slides of the day"})]


@time_machine.travel(factories.NOON, tick=False)
class SeriesPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(home)
            cls.forum = factories.make_series(cls.index)

    def event(self, days, **fields):
        return factories.make_event(self.forum, factories.NOON + days * DAY, **fields)

    def main(self):
        text = self.client.get(self.forum.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_the_next_date_stands_in_its_head(self):
        event = self.event(9)

        main = self.main()

        assert f'Next: <a href="{event.url}">Thursday 21 January 2027</a>' in main
        assert main.index("Next:") < main.index("How often")

    def test_on_the_day_it_says_today(self):
        self.event(0)

        assert "Today, until 3pm" in self.main()

    def test_one_that_is_off_is_said_beside_the_one_after(self):
        off, after = self.event(9), self.event(99)
        EventState.objects.filter(event=off).update(status=EventStatus.CANCELLED)

        head = self.main().split("How often")[0]

        assert f'Next: <a href="{after.url}">' in head
        assert f'<a href="{off.url}">Thursday 21 January 2027</a>' in head
        assert "Cancelled" in head

    def test_without_a_date_it_says_so(self):
        assert "No date has been announced yet." in self.main().split("How often")[0]

    def test_past_dates_say_whether_anything_came_of_them(self):
        self.event(-9, title="With", materials=MATERIALS)
        self.event(-99, title="Without")

        past = self.main().split("Past dates")[1]

        assert past.index("With slides or papers") < past.index(">With</a>")
        assert past.count("With slides or papers") == 1
        assert "All past dates" not in past

    def test_a_long_past_leads_to_all_of_it(self):
        for number in range(PAST_SHOWN + 1):
            self.event(-9 - number)

        main = self.main()

        address = f"{self.index.url}?when=past&amp;series={self.forum.slug}"
        assert f'href="{address}"' in main
        found = self.client.get(address.replace("&amp;", "&")).context["filters"]
        assert found.count == PAST_SHOWN + 1
