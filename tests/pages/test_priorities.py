"""A priority gathers by itself what belongs to it, from every part of the site."""

from datetime import date, timedelta

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from tests import factories


@time_machine.travel(factories.NOON, tick=False)
class PriorityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        about = factories.make_section(cls.home, title="About", slug="about")
        cls.plans = factories.make_plans(about)
        cls.plan = factories.make_plan(
            cls.plans, title="Plan 2023–2025", first_year=2023, last_year=2025
        )
        cls.kind = factories.make_publication_kind(factories.make_library(cls.home))
        cls.strategy = factories.make_publication(cls.kind, first_year=2022, last_year=2030)
        cls.priority = factories.make_priority(cls.plan, strategy=cls.strategy)
        cls.other = factories.make_priority(cls.plan, title="Domestic abuse")
        cls.issue = factories.make_issue(factories.make_newsletter(cls.home))
        cls.series = factories.make_series(factories.make_events(cls.home))

    def main(self, page):
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def tie(self, page, *priorities):
        page.priorities = priorities
        page.save_revision().publish()

    def test_an_article_is_listed_once_its_editor_ties_it_to_the_priority(self):
        article = factories.make_article(self.issue, title="What neglect is")
        assert article.url not in self.main(self.priority)

        self.tie(article, self.priority)

        assert f'<a href="{article.url}">What neglect is</a>' in self.main(self.priority)
        assert article.url not in self.main(self.other)

    def test_an_article_of_an_issue_that_is_not_published_is_not_listed(self):
        article = factories.make_article(self.issue)
        self.tie(article, self.priority)
        self.issue.unpublish()

        assert article.url not in self.main(self.priority)

    def test_a_date_is_listed_by_itself_or_because_its_series_is(self):
        by_itself = factories.make_event(self.series, factories.NOON + timedelta(days=9))
        other = factories.make_event(self.series, factories.NOON + timedelta(days=19))
        self.tie(by_itself, self.priority)
        assert f'href="{by_itself.url}"' in self.main(self.priority)
        assert f'href="{other.url}"' not in self.main(self.priority)

        self.tie(self.series, self.priority)

        main = self.main(self.priority)
        assert f'href="{other.url}"' in main
        assert main.count(f'href="{by_itself.url}"') == 1  # though it is tied twice

    def test_a_date_that_is_over_stays_and_says_that_it_has_slides(self):
        past = factories.make_event(
            self.series,
            factories.NOON - timedelta(days=9),
            materials=[("link", {"url": "https://www.example.org/", "text": "Slides"})],
        )
        self.tie(past, self.priority)

        main = self.main(self.priority)

        assert "No date about this is ahead." in main
        assert main.index("Those that are over") < main.index(f'href="{past.url}"')
        assert "With slides or papers" in main

    def test_what_there_is_none_of_has_no_heading(self):
        main = self.main(self.priority)

        assert "In the newsletter" not in main
        assert "Dates</h2>" not in main

    def test_a_former_plan_says_on_its_priorities_what_replaced_it(self):
        later = factories.make_plan(self.plans, title="Plan 2026–2028")
        self.plan.replaced_by = later
        self.plan.save_revision().publish()

        for page in (self.plan, self.priority, self.other):
            assert f'is <a href="{later.url}">Plan 2026–2028</a>' in self.main(page)
        assert f'before this one: <a href="{self.plan.url}">' in self.main(later)
        assert "Replaced by the Plan 2026–2028" in self.main(self.plans)

    def test_a_plan_after_it_that_is_a_draft_is_not_named(self):
        later = factories.make_plan(self.plans, title="Plan 2026–2028")
        self.plan.replaced_by = later
        self.plan.save_revision().publish()
        later.unpublish()

        for page in (self.plan, self.priority, self.plans):
            assert "Plan 2026–2028" not in self.main(page)

    def test_a_strategy_outlives_its_plan_and_belongs_to_the_next_as_well(self):
        later = factories.make_plan(self.plans, title="Plan 2026–2028")
        again = factories.make_priority(later, title="Neglect, still", strategy=self.strategy)
        self.tie(self.strategy, self.priority, again)

        for page in (self.priority, again):
            assert f'<a href="{self.strategy.url}">' in self.main(page)
        strategy = self.main(self.strategy)
        assert f'<a href="{self.priority.url}">' in strategy
        assert f'<a href="{again.url}">' in strategy

    def test_much_of_everything_costs_no_more_queries(self):
        self.tie(self.series, self.priority)
        self.add(1)
        few = self.queries()

        for step in range(2, 12):
            self.add(step)

        assert self.queries() == few <= 12

    def add(self, step):
        self.tie(factories.make_article(self.issue, title=f"Article {step}"), self.priority)
        for days in (step, -step):
            self.tie(
                factories.make_event(self.series, factories.NOON + timedelta(days=days)),
                self.priority,
            )
        factories.make_publication(
            self.kind,
            title=f"Briefing {step}",
            priorities=[self.priority],
            published_on=date(2026, 1, 1),
        )

    def queries(self):
        self.client.get(self.priority.url)
        with CaptureQueriesContext(connection) as queries:
            assert self.client.get(self.priority.url).status_code == 200
        return len(queries)
