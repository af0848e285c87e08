"""What the list of dates may be narrowed by, and how many each choice would bring."""

from datetime import timedelta

import time_machine
from django.conf import settings
from django.test import TestCase

from events.choices import Format
from events.filters import MOST_AUDIENCES
from tests import factories

DAY = timedelta(days=1)


@time_machine.travel(factories.NOON, tick=False)
class FilterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(home)
            cls.forum = factories.make_series(cls.index)
            cls.assembly = factories.make_series(cls.index, title="Leaders Assembly")
            for number in range(1, 4):
                cls.event(cls.forum, number, format=Format.ONLINE, audience="Practitioners")
            cls.event(cls.assembly, 5, format=Format.BOTH, audience="Leaders")
            cls.event(cls.assembly, 6, format=Format.IN_PERSON, audience="leaders")
            cls.event(cls.forum, -7, format=Format.IN_PERSON, audience="Practitioners")
            cls.event(cls.forum, -372, format=Format.IN_PERSON, audience="")

    @classmethod
    def event(cls, series, days, **fields):
        return factories.make_event(series, factories.NOON + days * DAY, **fields)

    def get(self, query=""):
        return self.client.get(f"{self.index.url}?{query}")

    def counts(self, query=""):
        filters = self.get(query).context["filters"]
        groups = (filters.series, filters.whens, filters.formats, filters.audiences)
        return {choice.label: choice.count for group in groups for choice in group}

    def shown(self, query=""):
        groups = self.get(query).context["groups"]
        return [ticket.event for group in groups for ticket in group["tickets"]]

    def test_each_choice_says_how_many_dates_it_would_bring(self):
        assert self.counts() == {
            "Practitioners’ Forum": 3,
            "Leaders Assembly": 2,
            "Upcoming": 5,
            "Past": 2,
            "In person": 2,
            "Online": 4,
            "Practitioners": 3,
            "Leaders": 2,
        }

    def test_the_counts_follow_from_the_other_filters(self):
        counts = self.counts("series=leaders-assembly")

        assert counts["Practitioners’ Forum"] == 3  # what ticking it as well would add
        assert (counts["Online"], counts["In person"]) == (1, 2)
        assert (counts["Upcoming"], counts["Past"]) == (2, 0)
        assert (counts["Practitioners"], counts["Leaders"]) == (0, 2)

    def test_every_count_is_what_the_list_then_holds(self):
        for name in ("series", "format", "audience", "when"):
            for start in ("", "format=online&", "series=practitioners-forum&", "when=past&"):
                filters = self.get(start).context["filters"]
                groups = {"series": filters.series, "format": filters.formats}
                groups |= {"audience": filters.audiences, "when": filters.whens}
                for choice in groups[name]:
                    if not start.startswith(name):
                        found = self.shown(f"{start}{name}={choice.value}")
                        assert len(found) == choice.count, (start, choice)

    def test_the_same_words_are_the_same_audience(self):
        assert len(self.shown("audience=leaders")) == 2

    def test_there_is_an_end_to_the_audiences_that_are_offered(self):
        for number in range(20):
            self.event(self.forum, 20 + number, audience=f"Team {number}")

        filters = self.get("audience=team-19").context["filters"]

        assert len(filters.audiences) <= MOST_AUDIENCES + 1
        assert [choice.label for choice in filters.audiences if choice.checked] == ["Team 19"]

    def test_what_is_past_stands_under_its_year(self):
        groups = self.get("when=past").context["groups"]

        assert [(group["label"], len(group["tickets"])) for group in groups] == [
            ("2027", 1),
            ("2026", 1),
        ]

    def test_a_narrowed_list_is_not_for_search_engines_and_names_the_whole_one(self):
        for query in ("series=practitioners-forum", "when=past", "audience=nobody", "format=x"):
            text = self.get(query).text

            assert '<meta name="robots" content="noindex">' in text, query
            assert f'<link rel="canonical" href="{settings.SITE_URL}{self.index.url}">' in text
        assert "noindex" not in self.get("utm=1&page=2").text

    def test_rubbish_counts_as_not_given(self):
        for query in (
            *("series=%00", "series='&format=\"&when=[]", "audience=%F0%9F%98%80", "page=x"),
            *("page=-1", "page=99999999999999999999", "page=1e9", "series[]=x", "when=upcoming%27"),
            *("&".join("series=x" for _ in range(500)), "series=" + "x" * 5000, "%=%&=&&"),
        ):
            assert self.get(query).status_code == 200, query[:40]
            assert len(self.shown(query)) == 5, query[:40]

    def test_a_draft_and_a_private_series_are_not_counted(self):
        factories.make_private(self.assembly)

        counts = self.counts()

        assert "Leaders Assembly" not in counts
        assert counts["Upcoming"] == 3

    def test_without_any_series_the_page_stands(self):
        for series in (self.forum, self.assembly):
            series.unpublish()

        assert "No dates have been announced yet." in self.get().text
        assert self.get("when=past&page=3").status_code == 200
