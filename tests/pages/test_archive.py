"""An archived page keeps its address, tells its readers, and is offered nowhere."""

from datetime import date, timedelta

import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from pages.models import ContentPage, PageReview, PublicationPage
from tests import factories
from tests.admin import signed_in
from tests.members import make_member
from tests.pages.test_reviewing import press

TODAY = factories.NOON.date()
BANNER = "Archived: no longer current"


def archive(page, **fields):
    values = {"archived_on": TODAY, "archived_reason": "The law has changed."} | fields
    PageReview.objects.update_or_create(page=page, defaults=values)


@time_machine.travel(factories.NOON, tick=False)
class ArchiveTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = factories.make_site()
        cls.home, cls.about = cls.site["homepage"], cls.site["sectionpage"]
        cls.page = factories.make_content(cls.about, title="Old ways", show_in_menus=True)
        cls.new = factories.make_content(cls.about, title="New ways")
        cls.publisher = make_member("publisher", pages={cls.home: ["change", "publish"]})

    def setUp(self):
        self.desk = signed_in(self.publisher)

    def text(self, page) -> str:
        response = self.client.get(page.url)
        assert response.status_code == 200
        return response.text

    def test_readers_are_told_why_and_what_to_read_instead(self):
        press(
            self.desk, self.page, "archive", reason="The law has changed.", replaced_by=self.new.pk
        )

        text = self.text(self.page)
        assert BANNER in text
        assert "The law has changed." in text
        assert f'Read instead: <a href="{self.new.url}">New ways</a>' in text
        assert text.index(BANNER) < text.index("<h1>Old ways</h1>")

    def test_it_leaves_menus_lists_and_the_sitemap(self):
        link = f'href="{self.page.url}"'
        assert link in self.text(self.about)
        assert link in self.text(self.home)  # the menu
        assert self.page.url in self.client.get("/sitemap.xml").text

        archive(self.page)

        assert link not in self.text(self.about)
        assert link not in self.text(self.home)
        assert self.page.url not in self.client.get("/sitemap.xml").text

    def test_every_list_of_one_kind_of_page_leaves_it_out(self):
        lists = {
            "bodypage": ["bodyindexpage", "structurepage"],
            "personpage": ["peopleindexpage"],
            "planpage": ["planindexpage"],
            "prioritypage": ["planpage"],
            "publicationpage": ["publicationkindpage", "publicationindexpage"],
            "publicationkindpage": ["publicationindexpage"],
        }
        for kind, places in lists.items():
            page = self.site[kind]
            link = f'<a href="{page.url}"'
            for place in places:
                with self.subTest(f"{kind} on {place}"):
                    PageReview.objects.filter(page=page).delete()
                    assert link in self.main(self.site[place])
                    archive(page)
                    assert link not in self.main(self.site[place])

    def main(self, page) -> str:
        return self.text(page).partition("<main")[2].partition("</main>")[0]

    def test_nobody_is_asked_to_read_it_again(self):
        archive(self.page, review_by=TODAY)
        other = factories.make_content(self.about, title="Other")
        PageReview.objects.create(page=other, review_by=TODAY)

        for name in ("reviews_due", "ownerless"):
            text = self.desk.get(reverse(name)).text
            assert "Other" in text
            assert "Old ways" not in text

    def test_a_day_to_come_does_not_count_yet(self):
        archive(self.page, archived_on=TODAY + timedelta(days=1))

        assert BANNER not in self.text(self.page)
        assert self.page in Page.objects.all().specific()
        assert ContentPage.objects.current(TODAY).filter(pk=self.page.pk).exists()
        assert not ContentPage.objects.archived(TODAY).filter(pk=self.page.pk).exists()
        assert ContentPage.objects.archived(TODAY + timedelta(days=1)).get() == self.page

    def test_publications_can_be_asked_for_both_ways(self):
        publication = self.site["publicationpage"]
        archive(publication)

        assert PublicationPage.objects.archived(TODAY).get() == publication
        assert not PublicationPage.objects.current(TODAY).filter(pk=publication.pk).exists()

    def test_unarchiving_restores_it(self):
        press(self.desk, self.page, "archive", reason="A slip.", replaced_by=self.new.pk)
        response = press(self.desk, self.page, "bring_back")

        assert "The page is current again." in response.text
        assert BANNER not in self.text(self.page)
        review = PageReview.objects.get(page=self.page)
        assert (review.archived_on, review.archived_reason, review.replaced_by) == (None, "", None)
        assert f'href="{self.page.url}"' in self.text(self.about)

    def test_both_stand_in_the_history(self):
        press(self.desk, self.page, "archive", reason="A slip.")
        press(self.desk, self.page, "bring_back")

        actions = PageLogEntry.objects.filter(page=self.page, user=self.publisher)
        assert set(actions.values_list("action", flat=True)) == {
            "pages.archive",
            "pages.unarchive",
        }
        history = self.desk.get(reverse("wagtailadmin_pages:history", args=[self.page.pk])).text
        assert "Archived: A slip." in history
        assert "No longer archived" in history

    def test_what_stands_below_goes_with_it_only_when_asked(self):
        below = factories.make_content(self.page, title="Below")

        press(self.desk, self.page, "archive", reason="Old.")
        assert BANNER not in self.text(below)
        press(self.desk, self.page, "bring_back")
        press(self.desk, self.page, "archive", reason="Old.", with_below="on")

        assert BANNER in self.text(below)
        assert PageLogEntry.objects.filter(page=below, action="pages.archive").count() == 1

    def test_nonsense_is_refused_beside_the_field(self):
        draft = factories.make_content(self.about, title="Draft")
        draft.unpublish()
        cases = [
            ({"reason": ""}, "reason"),
            ({"reason": "x" * 251}, "reason"),
            ({"reason": "a\0b"}, "reason"),
            ({"reason": "Old.", "replaced_by": self.page.pk}, "replaced_by"),
            ({"reason": "Old.", "replaced_by": draft.pk}, "replaced_by"),
            ({"reason": "Old.", "replaced_by": 10**30}, "replaced_by"),
            ({"reason": "Old.", "replaced_by": "💥"}, "replaced_by"),
        ]
        for data, field in cases:
            response = press(self.desk, self.page, "archive", **data)

            assert field in response.context["forms"]["archive"].errors, data
        assert BANNER not in self.text(self.page)

    def test_a_reason_is_text_and_no_markup(self):
        press(self.desk, self.page, "archive", reason="<script>alert(1)</script> 💥 ‮")

        assert "&lt;script&gt;alert(1)" in self.text(self.page)

    def test_what_the_site_hangs_on_cannot_be_archived(self):
        for name in ("homepage", "peopleindexpage", "publicationindexpage", "eventseriespage"):
            response = press(self.desk, self.site[name], "archive", reason="Old.")

            assert response.status_code == 403, name

    def test_a_replacement_that_readers_cannot_open_is_not_named(self):
        archive(self.page, replaced_by=self.new)
        self.new.unpublish()

        assert "New ways" not in self.main(self.page)

    def test_the_banner_costs_no_further_query(self):
        self.client.get(self.page.url)
        before = self.queries(self.page)

        archive(self.page, replaced_by=self.new)

        assert self.queries(self.page) == before

    def queries(self, page) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.client.get(page.url)
        return len(queries)

    def test_archiving_twice_keeps_the_first_day(self):
        archive(self.page, archived_on=date(2026, 1, 1))

        assert press(self.desk, self.page, "archive", reason="Again").status_code == 403
        assert PageReview.objects.get(page=self.page).archived_on == date(2026, 1, 1)
