"""The library is narrowed by kind, theme, year and priority, sorted and read in pages."""

import re
from datetime import date
from html import unescape

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from pages.models import PublicationPage, Theme
from tests import factories

TITLES = re.compile(r'as-h3"><a href="[^"]+">([^<]+)</a>')


class LibraryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        site = factories.make_site()
        cls.library, cls.strategies = site["publicationindexpage"], site["publicationkindpage"]
        cls.priority, cls.plan = site["prioritypage"], site["planpage"]
        for name in ("practicereviewpage", "yearlyreportpage"):
            site[name].get_parent().delete()  # another test file lists them
        cls.briefings = factories.make_publication_kind(cls.library, title="Briefings")
        cls.empty = factories.make_publication_kind(
            cls.library, title="Minutes", summary="What was decided."
        )
        cls.neglect = Theme.objects.create(name="Childhood neglect", slug="neglect")
        cls.online = Theme.objects.create(name="Online safety", slug="online")
        Theme.objects.create(name="Of nothing yet", slug="nothing")
        cls.make("Briefing of 2021", 2021, [cls.neglect])
        cls.make("Briefing of 2023", 2023, [cls.neglect, cls.online], [cls.priority])
        cls.make("Another of 2023", 2023, [cls.online])
        # And "Neglect strategy" of 2022, for the priority "Neglect", of the small site.

    @classmethod
    def make(cls, title, year, themes=(), priorities=(), kind=None, **fields):
        page = PublicationPage(
            title=title,
            published_on=date(year, 5, 1) if year else None,
            body=[("paragraph", "<p>Some text.</p>")],
            **fields,
        )
        page.themes, page.priorities = list(themes), list(priorities)
        return factories.publish(kind or cls.briefings, page)

    def main(self, query="", page=None):
        response = self.client.get((page or self.library).url + query)
        assert response.status_code == 200
        return response.text[response.text.index("<main") : response.text.index("</main>")]

    def titles(self, query="", page=None):
        return TITLES.findall(self.main(query, page))

    def counts(self, query="", page=None):
        """What each choice says about how many there are."""
        text = unescape(re.sub(r"<(?!label|option)[^>]*>", "", self.main(query, page)))
        labels = re.findall(r"<(?:label|option)[^>]*>([^<(]+) \((\d+)\)", text)
        return {label: int(count) for label, count in labels}

    def test_all_that_there_are_stand_on_the_front_page_the_newest_first(self):
        assert self.titles() == [
            "Briefing of 2023",
            "Another of 2023",
            "Neglect strategy",
            "Briefing of 2021",
        ]

    def test_each_filter_narrows_the_list(self):
        assert self.titles("?kind=strategies") == ["Neglect strategy"]
        assert self.titles("?theme=neglect") == ["Briefing of 2023", "Briefing of 2021"]
        assert self.titles("?year=2022") == ["Neglect strategy"]
        assert self.titles("?priority=neglect") == ["Briefing of 2023", "Neglect strategy"]

    def test_values_of_one_filter_add_up_and_filters_narrow_each_other(self):
        assert len(self.titles("?theme=neglect&theme=online")) == 3
        assert self.titles("?theme=neglect&year=2023") == ["Briefing of 2023"]
        assert self.titles("?kind=briefings&priority=neglect&theme=online&year=2023") == [
            "Briefing of 2023"
        ]

    def test_each_choice_says_how_many_it_would_bring(self):
        assert self.counts() == {
            "Strategies": 1,
            "Briefings": 3,
            "Childhood neglect": 2,
            "Neglect": 2,  # the priority
            "Online safety": 2,
            "2023": 2,
            "2022": 1,
            "2021": 1,
        }

    def test_the_counts_follow_the_other_filters_and_not_their_own(self):
        counts = self.counts("?theme=online")

        assert counts["Online safety"] == 2
        assert counts["Briefings"] == 2
        assert counts["Strategies"] == 0
        assert counts["2021"] == 0
        assert counts["2023"] == 2

    def test_what_was_chosen_stays_chosen_and_is_said(self):
        main = self.main("?theme=neglect&year=2023")

        assert 'value="neglect" checked' in main
        assert '<option value="2023" selected>' in main
        assert "<strong>1 publication</strong> of 4: Childhood neglect, 2023." in main
        assert f'<a href="{self.library.url}">Show all</a>' in main

    def test_a_year_without_a_date_is_the_first_that_it_covers(self):
        self.make("Undated", None, first_year=2019, last_year=2020)

        assert self.titles("?year=2019") == ["Undated"]

    def test_it_can_be_sorted(self):
        by_title = ["Another of 2023", "Briefing of 2021", "Briefing of 2023", "Neglect strategy"]

        assert self.titles("?sort=title") == by_title
        assert self.titles("?sort=oldest")[:2] == ["Briefing of 2021", "Neglect strategy"]
        assert self.titles("?sort=no-such-order") == self.titles()

    def test_what_has_been_replaced_comes_after_what_is_in_force(self):
        old = PublicationPage.objects.get(title="Briefing of 2023")
        PublicationPage.objects.filter(pk=old.pk).update(
            superseded_by=PublicationPage.objects.get(title="Another of 2023")
        )

        assert self.titles()[-1] == "Briefing of 2023"
        assert "Replaced</span>" in self.main()

    def test_nothing_that_fits_is_said_in_a_sentence_with_the_way_back(self):
        main = self.main("?theme=online&year=2021")

        assert "Nothing here is all of this at once: Online safety, 2021." in main
        assert f'<a href="{self.library.url}">Show all publications</a>' in main

    def test_a_value_that_there_is_not_is_left_out_and_said(self):
        for query in ("?theme=no-such", "?theme=nothing", "?year=1850", "?kind=x", "?priority=x"):
            assert len(self.titles(query)) == 4
            assert "asks for something that is not in this list" in self.main(query)
        assert self.titles("?theme=no-such&theme=neglect") == self.titles("?theme=neglect")
        assert "not in this list" not in self.main("?theme=&year=")

    def test_bad_input_is_never_an_error(self):
        for value in (
            *("%00", "%F0%9F%98%80", "'", "%22%3E%3Cscript%3Ealert(1)%3C/script%3E", "-1"),
            *("99999999999999999999999", "%E2%80%AE2023", "%D9%A2%D9%A0%D9%A2%D9%A3", "2023.0"),
            "%0D%0ASet-Cookie:%20a=b",
            "x" * 1_000_000,
        ):
            query = "&".join(f"{name}={value}" for name in ("theme", "year", "kind", "priority"))
            answer = self.client.get(f"{self.library.url}?{query}&sort={value}&page={value}")

            assert answer.status_code == 200, value[:40]
            assert "<script>alert" not in answer.text
            assert "Set-Cookie" not in answer.headers

    def test_a_thousand_values_of_one_filter_are_cut_short(self):
        query = "?" + "&".join(f"theme=t{number}" for number in range(900))

        assert self.client.get(self.library.url + query).status_code == 200

    def test_a_long_list_is_read_in_pages_that_keep_the_filters(self):
        for number in range(25):
            self.make(f"Paper {number}", 2020, [self.online])

        first, second = self.main("?theme=online"), self.main("?theme=online&page=2")

        assert "<strong>27 publications</strong>" in first
        assert 'href="?theme=online&amp;page=2"' in first
        assert len(TITLES.findall(second)) == 7
        assert self.titles("?theme=online&page=99") == TITLES.findall(second)

    def test_search_engines_are_given_the_whole_list_alone(self):
        whole = self.client.get(self.library.url).text
        narrowed = self.client.get(f"{self.library.url}?theme=neglect").text
        canonical = f'<link rel="canonical" href="http://testserver{self.library.url}">'

        assert canonical in whole
        assert canonical in narrowed
        assert 'content="noindex"' not in whole
        assert 'content="noindex"' in narrowed
        assert 'content="noindex"' in self.client.get(f"{self.library.url}?sort=title").text

    def test_a_kind_can_be_narrowed_too_and_offers_no_other_kinds(self):
        assert len(self.titles(page=self.briefings)) == 3
        assert self.titles("?theme=neglect", page=self.briefings) == [
            "Briefing of 2023",
            "Briefing of 2021",
        ]
        assert "Strategies" not in self.counts(page=self.briefings)
        assert self.counts(page=self.briefings)["Childhood neglect"] == 2

    def test_the_kinds_say_what_they_are_and_how_many_there_are(self):
        main = self.main()

        assert re.search(r"Briefings</a></h3>\s*<p[^>]*>3 publications</p>", main)
        assert re.search(r"What was decided.</p>\s*<p[^>]*>Nothing published yet</p>", main)
        assert "Nothing published yet" not in self.main("?theme=neglect")

    def test_drafts_and_private_publications_are_neither_listed_nor_counted(self):
        PublicationPage.objects.get(title="Another of 2023").unpublish()
        private = PublicationPage.objects.get(title="Briefing of 2021")
        private.view_restrictions.create(restriction_type="login")

        assert len(self.titles()) == 2
        assert self.counts()["Online safety"] == 1
        assert "2021" not in self.counts()

    def test_a_private_kind_gives_nothing_away(self):
        self.briefings.view_restrictions.create(restriction_type="login")

        main = self.main("?theme=online&kind=briefings")

        assert "Briefing" not in main
        assert "Online safety" not in main

    def test_a_priority_that_readers_cannot_open_is_no_choice(self):
        self.plan.unpublish()

        assert "?priority=neglect" not in self.main()
        assert 'name="priority"' not in self.main()
        assert len(self.titles("?priority=neglect")) == 4

    def test_an_empty_library_says_so(self):
        PublicationPage.objects.all().delete()

        assert "Nothing has been published here yet." in self.main()
        assert "<form" not in self.main()

    def test_it_asks_the_database_as_often_for_much_as_for_little(self):
        addresses = [
            f"{page.url}{query}"
            for page in (self.library, self.briefings)
            for query in (
                "",
                "?theme=neglect&year=2023&priority=neglect&kind=briefings&sort=oldest",
            )
        ]
        before = [self.queries(address) for address in addresses]
        for number in range(12):
            theme = Theme.objects.create(name=f"Theme {number}", slug=f"t{number}")
            kind = factories.make_publication_kind(self.library, title=f"Kind {number}")
            priority = factories.make_priority(self.plan, title=f"Priority {number}")
            self.make(f"Paper {number}", 2000 + number, [theme, self.neglect], [priority], kind)
            self.make(f"Note {number}", 2023, [self.neglect, theme], [self.priority, priority])

        assert [self.queries(address) for address in addresses] == before
        assert max(before) <= 12

    def queries(self, address):
        self.client.get(address)
        with CaptureQueriesContext(connection) as asked:
            self.client.get(address)
        return len(asked)
