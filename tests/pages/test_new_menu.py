"""The menu "New" and the lines to parts of the tree: what this person may add, in task words."""

import json
import re
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsletter.models import IssuePage
from pages.admin import new
from tests import factories
from tests.members import make_member

SOME_ADMIN_PAGE = reverse("wagtailadmin_account")


def add(model: str, parent) -> str:
    app = type(parent)._meta.app_label if model != "contentpage" else "pages"
    return reverse("wagtailadmin_pages:add", args=[app, model, parent.pk])


class MenuTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.home, cls.events = cls.pages["homepage"], cls.pages["eventindexpage"]
        cls.newsletter = cls.pages["newsletterindexpage"]

    def setUp(self):
        self.owner = factories.make_superuser()

    def menu(self, user) -> list:
        """The main menu as the admin's page hands it to its script."""
        self.client.force_login(user)
        text = self.client.get(SOME_ADMIN_PAGE).text
        found = re.search(r'<script id="wagtail-sidebar-props"[^>]*>(.*?)</script>', text, re.S)
        return json.loads(unescape(found[1]))

    def entries(self, user) -> dict[str, str]:
        """Labels and addresses under "New", whatever is folded."""
        return dict(links_in(named(self.menu(user), "new")))

    def test_everything_that_can_be_added_is_named_by_its_task(self):
        entries = self.entries(self.owner)

        series, issue = self.pages["eventseriespage"], self.pages["issuepage"]
        kind, people = self.pages["publicationkindpage"], self.pages["peopleindexpage"]
        assert entries["Newsletter article"] == add("articlepage", issue)
        assert entries["Newsletter issue"] == add("issuepage", self.newsletter)
        assert entries[f"Date: {series.title}"] == add("eventpage", series)
        assert entries[f"Publication: {kind.title}"] == add("publicationpage", kind)
        assert entries["Person"] == add("personpage", people)
        assert entries["Board, group or team"] == add("bodypage", self.pages["bodyindexpage"])
        assert entries["Page under: Home"] == add("contentpage", self.home)
        assert entries["Page under: How we work"] == add("contentpage", self.pages["sectionpage"])
        assert {"Organisation", "Pictures", "Documents"} <= set(entries)

    def test_every_entry_opens_a_form(self):
        for label, address in self.entries(self.owner).items():
            assert self.client.get(address).status_code == 200, label

    def test_nobody_is_offered_what_that_person_may_not_add(self):
        newsletter = make_member("writer", pages={self.newsletter: ["add"]})
        dates = make_member("events", pages={self.events: ["add"]})
        changes_only = make_member("reader", pages={self.home: ["change"]})
        librarian = make_member("librarian", "pages.add_organisation")

        assert set(self.entries(newsletter)) == {
            *("Newsletter article", "Newsletter articles from Word", "Newsletter issue")
        }
        assert set(self.entries(dates)) == {f"Date: {self.pages['eventseriespage'].title}"}
        assert named(self.menu(changes_only), "new") is None
        assert set(self.entries(librarian)) == {"Organisation"}

    def test_what_is_offered_is_what_the_form_allows(self):
        offered = self.entries(make_member("writer", pages={self.newsletter: ["add"]}))
        everything = self.entries(self.owner)
        self.client.force_login(make_member("other", pages={self.newsletter: ["add"]}))

        for label, address in everything.items():
            is_open = self.client.get(address).status_code == 200
            assert is_open == (label in offered), label

    def test_many_places_fold_into_a_menu_of_their_own(self):
        for number in range(new.SIDE_BY_SIDE):
            factories.make_series(self.events, title=f"Series {number}")

        entries = self.entries(self.owner)

        assert "Series 1" in entries
        assert f"Date: {self.pages['eventseriespage'].title}" not in entries

    def test_an_article_goes_into_the_issue_in_the_making(self):
        draft = IssuePage(title="Next", slug="9", number=9, live=False)
        self.newsletter.add_child(instance=draft)

        assert self.entries(self.owner)["Newsletter article"] == add("articlepage", draft)

    def test_or_else_into_the_newest(self):
        factories.make_issue(self.newsletter, 3, issued_on=date(2020, 1, 1))

        newest = self.pages["issuepage"]
        assert self.entries(self.owner)["Newsletter article"] == add("articlepage", newest)

    def test_parts_of_the_tree_stand_under_their_own_titles(self):
        links = dict(links_in(self.menu(self.owner)))

        for page in (self.newsletter, self.events, self.pages["publicationindexpage"]):
            assert links[page.title] == reverse("wagtailadmin_explore", args=[page.pk])

    def test_a_part_that_somebody_may_not_open_is_not_listed(self):
        links = dict(links_in(self.menu(make_member("w", pages={self.newsletter: ["change"]}))))

        assert self.newsletter.title in links
        assert self.events.title not in links

    def test_it_asks_no_more_where_there_is_more(self):
        before = self.queries()

        for number in range(12):
            factories.make_series(self.events, title=f"Series {number}")
            factories.make_section(self.home, title=f"Section {number}")
            factories.make_issue(self.newsletter, 100 + number)

        assert self.queries() == before

    def queries(self) -> int:
        member = make_member(f"m{IssuePage.objects.count()}", pages={self.home: ["add"]})
        self.client.force_login(member)
        self.client.get(SOME_ADMIN_PAGE)
        with CaptureQueriesContext(connection) as asked:
            self.client.get(SOME_ADMIN_PAGE)
        return len(asked)


def named(tree, name: str):
    """The menu item of that name, as packed by Wagtail: a type and its arguments."""
    if isinstance(tree, dict):
        if tree.get("name") == name:
            return None if "url" in tree else tree
        tree = list(tree.values())
    if isinstance(tree, list):
        if len(tree) > 1 and isinstance(tree[0], dict) and tree[0].get("name") == name:
            return tree
        found = (named(branch, name) for branch in tree)
        return next(filter(None, found), None)
    return None


def links_in(tree):
    if isinstance(tree, dict):
        if {"label", "url"} <= tree.keys():
            yield tree["label"], tree["url"]
        tree = list(tree.values())
    if isinstance(tree, list):
        for branch in tree:
            yield from links_in(branch)


@pytest.mark.parametrize(("kind", "label"), [("Date", "Date: Forum"), ("", "Forum")])
def test_a_label_says_what_and_where(kind, label):
    assert new.Entry("Forum", "/", kind=kind).full_label == label
