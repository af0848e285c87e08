"""What the search shows, in which order, and in how many queries."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from pages.finding import entries, near
from pages.models import PageReview
from tests import factories
from tests.pages.test_found_files import make_file, with_file

MOST_QUERIES = 12


def forgiving_nothing():
    """As where the database cannot tell how alike two words are."""
    return patch("pages.finding.near.can_compare", return_value=False)


@time_machine.travel(factories.NOON, tick=False)
class SearchResultsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.pages = factories.make_site()
            cls.home = cls.pages["homepage"]
            cls.zebra = factories.make_content(
                cls.home, title="Zebra papers", summary="Of stripes."
            )

    def get(self, query, **how):
        response = self.client.get("/search/", {"q": query} | how)
        assert response.status_code == 200
        return response

    def titles(self, query, **how):
        return [result.title for result in self.get(query, **how).context["results"]]

    def queries(self, query, **how):
        self.get(query, **how)
        with CaptureQueriesContext(connection) as queries:
            self.get(query, **how)
        return [each["sql"] for each in queries]

    def test_beginnings_singular_and_plural_find_the_same(self):
        for query in ("zebra", "zebras", "zeb", "ZEBRA paper", "papers zebra"):
            assert self.titles(query) == ["Zebra papers"], query
        factories.make_content(self.home, title="Our policies", body=[])
        for query in ("policy", "policies", "polic"):
            assert "Our policies" in self.titles(query), query

    def test_a_word_inside_another_is_none(self):
        with forgiving_nothing():
            assert self.titles("ebra") == []

    def test_initials_and_the_words_behind_them_find_the_same(self):
        factories.make_term("LCSPR", stands_for="local child safeguarding practice review")
        said = "<p>Our local child safeguarding practice reviews</p>"
        factories.make_content(self.home, title="Long words", body=[("paragraph", said)])
        factories.make_content(self.home, title="Short", body=[("paragraph", "<p>An LCSPR.</p>")])

        for query in ("LCSPR", "lcsprs", "local child safeguarding practice review"):
            found = self.titles(query)
            assert {"Long words", "Short"} <= set(found), query
        assert "Zebra papers" not in self.titles("lcspr")

    def test_what_is_so_called_is_found_however_many_texts_hold_the_word(self):
        named = factories.make_content(self.home, title="Okapi", body=[])
        for number in range(4):
            text = [("paragraph", "<p>okapi okapi okapi</p>")]
            factories.make_content(self.home, title=f"Other {number}", body=text)

        with patch.object(entries, "MOST", 2), patch("pages.finding.hits.MOST", 2):
            titles = self.titles("okapi")

        assert titles[0] == named.title
        assert len(titles) == 2

    def test_a_word_of_the_glossary_is_explained(self):
        factories.make_term("LADO", stands_for="designated officer", meaning="Whom to ask.")

        text = self.get("lado").text

        assert "Whom to ask." in text
        assert "#term-lado" in text

    def test_results_can_be_narrowed_to_one_kind(self):
        series = factories.make_series(self.pages["eventindexpage"], title="Zebra days")
        factories.make_event(series, factories.NOON + timedelta(days=9), title="Zebra day")
        factories.make_person(self.pages["peopleindexpage"], title="Zoe Zebra")
        factories.make_publication(self.pages["publicationkindpage"], title="Zebra report")
        factories.make_article(self.pages["issuepage"], title="Zebra news")

        response = self.get("zebra")

        counts = {c.label: c.count for c in response.context["choices"]}
        expected = {"Everything": 6, "Pages": 1, "People and groups": 1, "Publications": 1}
        assert counts == expected | {"Dates": 2, "Newsletter": 1}
        assert set(self.titles("zebra", kind="dates")) == {"Zebra days", "Zebra day"}
        assert self.titles("zebra", kind="newsletter") == ["Zebra news"]
        for kind in ("nothing", "'", "x" * 500):
            assert len(self.titles("zebra", kind=kind)) == 6

    def test_dates_to_come_stand_before_past_ones_wherever_dates_stand(self):
        series = factories.make_series(self.pages["eventindexpage"], title="Quaggas")
        for days in (-30, 40, -400, 8):
            when = factories.NOON + timedelta(days=days)
            factories.make_event(series, when, title="Quagga", slug=f"quagga{days}")

        response = self.get("quagga", kind="dates")

        when = [
            r.page.starts_at for r in response.context["results"] if hasattr(r.page, "starts_at")
        ]
        days = [round((each - factories.NOON) / timedelta(days=1)) for each in when]
        assert days == [8, 40, -30, -400]
        assert response.text.count("<span>Past</span>") == 2

    def test_archived_pages_and_replaced_publications_come_on_request(self):
        kind = self.pages["publicationkindpage"]
        new = factories.make_publication(kind, title="Zebra plan 2")
        old = factories.make_publication(kind, title="Zebra plan 1", superseded_by=new)
        PageReview.objects.update_or_create(
            page=self.zebra, defaults={"archived_on": date(2027, 1, 12)}
        )

        response = self.get("zebra")

        assert [r.title for r in response.context["results"]] == ["Zebra plan 2"]
        assert "Also show what is kept for the record (2)" in response.text
        assert set(self.titles("zebra", record="1")) == {"Zebra papers", old.title, new.title}
        new.unpublish()
        assert self.titles("zebra") == ["Zebra plan 1"]  # nothing replaces it any more

    def test_a_page_that_is_archived_tomorrow_is_found_today(self):
        PageReview.objects.update_or_create(
            page=self.zebra, defaults={"archived_on": date(2027, 1, 13)}
        )

        assert self.titles("zebra") == ["Zebra papers"]

    def test_what_the_team_promotes_comes_first_and_once(self):
        other = factories.make_content(self.home, title="Crossings")
        pick = Query.get("zebra's papers")
        for page in (other, self.zebra):
            SearchPromotion.objects.create(query=pick, page=page, description="<b>Look</b> here")

        response = self.get("Zebra’s papers")

        assert [p.title for p in response.context["promoted"]] == ["Crossings", "Zebra papers"]
        assert list(response.context["results"]) == []
        assert "&lt;b&gt;Look&lt;/b&gt; here" in response.text
        other.unpublish()
        self.zebra.view_restrictions.create(restriction_type="login")
        assert list(self.get("zebra's papers").context["promoted"]) == []

    def test_the_words_are_marked_in_an_extract_without_markup_of_the_page(self):
        said = "<p>A <b>quagga</b> &lt;script&gt; &amp; more</p>"
        factories.make_content(self.home, title="Animals", body=[("paragraph", said)])

        text = self.get("quagga").text

        assert "A <mark>quagga</mark> &lt;script&gt; &amp; more" in text

    def test_rubbish_is_words_or_nothing(self):
        for query in (
            'zebra"',
            "'zebra",
            "zebra & !*",
            "zebra\x00",
            "zebra:*",
            "(zebra",
            "zebra\\",
        ):
            assert self.titles(query) == ["Zebra papers"], query
        for query in (
            "zebra OR quagga",
            "quagga NOT zebra",
            "title:quagga",
            "zebra NEAR quagga",
            "\u202e",
        ):
            with forgiving_nothing():
                assert self.titles(query) == [], query
        for query in ("زيبرا", "\U0001f993", "́́", "½ ² ①", "x" * 10_000, "a " * 500):
            self.get(query)

    def test_more_than_anybody_reads_is_said_in_words(self):
        with patch.object(entries, "MOST", 1), patch("pages.finding.hits.MOST", 1):
            assert "More than 1 result" in self.get("zebra").text
        assert "More than" not in self.get("zebra").text

    def test_the_number_of_queries_is_small_and_does_not_grow(self):
        self.fill(2)
        few = self.queries("zebra")
        narrow = self.queries("zebra", kind="pages", record="1", page="2")
        nothing = self.queries("zebbra crosings")
        self.fill(30)

        assert len(few) <= MOST_QUERIES, few
        assert len(self.queries("zebra")) == len(few)
        assert len(self.queries("zebra", kind="pages", record="1", page="2")) == len(narrow)
        assert len(narrow) <= MOST_QUERIES
        assert len(nothing) <= MOST_QUERIES, nothing
        assert len(self.get("zebra").content) <= 30_000

    def fill(self, number):
        """Pages of many types, with files."""
        kind, series = self.pages["publicationkindpage"], self.pages["eventseriespage"]
        for step in range(number):
            name = f"Zebra {number} {step}"
            file = make_file("the zebra crosses", title=name)
            factories.make_content(self.home, title=name, body=with_file(file))
            factories.make_publication(kind, title=f"Report: {name}")
            when = factories.NOON + timedelta(days=step + number)
            factories.make_event(series, when, title=f"Day of {name}", slug=f"z-{number}-{step}")
            factories.make_person(self.pages["peopleindexpage"], title=f"Ann {name}")
            factories.make_article(self.pages["issuepage"], title=f"News: {name}")

    @pytest.mark.postgresql
    def test_a_slip_is_forgiven_and_said(self):
        near.can_compare.cache_clear()
        factories.make_term("MASH", stands_for="multi-agency safeguarding hub")

        for typed, meant in (("zebbra papres", "zebra papers"), ("practitoners form", None)):
            response = self.get(typed)
            assert "Did you mean" in response.text, typed
            if meant:
                assert response.context["found"].nearly == meant
                assert [r.title for r in response.context["results"]] == ["Zebra papers"]
        assert "Did you mean" not in self.get("xylophonic").text

    @pytest.mark.postgresql
    def test_no_word_of_a_private_page_is_suggested(self):
        near.can_compare.cache_clear()
        self.zebra.view_restrictions.create(restriction_type="login")

        assert "Did you mean" not in self.get("zebbra papres").text

    @pytest.mark.postgresql
    def test_without_the_extension_nothing_is_forgiven_and_nothing_fails(self):
        with forgiving_nothing():
            assert "0 results" in self.get("zebbra papres").text
