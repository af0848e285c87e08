"""Plans say which years they are for; what they set out stays when those years are over."""

from datetime import UTC, datetime

import time_machine
from django.test import TestCase

from pages.models import PlanPage
from tests import factories


@time_machine.travel(factories.NOON, tick=False)
class PlanTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.about = factories.make_section(cls.home, title="About", slug="about")
        cls.plans = factories.make_plans(cls.about)
        cls.plan = factories.make_plan(
            cls.plans, title="Plan 2023–2025", first_year=2023, last_year=2025
        )
        kind = factories.make_publication_kind(factories.make_library(cls.home))
        cls.first = factories.make_priority(cls.plan, title="Neglect")
        cls.second = factories.make_priority(cls.plan, title="Domestic abuse", wording="Assuring.")
        cls.strategy = factories.make_publication(
            kind, title="Neglect strategy", priorities=[cls.first]
        )
        cls.briefing = factories.make_publication(
            kind, title="Briefing on neglect", priorities=[cls.first]
        )
        cls.first.strategy = cls.strategy
        cls.first.save_revision().publish()

    def main(self, page):
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_a_plan_whose_years_are_over_says_so_on_each_of_its_pages(self):
        for page in (self.plan, self.first):
            assert "The time of this plan is over" in self.main(page)

    def test_a_plan_of_this_year_does_not(self):
        plan = factories.make_plan(self.plans, first_year=2026, last_year=2027)

        assert "The time of this plan is over" not in self.main(plan)
        assert "Current" in self.main(self.plans)

    def test_a_plan_that_was_replaced_leads_to_the_next(self):
        later = factories.make_plan(self.plans, title="Plan 2026–2028")
        PlanPage.objects.filter(pk=self.plan.pk).update(replaced_by=later)

        assert f'<a href="{later.url}">{later.title}</a>' in self.main(self.plan)

    def test_a_plan_that_was_replaced_says_which_years_are_its_own(self):
        later = factories.make_plan(self.plans, title="Plan 2026–2028")
        PlanPage.objects.filter(pk=self.plan.pk).update(replaced_by=later)
        over = self.main(self.plan)
        with time_machine.travel(datetime(2025, 6, 2, 12, tzinfo=UTC), tick=False):
            running = self.main(self.plan)

        assert over.index("This plan covered 2023 to 2025.") < over.index("The plan after it is")
        assert running.index("This plan covers 2023 to 2025.") < running.index(later.title)

    def test_a_next_plan_that_is_still_a_draft_is_not_given_away(self):
        later = factories.make_plan(self.plans, title="Plan 2026–2028")
        PlanPage.objects.filter(pk=self.plan.pk).update(replaced_by=later)
        later.unpublish()

        assert "Plan 2026–2028" not in self.main(self.plan)

    def test_the_priorities_stand_in_order_with_what_sits_under_each(self):
        main = self.main(self.plan)

        places = [
            main.index(words)
            for words in ("Neglect</a></h2>", "The strategy behind it", "Briefing on neglect")
        ]
        assert [*places, main.index("Domestic abuse</a></h2>")] == sorted(
            [*places, main.index("Domestic abuse</a></h2>")]
        )
        assert main.count(self.strategy.url) == 1  # as the strategy, not once more below it

    def test_a_priority_knows_its_number_and_its_neighbours(self):
        main = self.main(self.second)

        assert f"Priority 2 of the {self.plan.title}" in main
        assert f'<a href="{self.first.url}" rel="prev">' in main
        assert 'rel="next"' not in main

    def test_a_priority_shows_the_plans_own_words_and_its_strategy(self):
        assert "<blockquote><p>Assuring.</p></blockquote>" in self.main(self.second)
        assert f'<a href="{self.strategy.url}">' in self.main(self.first)
        assert f'<a href="{self.briefing.url}">' in self.main(self.first)

    def test_the_home_page_shows_the_priorities_of_the_latest_plan_that_has_begun(self):
        older = factories.make_plan(self.plans, title="Older", first_year=2020, last_year=2022)
        factories.make_priority(older, title="An older priority")

        main = self.main(self.home)

        assert main.index(f'href="{self.plan.url}"') < main.index("Neglect</a></h3>")
        assert main.index("Neglect</a></h3>") < main.index("Domestic abuse</a></h3>")
        assert "An older priority" not in main

    def make_plan_to_come(self):
        plan = factories.make_plan(self.plans, title="To come", first_year=2028, last_year=2030)
        factories.make_priority(plan, title="A priority to come")
        return plan

    def test_a_plan_that_is_still_to_begin_takes_over_from_none(self):
        self.make_plan_to_come()

        main = self.main(self.home)

        assert "Neglect</a></h3>" in main
        assert "A priority to come" not in main
        self.assertRedirects(self.client.get("/about/priorities/"), self.plan.url)

    def test_it_takes_over_in_its_first_year(self):
        plan = self.make_plan_to_come()

        with time_machine.travel(datetime(2028, 1, 1, 12, tzinfo=UTC), tick=False):
            assert "A priority to come" in self.main(self.home)
            self.assertRedirects(self.client.get("/about/priorities/"), plan.url)

    def test_the_list_begins_with_the_plan_of_today(self):
        to_come = self.make_plan_to_come()
        older = factories.make_plan(self.plans, title="Older", first_year=2020, last_year=2022)

        main = self.main(self.plans)

        places = [main.index(plan.url) for plan in (self.plan, older, to_come)]
        assert places == sorted(places)

    def test_without_priorities_the_home_page_has_no_heading_for_them(self):
        self.plan.unpublish()

        assert "Priorities</h2>" not in self.main(self.home)

    def test_the_address_of_the_priorities_leads_to_the_latest_plan(self):
        factories.make_plan(self.plans, title="An older plan", first_year=2020, last_year=2022)

        self.assertRedirects(self.client.get("/about/priorities/"), self.plan.url)

    def test_without_a_plan_there_are_no_priorities(self):
        self.plan.unpublish()

        assert self.client.get("/about/priorities/").status_code == 404

    def test_no_page_can_hide_that_address(self):
        assert "priorities" in type(self.about).reserved_slugs
