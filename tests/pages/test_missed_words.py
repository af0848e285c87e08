"""What nobody found is told to the team, by a button and never by reading."""

from datetime import date

import time_machine
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion

from pages import missed_words
from pages.views.search import LIMIT
from tests import factories

OURS = {"sec-fetch-site": "same-origin"}
BUTTON = "Tell the team that this was not found"


class MissedWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.page = factories.make_content(cls.home, title="Zebra crossings")

    def tell(self, query, headers=OURS, **fields):
        return self.client.post(reverse("missed"), {"q": query} | fields, headers=headers)

    def told(self):
        return {query.query_string: query.hits for query in Query.objects.all()}

    def test_reading_writes_nothing(self):
        for address in ("/search/?q=quagga", reverse("missed"), reverse("missed_told")):
            self.client.get(address)
            self.client.head(address)

        assert self.told() == {}

    def test_the_button_counts_the_words_and_nothing_else(self):
        assert BUTTON in self.client.get("/search/?q=Quaggas").text

        for query in ("Quaggas", "quaggas", "  QUAGGAS "):
            response = self.tell(query)

        assert self.told() == {"quaggas": 3}
        assert response.url == reverse("missed_told")
        assert "Thank you" in self.client.get(response.url).text

    def test_what_is_found_is_neither_offered_nor_taken(self):
        assert BUTTON not in self.client.get("/search/?q=zebra").text
        self.tell("zebra")

        assert self.told() == {}

    def test_what_may_be_personal_is_neither_offered_nor_taken(self):
        for query in (
            "jane@example.org",
            "jane at example @ org",
            "0121 496 0000",
            "943 476 5919",
            "0121-496-0000",
            "12/03/2014",
            "B1 1AA",
            "sw1a 1aa",
            "x" * 80,
            "'\"&|",
        ):
            with self.subTest(query):
                assert BUTTON not in self.client.get("/search/", {"q": query}).text
                assert self.tell(query).status_code == 302

        assert self.told() == {}
        for query in (
            "section 47 in 2023",
            "plan 2023–2025",
            "plan 2022-26",
            "working together 2023",
        ):
            assert not missed_words.may_be_personal(query)

    def test_bad_input_counts_nothing_and_is_no_error(self):
        for query in ("", "\x00", "x" * 200_000, "\U0001f600", "\u202e"):
            assert self.tell(query).status_code == 302
        assert self.tell("quagga", homepage="https://example.org").status_code == 302
        self.tell("quagga\r\nBcc: a, \u202e<script>")

        assert self.told() == {"quagga bcc a script": 1}

    def test_another_site_cannot_send_it(self):
        assert self.tell("quagga", headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert self.told() == {}

    def test_there_is_a_limit(self):
        for _ in range(LIMIT.per_address + 5):
            assert self.tell("quagga").status_code == 302

        assert self.told() == {"quagga": LIMIT.per_address}

    def test_they_are_forgotten_after_90_days_and_promoted_words_are_kept(self):
        with time_machine.travel("2027-01-01"):
            self.tell("quagga")
            pick = Query.get("road")
            SearchPromotion.objects.create(query=pick, page=self.page)
        with time_machine.travel("2027-03-20"):
            call_command("forget_missed_words")
        assert self.told() == {"quagga": 1, "road": 0}

        with time_machine.travel("2027-04-10"):
            call_command("forget_missed_words")

        assert self.told() == {"road": 0}
        assert not QueryDailyHits.objects.exists()

    def test_the_team_sees_the_words_and_how_often(self):
        for query in ("okapi", "quagga", "quagga"):
            self.tell(query)
        QueryDailyHits.objects.filter(query__query_string="okapi").update(date=date(2027, 1, 3))
        self.client.force_login(factories.make_superuser())

        report = self.client.get(reverse("not_found"))

        rows = [(row.query_string, row.missed) for row in report.context["object_list"]]
        assert rows == [("quagga", 2), ("okapi", 1)]
        assert "3 January 2027" in report.text or "Jan" in report.text
        assert "search-terms" not in report.text
