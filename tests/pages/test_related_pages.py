"""A page that readers cannot open is given away by no other page: neither its title nor a link."""

from contextlib import contextmanager

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from pages.models import ContentPage, PageReview, SiteSettings
from pages.rich_text import known_links
from tests import factories


@contextmanager
def private(page):
    restriction = page.view_restrictions.create(restriction_type="login")
    yield
    restriction.delete()


@contextmanager
def draft(page):
    Page.objects.filter(pk=page.pk).update(live=False)
    yield
    Page.objects.filter(pk=page.pk).update(live=True)


@contextmanager
def below_a_draft(page):
    with draft(page.get_parent()):
        yield


@contextmanager
def below_a_private_page(page):
    with private(page.get_parent()):
        yield


CLOSED = (private, draft, below_a_draft, below_a_private_page)


@time_machine.travel(factories.NOON, tick=False)
class RelatedPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            cls.about = factories.make_section(cls.home, title="About")
            hidden = factories.make_section(cls.home, title="Elsewhere")
            cls.make_what_may_be_closed(hidden)
            cls.make_readers_pages()

    @classmethod
    def make_what_may_be_closed(cls, hidden):
        groups = factories.make_body_index(hidden, title="Hidden groups")
        cls.group = factories.make_body(groups, title="Hidden group")
        people = factories.make_people_index(hidden, title="Hidden people")
        cls.holder = factories.make_person(people, title="Hidden Person")
        cls.plan = factories.make_plan(
            factories.make_plans(hidden), title="Hidden plan", first_year=2000
        )
        cls.priority = factories.make_priority(cls.plan, title="Hidden priority")
        cls.library = factories.make_library(cls.home)
        kind = factories.make_publication_kind(cls.library, title="Hidden kind")
        cls.publication = factories.make_publication(kind, title="Hidden publication")
        cls.target = factories.make_content(hidden, title="Hidden page")

    @classmethod
    def make_readers_pages(cls):
        groups = factories.make_body_index(cls.about, title="Groups")
        people = factories.make_people_index(cls.about, title="People")
        cls.chair = factories.make_role(cls.holder, name="Chair")
        cls.board = factories.make_body(
            groups, reports_to=cls.group, presiding_role=cls.chair, attending_role=cls.chair
        )
        factories.make_role(cls.holder, name="Member", body=cls.board)
        cls.structure = factories.make_structure(cls.about)
        cls.person = factories.make_person(people)
        factories.make_role(cls.person, name="Officer", body=cls.group)
        cls.reader_plan = factories.make_plan(
            factories.make_plans(cls.about), title="A plan", replaced_by=cls.plan
        )
        cls.reader_priority = factories.make_priority(
            cls.reader_plan, title="Neglect", strategy=cls.publication
        )
        cls.kind = factories.make_publication_kind(cls.library, title="Briefings")
        cls.briefing = factories.make_publication(
            cls.kind,
            title="Briefing",
            superseded_by=cls.publication,
            priorities=[cls.priority],
        )
        cls.series = factories.make_series(
            factories.make_events(cls.home), convened_by=cls.group, presiding_role=cls.chair
        )
        cls.page = factories.make_content(cls.home, title="A page")
        PageReview.objects.create(page=cls.page, owner=cls.group)
        issue = factories.make_issue(factories.make_newsletter(cls.home))
        cls.article = factories.make_article(issue, author=cls.holder, about_person=cls.holder)

    def main(self, page):
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def each(self, page, target):
        """The main part of `page`, in each of the ways in which `target` can be closed."""
        assert target.url in self.main(page)
        for close in CLOSED:
            with self.subTest(page=page.title, closed=close.__name__), close(target):
                yield self.main(page)

    def check_nothing_is_said(self, page, target):
        for main in self.each(page, target):
            assert target.title not in main
            assert target.url not in main

    def check_the_name_alone_is_said(self, page, target):
        for main in self.each(page, target):
            assert target.title in main
            assert target.url not in main

    def test_the_body_to_which_a_body_reports(self):
        self.check_nothing_is_said(self.board, self.group)

    def test_the_body_to_which_a_body_of_the_structure_reports(self):
        self.check_nothing_is_said(self.structure, self.group)

    def test_the_body_of_a_role(self):
        self.check_nothing_is_said(self.person, self.group)
        with private(self.group):
            assert "<td>The Partnership</td>" in self.main(self.person)

    def test_the_body_that_convenes_a_series(self):
        self.check_nothing_is_said(self.series, self.group)

    def test_the_body_that_looks_after_a_page(self):
        self.check_nothing_is_said(self.page, self.group)

    def test_a_preview_says_what_readers_will_see_of_who_looks_after_it(self):
        edited = ContentPage.objects.get(pk=self.page.pk)
        PageReview.objects.update_or_create(page=edited, defaults={"owner": self.group})

        assert "Looked after by <a" in edited.make_preview_request().text
        with private(self.group):
            assert self.group.title not in edited.make_preview_request().text

    def test_the_plan_that_came_after(self):
        self.check_nothing_is_said(self.reader_plan, self.plan)

    def test_the_strategy_behind_a_priority(self):
        self.check_nothing_is_said(self.reader_plan, self.publication)
        self.check_nothing_is_said(self.reader_priority, self.publication)

    def test_the_later_version_of_a_publication(self):
        self.check_nothing_is_said(self.briefing, self.publication)

    def test_a_publication_is_replaced_by_what_readers_can_open(self):
        newest = factories.make_publication(self.kind, title="In force", published_on="2020-01-01")

        assert "Replaced</span>" in self.main(self.kind)
        for close in CLOSED:
            with self.subTest(close.__name__), close(self.publication):
                main = self.main(self.kind)

                assert "Replaced</span>" not in main
                assert main.index(self.briefing.url) < main.index(newest.url)  # by their days

    def test_the_priorities_of_a_publication(self):
        self.check_nothing_is_said(self.briefing, self.priority)

    def test_who_holds_a_role_is_named_without_a_link(self):
        self.check_the_name_alone_is_said(self.board, self.holder)
        self.check_the_name_alone_is_said(self.series, self.holder)

    def test_a_byline_stays_without_a_link(self):
        self.check_the_name_alone_is_said(self.article, self.holder)

    def test_the_way_to_help(self):
        SiteSettings.objects.update(help_page=self.target)

        assert self.target.url in self.client.get(self.page.url).text
        for close in CLOSED:
            with self.subTest(close.__name__), close(self.target):
                assert self.target.url not in self.client.get(self.page.url).text

    def test_links_and_cards(self):
        film = {"title": "Film", "url": "https://video.example/", "minutes": 3}
        page = factories.make_content(
            self.home,
            title="Links",
            body=[
                ("link", {"page": self.target}),
                ("link", {"page": self.target, "text": "Hidden page in other words"}),
                ("cards", {"cards": [{"link": {"page": self.target}, "description": "There"}]}),
                ("video", {**film, "transcript": {"page": self.target}}),
            ],
        )

        self.check_nothing_is_said(page, self.target)

    def test_a_link_of_an_article_whose_words_were_counted_before(self):
        self.article.body = [("link", {"page": self.target})]
        self.article.save_revision().publish()

        self.check_nothing_is_said(self.article, self.target)

    def test_a_link_in_running_text_stays_as_words(self):
        link = f'<p><a linktype="page" id="{self.target.pk}">Hidden page</a></p>'
        page = factories.make_content(self.home, title="Text", body=[("paragraph", link)])

        self.check_the_name_alone_is_said(page, self.target)
        self.home.introduction = link
        self.home.save_revision().publish()
        self.check_the_name_alone_is_said(self.home, self.target)

    def test_links_in_all_text_of_the_home_page_are_looked_up_together(self):
        links = [
            f'<p><a linktype="page" id="{page.pk}">There</a></p>'
            for page in (self.target, self.board)
        ]
        self.home.introduction = links[0]
        self.home.save_revision().publish()
        some = self.queries_of(self.home)
        self.home.body = [("paragraph", links[1])]
        self.home.save_revision().publish()

        assert self.queries_of(self.home) == some
        for page in (self.target, self.board):
            assert f'href="{page.url}"' in self.client.get("/").text

    def test_a_link_of_which_nobody_asked_before_is_found_all_the_same(self):
        link = f'<p><a linktype="page" id="{self.target.pk}">There</a></p>'

        with known_links(self.home.body):
            assert f'href="{self.target.url}"' in expand_db_html(link)

    def test_a_link_is_not_lost_while_its_page_is_closed(self):
        page = factories.make_content(
            self.home, title="Links", body=[("link", {"page": self.target})]
        )

        with private(self.target):
            stored = ContentPage.objects.get(pk=page.pk)
            stored.body.stream_block.render(stored.body)
            stored.save()

        assert self.target.url in self.main(page)

    def test_as_many_queries_are_enough_for_what_is_closed(self):
        pages = (self.board, self.structure, self.person, self.reader_plan, self.article)
        for page in pages:
            with self.subTest(page.title):
                shown = self.queries_of(page)
                with private(self.group), private(self.holder), private(self.publication):
                    assert self.queries_of(page) <= shown <= 12

    def queries_of(self, page):
        self.client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(page.url)
        return len(queries)
