"""Rules that hold for every page type there is."""

from datetime import timedelta

import time_machine
from django.conf import settings
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, get_page_models

from pages.choices import BodyKind, OrganisationKind
from pages.languages import LANGUAGES
from pages.models import PageReview, SitePage
from tests import factories

MOST_QUERIES = 12  # on a warm page, for an anonymous reader
MOST_BYTES = 30_000


@time_machine.travel(factories.NOON, tick=False)
class EveryPageTypeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.pages = factories.make_site()

    def queries_of(self, page):
        self.client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            response = self.client.get(page.url)
        assert response.status_code == 200
        return [query["sql"] for query in queries]

    def each(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                yield page

    def test_the_small_site_has_them_all(self):
        models = [model for model in get_page_models() if issubclass(model, SitePage)]

        assert set(self.pages) == {model._meta.model_name for model in models}

    def test_renders_within_the_query_budget(self):
        for page in self.each():
            queries = self.queries_of(page)

            assert len(queries) <= MOST_QUERIES, queries

    def test_the_number_of_queries_does_not_grow_with_content(self):
        before = {name: len(self.queries_of(page)) for name, page in self.pages.items()}
        series, newsletter = self.pages["eventseriespage"], self.pages["newsletterindexpage"]
        for step in range(1, 11):  # ten times the content
            factories.make_event(series, factories.NOON + timedelta(days=40 + step))
            factories.make_event(series, factories.NOON - timedelta(days=90 + step))
            issue = factories.make_issue(newsletter, 2 + step)
            factories.make_article(issue, title=f"Article {step}")
            factories.make_article(self.pages["issuepage"], title=f"More {step}")
            self.grow_the_partnership(step)

        after = {name: len(self.queries_of(page)) for name, page in self.pages.items()}

        assert after == before

    def grow_the_partnership(self, step):
        """More of everything that the pages about the Partnership list."""
        person = factories.make_person(self.pages["peopleindexpage"], title=f"Person {step}")
        board, plan = self.pages["bodypage"], self.pages["planpage"]
        role = factories.make_role(person, name=f"Role {step}", body=board)
        factories.make_body(
            self.pages["bodyindexpage"],
            title=f"Group {step}",
            kind=list(BodyKind)[step % len(BodyKind)],
            presiding_role=role,
            reports_to=board,
        )
        kind = list(OrganisationKind)[step % len(OrganisationKind)]
        organisation = factories.make_organisation(name=f"Organisation {step}", kind=kind)
        factories.make_member(board, organisation)
        factories.make_meeting(board, factories.NOON.date() - timedelta(days=step))
        factories.make_plan(self.pages["planindexpage"], title=f"Plan {step}", first_year=2000)
        factories.make_publication_kind(self.pages["publicationindexpage"], title=f"Kind {step}")
        strategy = factories.make_publication(
            self.pages["publicationkindpage"], title=f"Strategy {step}", priorities=[]
        )
        priority = factories.make_priority(plan, title=f"Priority {step}", strategy=strategy)
        factories.make_publication(
            self.pages["publicationkindpage"],
            title=f"Briefing {step}",
            priorities=[priority, self.pages["prioritypage"]],
        )
        factories.make_term(f"Term {step}")
        factories.make_content(self.pages["sectionpage"], title=f"Content {step}")
        language = LANGUAGES[step].code
        factories.make_translation(self.pages["helppage"], language)

    def test_is_small_enough(self):
        for page in self.each():
            assert len(self.client.get(page.url).content) <= MOST_BYTES

    def test_is_the_same_to_the_byte_on_a_repeat_and_sets_no_cookie(self):
        for page in self.each():
            first, second = self.client.get(page.url), self.client.get(page.url)

            assert first.content == second.content
            assert not first.cookies
            assert not second.cookies

    def test_may_be_cached_by_anybody_and_is_not_sent_twice(self):
        for page in self.each():
            response = self.client.get(page.url)
            again = self.client.get(page.url, headers={"if-none-match": response["ETag"]})

            assert "public" in response["Cache-Control"]
            assert response["ETag"].startswith('"')  # strong
            assert "Cookie" not in response.get("Vary", "")
            assert again.status_code == 304
            assert again["Cache-Control"] == response["Cache-Control"]

    def test_a_signed_in_editor_gets_an_answer_that_nobody_keeps(self):
        self.client.force_login(factories.make_superuser())
        for page in self.each():
            response = self.client.get(page.url)

            assert "private" in response["Cache-Control"]
            assert "no-store" in response["Cache-Control"]

    def test_a_copy_has_been_reviewed_by_nobody(self):
        for page in self.each():
            if page.depth > 2 and type(page).max_count is None:
                PageReview.objects.create(page=page, note="Read")
                new = {"slug": f"{page.slug}-copy"}
                copy = page.copy(update_attrs=new, recursive=False, keep_live=False)

                assert not copy.review_records.exists()

    def test_can_be_edited(self):
        self.client.force_login(factories.make_superuser())
        for page in self.each():
            response = self.client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))

            assert response.status_code == 200

    def test_stands_under_a_fixed_parent(self):
        for page in self.each():
            parent = Page.objects.get(pk=page.get_parent().pk).specific

            assert type(page).parent_page_types
            assert type(page) in type(parent).allowed_subpage_models()

    def test_says_where_it_lives_by_the_one_setting(self):
        for page in self.each():
            expected = f'<link rel="canonical" href="{settings.SITE_URL}{page.url}">'

            assert expected in self.client.get(page.url, headers={"host": "testserver"}).text

    def test_a_private_section_is_not_shown(self):
        for page in self.each():
            restriction = factories.make_private(page)

            response = self.client.get(page.url)

            assert response.status_code == 302
            restriction.delete()
