"""Reading a page through is an action of its own, and stands beside its versions."""

from datetime import date

import time_machine
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import PageLogEntry, Revision

from pages.models import ContentPage, PageReview
from tests import factories
from tests.admin import signed_in
from tests.members import make_member

TODAY = factories.NOON.date()
RIGHT = "I have read this page and it is right"


def address(page) -> str:
    return reverse("review_page", args=[page.pk])


def press(client, page, button, **data):
    return client.post(address(page), {"do": button, **data}, follow=True)


@time_machine.travel(factories.NOON, tick=False)
class ReviewingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        about = factories.make_section(cls.home)
        cls.team = factories.make_body(factories.make_body_index(about), title="Business team")
        cls.page = factories.make_content(cls.home, title="Privacy")
        PageReview.objects.create(page=cls.page, review_by=date(2026, 12, 1))
        cls.publisher = make_member("publisher", pages={cls.home: ["change", "publish"]})
        cls.editor = make_member("editor", pages={cls.home: ["change"]})

    def setUp(self):
        self.desk = signed_in(self.publisher)

    def review(self) -> PageReview:
        return PageReview.objects.get(page=self.page)

    def test_the_button_sets_the_day_and_the_next_one_a_year_ahead(self):
        form = self.desk.get(address(self.page)).context["forms"]["read"]
        assert form["next_on"].initial == date(2028, 1, 12)

        response = press(self.desk, self.page, "read", next_on="12/01/2028")

        assert response.status_code == 200
        assert self.review().reviewed_on == TODAY
        assert self.review().review_by == date(2028, 1, 12)
        assert "Last reviewed <time" in self.client.get(self.page.url).text

    def test_it_makes_no_version_and_publishes_no_draft(self):
        self.page.title = "Privacy, half rewritten"
        self.page.save_revision()
        before = Revision.objects.count()

        press(self.desk, self.page, "read", next_on="12/01/2028")

        page = ContentPage.objects.get(pk=self.page.pk)
        assert Revision.objects.count() == before
        assert page.title == "Privacy"
        assert page.has_unpublished_changes

    def test_an_older_draft_published_later_brings_back_no_older_day(self):
        draft = self.page.save_revision()
        press(self.desk, self.page, "read", next_on="12/01/2028")
        press(self.desk, self.page, "archive", reason="No longer so.")

        draft.publish()

        assert self.review().reviewed_on == TODAY
        assert self.review().review_by == date(2028, 1, 12)
        assert self.review().archived_on == TODAY

    def test_it_stands_in_the_history(self):
        press(self.desk, self.page, "read", next_on="12/01/2028")

        entry = PageLogEntry.objects.get(page=self.page, action="pages.review")
        history = self.desk.get(reverse("wagtailadmin_pages:history", args=[self.page.pk])).text
        assert entry.user == self.publisher
        assert not entry.content_changed
        assert "Read and found right; due again on 2028-01-12" in history

    def test_opening_the_screen_changes_nothing(self):
        self.desk.get(address(self.page), {"do": "read", "next_on": "12/01/2028"})

        assert self.review().reviewed_on is None

    def test_a_next_day_that_makes_no_sense_is_refused_beside_the_field(self):
        for day in ("", "12/01/2027", "11/01/2027", "13/01/2032", "soon", "\0", "💥", "٣/١/٢٠٢٨x"):
            response = press(self.desk, self.page, "read", next_on=day)

            assert response.context["forms"]["read"].errors["next_on"], day
        assert self.review().reviewed_on is None

    def test_readers_see_it_so_it_takes_somebody_who_may_publish(self):
        client = signed_in(self.editor)

        assert client.get(address(self.page)).status_code == 200
        assert RIGHT not in client.get(address(self.page)).text
        for button in ("read", "archive", "bring_back", "", "nonsense"):
            assert press(client, self.page, button, next_on="12/01/2028").status_code == 403
        assert self.review().reviewed_on is None

    def test_strangers_and_people_of_other_pages_are_turned_away(self):
        elsewhere = factories.make_content(self.home, title="Elsewhere")
        other = make_member("other", pages={elsewhere: ["change", "publish"]})

        assert signed_in(other).get(address(self.page)).status_code == 403
        assert press(signed_in(other), self.page, "read").status_code == 403
        assert self.client.get(address(self.page)).status_code == 302
        assert self.review().reviewed_on is None

    def test_a_page_that_nobody_can_read_is_not_reviewed(self):
        draft = factories.make_content(self.home, title="Draft")
        draft.unpublish()

        assert press(self.desk, draft, "read", next_on="12/01/2028").status_code == 403

    def test_an_editor_says_what_is_still_to_check_and_not_who_looks_after_it(self):
        note = "Ask legal. <script>alert(1)</script> ‮ 💥"
        press(
            signed_in(self.editor),
            self.page,
            "care",
            owner=self.team.pk,
            review_by="01/12/2026",
            note=note,
        )

        assert self.review().note == note
        assert self.review().owner is None
        assert "<script>alert" not in self.desk.get(address(self.page)).text

    def test_who_looks_after_it_is_shown_at_once(self):
        press(self.desk, self.page, "care", owner=self.team.pk, review_by="01/03/2027", note="")

        assert self.review().owner == self.team
        assert "Looked after by" in self.client.get(self.page.url).text

    def test_a_note_of_a_megabyte_is_refused_beside_the_field(self):
        response = press(self.desk, self.page, "care", review_by="", note="x" * 1_000_000)

        assert "note" in response.context["forms"]["care"].errors
        assert self.review().note == ""

    def test_the_editor_and_the_report_lead_there(self):
        edit = self.desk.get(reverse("wagtailadmin_pages:edit", args=[self.page.pk])).text

        assert edit.count(address(self.page)) >= 2  # the menu of the header, and the tab
        assert "No day set" not in edit
        assert address(self.page) in self.desk.get(reverse("reviews_due")).text

    def test_a_page_without_a_row_gets_one(self):
        press(self.desk, self.home, "read", next_on="12/01/2028")

        assert PageReview.objects.get(page=self.home).reviewed_on == TODAY

    def test_what_nobody_looks_after_is_listed(self):
        PageReview.objects.create(page=self.home, owner=self.team, review_by=TODAY)
        newsletter = factories.make_newsletter(self.home)
        issue = factories.make_issue(newsletter, title="An issue of its day")

        text = self.desk.get(reverse("ownerless")).text

        assert "Privacy" in text  # has a day, and nobody
        assert address(self.page) in text
        assert address(self.home) not in text
        assert issue.title not in text
        assert self.desk.get(reverse("ownerless"), {"export": "csv"}).status_code == 200

    def test_the_button_of_the_screen_is_believed(self):
        """Each form holds the token without which the admin refuses it."""
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.publisher)
        text = client.get(address(self.page)).text

        assert text.count("csrfmiddlewaretoken") >= text.count('name="do"') == 3
