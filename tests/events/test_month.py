"""The dates of a month as a table, and no endless months."""

from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from events.choices import EventStatus
from events.models import EventPage, EventState
from tests import factories
from tests.dates import grow


class Cells(HTMLParser):
    """The text of each cell of a table, by the number of its day."""

    def __init__(self, text):
        super().__init__()
        self.cells, self.open = [], False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "td":
            self.cells.append("")
            self.open = True

    def handle_endtag(self, tag):
        self.open = self.open and tag != "td"

    def handle_data(self, data):
        if self.open:
            self.cells[-1] += data

    def of(self, title):
        return [int(cell.split()[0]) for cell in self.cells if title in cell]


@time_machine.travel(factories.NOON, tick=False)
class MonthTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(cls.home)
            cls.forum = factories.make_series(cls.index)

    def event(self, day, title="Forum", **fields):
        return factories.make_event(self.forum, day, title=title, **fields)

    def read(self, year, month):
        return self.client.get(f"/events/month/{year}/{month}/")

    def status(self, year, month):
        return self.read(year, month).status_code

    def test_is_a_table_with_a_caption_and_named_columns(self):
        self.event(datetime(2027, 6, 17, 8, 30, tzinfo=UTC))

        text = self.read(2027, 6).text

        assert "<caption>June 2027</caption>" in text
        assert text.count('<th scope="col">') == 7
        assert text.index("Monday") < text.index("Sunday")
        assert Cells(text).of("Forum") == [17]

    def test_every_day_of_the_month_stands_there_once(self):
        for year, month, days in ((2027, 2, 28), (2028, 2, 29), (2027, 10, 31)):
            self.event(datetime(year, month, 3, 9, tzinfo=UTC))

            numbers = [
                cell.split()[0] for cell in Cells(self.read(year, month).text).cells if cell.strip()
            ]

            assert numbers == [str(day) for day in range(1, days + 1)]

    def test_what_lasts_days_stands_on_each_of_them(self):
        start = datetime(2027, 6, 29, 9, tzinfo=UTC)
        self.event(start, "Summer school", ends_at=start + timedelta(days=3))

        assert Cells(self.read(2027, 6).text).of("Summer school") == [29, 30]
        assert Cells(self.read(2027, 7).text).of("Summer school") == [1, 2]

    def test_a_late_evening_stands_on_the_day_it_has_in_london(self):
        late = datetime(2027, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight in London
        self.event(late, "Night")

        assert Cells(self.read(2027, 7).text).of("Night") == [1]
        assert self.status(2027, 6) == 404

    def test_what_is_off_is_said_in_its_cell(self):
        event = self.event(datetime(2027, 6, 17, 9, tzinfo=UTC))
        EventState.objects.filter(event=event).update(status=EventStatus.CANCELLED)

        assert Cells(self.read(2027, 6).text).of("Cancelled: Forum") == [17]

    def test_a_full_day_says_how_many_more_there_are_and_the_list_has_them_all(self):
        for hour in range(6, 12):
            self.event(datetime(2027, 6, 17, hour, tzinfo=UTC), f"Forum {hour}", slug=f"f{hour}")

        text = self.read(2027, 6).text

        assert Cells(text).of("and 3 more") == [17]
        assert all(f"Forum {hour}</a></h3>" in text for hour in range(6, 12))

    def test_leads_to_the_months_that_have_dates_and_never_further(self):
        for month in (3, 6, 11):
            self.event(datetime(2027, month, 9, 9, tzinfo=UTC))

        first, middle, last = (self.read(2027, month).context for month in (3, 6, 11))

        assert (first["earlier"], str(first["later"])) == (None, "June 2027")
        assert (str(middle["earlier"]), str(middle["later"])) == ("March 2027", "November 2027")
        assert (str(last["earlier"]), last["later"]) == ("June 2027", None)

    def test_outside_the_known_dates_there_is_no_month(self):
        self.event(datetime(2027, 3, 9, 9, tzinfo=UTC))
        self.event(datetime(2027, 6, 9, 9, tzinfo=UTC))

        assert self.status(2027, 1) == 200  # today
        assert [self.status(2027, month) for month in (2, 3, 4, 5, 6, 7)] == [
            404,
            200,
            200,
            200,
            200,
            404,
        ]
        assert self.status(2026, 12) == 404

    def test_without_any_date_there_is_the_month_of_today_alone(self):
        assert self.status(2027, 1) == 200
        assert "No dates have been announced for this month." in self.read(2027, 1).text
        assert self.status(2027, 2) == 404

    def test_rubbish_is_no_month(self):
        self.event(datetime(2027, 6, 9, 9, tzinfo=UTC))
        addresses = (
            *("2027/13", "2027/0", "0/1", "1/1", "9999/12", "0000/06", "99999999999/1"),
            *("2027/-1", "2027/june", "x/6", "2027/" + "9" * 5000, "2027/6/1"),
        )
        for address in addresses:
            assert self.client.get(f"/events/month/{address}/").status_code == 404, address[:40]

    def test_a_date_typed_wrong_by_millennia_breaks_nothing(self):
        self.event(
            datetime(9998, 12, 31, 22, tzinfo=UTC),
            "Far",
            ends_at=datetime(9998, 12, 31, 23, tzinfo=UTC),
        )
        self.event(datetime(2027, 6, 9, 9, tzinfo=UTC))

        assert self.status(2027, 6) == 200
        assert self.status(9998, 12) == 200
        assert self.client.get("/events/").status_code == 200
        assert self.client.get("/").status_code == 200

    def test_shows_nothing_that_readers_cannot_open(self):
        event = self.event(datetime(2027, 6, 17, 9, tzinfo=UTC), "Hidden")
        EventPage.objects.get(pk=event.pk).unpublish()
        assert self.status(2027, 6) == 404

        EventPage.objects.get(pk=event.pk).save_revision().publish()
        assert self.status(2027, 6) == 200
        for page in (event, self.forum, self.index):
            restriction = factories.make_private(page)
            assert self.status(2027, 6) == 404
            restriction.delete()

    def test_is_kept_out_of_search_engines(self):
        assert '<meta name="robots" content="noindex">' in self.read(2027, 1).text

    def test_is_linked_from_the_list_at_the_month_of_the_next_date(self):
        self.event(datetime(2027, 6, 17, 9, tzinfo=UTC))

        assert 'href="/events/month/2027/6/"' in self.client.get("/events/").text

    def test_the_number_of_queries_does_not_grow(self):
        def queries(address):
            self.client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert self.client.get(address).status_code == 200
            return len(captured)

        addresses = ("/events/", "/events/?when=past&page=2", "/events/month/2027/6/")
        for day in range(10):
            self.event(datetime(2027, 6, 1 + day, 9, tzinfo=UTC), f"Forum {day}")
            self.event(datetime(2026, 6, 1 + day, 9, tzinfo=UTC), f"Past {day}")
        few = [queries(address) for address in addresses]
        begin = datetime(2026, 6, 1, tzinfo=UTC)
        grow(self.forum, 5000, begin=begin, every=timedelta(hours=4))
        many = [queries(address) for address in addresses]

        assert many == few
        assert max(many) <= 12
