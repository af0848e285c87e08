"""The library: newest first, what is in force before what has been replaced."""

from datetime import date, timedelta

import time_machine
from django.test import TestCase
from django.utils import timezone

from pages.library import PUBLICATIONS_ON_A_PAGE
from pages.models import PublicationPage, Theme, YearlyReportPage
from tests import factories


class PublicationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        cls.library = factories.make_library(home)
        cls.kind = factories.make_publication_kind(cls.library)
        cls.old = factories.make_publication(
            cls.kind, title="Strategy of 2018", published_on=date(2018, 1, 1)
        )
        cls.new = factories.make_publication(
            cls.kind, title="Strategy of 2022", first_year=2022, last_year=2026
        )

    def main(self, page, query=""):
        text = self.client.get(f"{page.url}{query}").text
        return text[text.index("<main") : text.index("</main>")]

    def supersede(self):
        PublicationPage.objects.filter(pk=self.old.pk).update(superseded_by=self.new)

    def test_the_newest_comes_first(self):
        main = self.main(self.kind)

        assert main.index(self.new.title) < main.index(self.old.title)

    def test_what_was_replaced_comes_last_and_is_marked(self):
        latest = factories.make_publication(
            self.kind, title="Replaced at once", published_on=date(2026, 1, 1)
        )
        PublicationPage.objects.filter(pk=latest.pk).update(superseded_by=self.new)

        main = self.main(self.kind)

        assert main.index(self.old.title) < main.index("Replaced</span>") < main.index(latest.title)

    def test_a_replaced_publication_leads_forward(self):
        self.supersede()

        main = self.main(self.old)

        assert "This has been replaced" in main
        assert f'<a href="{self.new.url}">{self.new.title}</a>' in main
        assert "This has been replaced" not in self.main(self.new)

    def test_a_draft_that_will_replace_it_is_not_given_away(self):
        self.supersede()
        self.new.unpublish()

        assert self.new.title not in self.main(self.old)

    def test_a_publication_says_what_it_is(self):
        publisher = factories.make_organisation(name="Department for Education")
        page = factories.make_publication(
            self.kind,
            title="Guidance",
            edition="2023",
            published_by=publisher,
            outside_address="https://www.example.org/guidance",
        )

        main = self.main(page)

        assert "<dd>2023</dd>" in main
        assert "<dd>Department for Education</dd>" in main
        assert 'href="https://www.example.org/guidance"' in main

    def test_a_publication_of_our_own_names_the_partnership_and_its_years(self):
        main = self.main(self.new)

        assert "<dd>Anytown Safeguarding Children Partnership</dd>" in main
        assert "<dd>2022 to 2026</dd>" in main
        assert '<time datetime="2022-09">September 2022</time>' in main

    def test_a_yearly_report_bears_the_day_of_its_publication_or_the_day_that_is_given(self):
        report = factories.make_yearly_report(self.kind)
        older = factories.make_yearly_report(
            self.kind, title="Older", first_year=2020, published_on=date(2021, 9, 29)
        )

        assert "Published</dt>" in self.main(report)
        assert report.published_on == timezone.localdate()
        assert older.published_on == date(2021, 9, 29)

    def test_the_day_of_a_yearly_report_stays_when_a_slip_is_put_right_later(self):
        report = factories.make_yearly_report(self.kind)
        first = report.published_on

        with time_machine.travel(timezone.now() + timedelta(days=40)):
            draft = YearlyReportPage.objects.get(pk=report.pk).get_latest_revision_as_object()
            draft.title = "Yearly report, put right"
            draft.save_revision().publish()

        assert YearlyReportPage.objects.get(pk=report.pk).published_on == first

    def test_a_preview_shows_what_is_chosen_just_now(self):
        section = factories.make_section(self.library.get_parent())
        plan = factories.make_plan(factories.make_plans(section))
        priorities = [factories.make_priority(plan, title=f"Priority {n}") for n in (1, 2)]
        draft = self.old.get_latest_revision_as_object()
        draft.priorities, draft.superseded_by = priorities, self.new
        draft.themes = [Theme.objects.create(name=name, slug=name.lower()) for name in ("B", "A")]

        text = draft.make_preview_request().render().text

        for page in (*priorities, self.new):
            assert f'<a href="{page.url}">{page.title}</a>' in text
        assert text.index("?theme=a") < text.index("?theme=b")

    def test_a_long_list_is_read_in_pages(self):
        for number in range(PUBLICATIONS_ON_A_PAGE):
            factories.make_publication(self.kind, title=f"Briefing {number}")

        first, second = self.main(self.kind), self.main(self.kind, "?page=2")

        assert first.count("<li>") - second.count("<li>") == PUBLICATIONS_ON_A_PAGE - 2
        assert 'rel="next"' in first
        assert 'rel="prev"' in second
        assert self.client.get(f"{self.kind.url}?page=none").status_code == 200

    def test_the_library_shows_the_kinds_and_the_latest_of_all_with_their_kind(self):
        factories.make_publication_kind(self.library, title="Briefings")

        main = self.main(self.library)

        assert main.index("Strategies</a>") < main.index("Briefings</a>")
        assert f'<span class="tag">{self.kind.title}</span>' in main
        assert f'<a href="{self.new.url}">' in main

    def test_a_kind_without_publications_says_so(self):
        empty = factories.make_publication_kind(self.library, title="Briefings")

        assert "Nothing of this kind has been published here yet." in self.main(empty)
