"""No practice review is published before it is signed off, and none is seen before its time."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.test import Client, TestCase
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, PageViewRestriction
from wagtail.test.utils.form_data import rich_text, streamfield

from pages.models import PracticeReviewPage, SiteDocument
from pages.working_days import working_days_after
from tests import factories
from tests.admin import STREAMS, act_on_task, save
from tests.members import make_member
from tests.pages.desk import make_workflow

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)
BOXES = ("legal_advice_taken", "family_informed", "metadata_stripped")


@time_machine.travel(NOW, tick=False)
class SignOffTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOW, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            library = factories.make_library(cls.home)
            cls.kind = factories.make_publication_kind(library, title="Practice reviews")
            cls.document = factories.make_document()
            cls.owner = factories.make_superuser()

    def setUp(self):
        self.client.force_login(self.owner)

    def draft(self, **fields):
        values = {"title": "Draft", "slug": "draft"} | factories.signed_off(**fields)
        values.setdefault("review_set", [("report", {"document": self.document})])
        page = PracticeReviewPage(**values)
        self.kind.add_child(instance=page)
        page.save_revision(clean=False, user=self.owner)
        return page

    def send(self, page, press="", client=None, **changes):
        report = {"document": str(self.document.pk), "title": "", "note": ""}
        STREAMS["practicereviewpage"] = {
            "body": streamfield([("paragraph", rich_text("<p>Text</p>"))]),
            "review_set": streamfield([("report", report)]),
            "lessons": streamfield([]),
            "files": streamfield([]),
        }
        ticked = {name: "on" for name in BOXES if getattr(self.latest(page), name)}
        return save(client or self.client, page, press=press, **ticked | changes)

    def latest(self, page):
        return PracticeReviewPage.objects.get(pk=page.pk).get_latest_revision_as_object()

    def is_live(self, page):
        return Page.objects.get(pk=page.pk).live

    def test_a_new_one_can_be_saved_with_nothing_but_a_title(self):
        add = reverse("wagtailadmin_pages:add", args=["pages", "practicereviewpage", self.kind.pk])
        form = self.client.get(add)
        assert form.status_code == 200
        page = self.draft(**dict.fromkeys(BOXES, False), panel_copy_sent_on=None, reviewer="")

        self.send(page, title="Still a draft")

        assert PracticeReviewPage.objects.get().draft_title == "Still a draft"

    def test_each_box_is_asked_for_beside_its_field_when_it_is_published(self):
        page = self.draft(**dict.fromkeys(BOXES, False), panel_copy_sent_on=None)

        answer = self.send(page, press="publish")

        assert answer.text.count("Tick this before the review is published.") == 3
        assert "Say on which day the copy was sent." in answer.text
        assert not self.is_live(page)

    def test_each_alone_is_enough_to_keep_it_back(self):
        for name in (*BOXES, "panel_copy_sent_on"):
            page = self.draft(**{name: None if name.startswith("panel") else False}, slug=name)
            with pytest.raises(ValidationError):
                page.get_latest_revision().publish()
            assert not self.is_live(page), name

    def test_one_that_is_signed_off_is_published(self):
        page = self.draft()

        answer = self.send(page, press="publish")

        assert answer.status_code == 302, answer.context["form"].errors
        assert self.is_live(page)
        assert Client().get(page.url).status_code == 200

    def test_bulk_publishing_is_refused_with_all_its_section_too(self):
        page = self.draft(family_informed=False)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        for target, data in ((page, {}), (self.kind, {"include_descendants": "on"})):
            answer = self.client.post(f"{address}?id={target.pk}", data, follow=True)

            assert "is not ready to be published" in answer.text
            assert "the family has been told" in answer.text
            assert not self.is_live(page)

    def test_an_approval_of_one_that_is_not_signed_off_publishes_nothing(self):
        page = self.draft(metadata_stripped=False)
        approver = make_member("approver", pages={self.home: ["change", "publish"]})
        make_workflow(self.home, *approver.groups.all()).start(page, self.owner)
        client = Client()
        client.force_login(approver)

        answer = act_on_task(client, page)

        assert answer.status_code == 400
        assert "Tick this before the review is published." in answer.text
        assert not self.is_live(page)
        assert Page.objects.get(pk=page.pk).current_workflow_state.status == "in_progress"

    def test_it_is_not_submitted_before_it_is_signed_off(self):
        writer = make_member("writer", pages={self.home: ["add", "change"]})
        make_workflow(self.home, *writer.groups.all())
        page = self.draft(legal_advice_taken=False)
        client = Client()
        client.force_login(writer)

        answer = self.send(page, press="submit", client=client)

        assert "Tick this before the review is published." in answer.text
        assert Page.objects.get(pk=page.pk).current_workflow_state is None

    def test_a_copy_is_a_draft_that_nobody_has_signed_off(self):
        review = factories.make_review(self.kind)
        values = {"new_title": "C", "new_slug": "c", "new_parent_page": self.kind.pk}
        address = reverse("wagtailadmin_pages:copy", args=[review.pk])
        for goes_live in ("publish_copies", "alias"):
            self.client.post(address, values | {goes_live: "on"}, follow=True)
        assert not Page.objects.filter(slug="c").exists()

        self.client.post(address, values)
        by_code = review.copy(update_attrs={"slug": "d"}, keep_live=True)
        kind = Page.objects.get(pk=self.kind.pk)
        whole = kind.copy(update_attrs={"slug": "e"}, recursive=True, keep_live=True)

        copies = PracticeReviewPage.objects.exclude(pk=review.pk)
        assert copies.count() == 2 + 3  # the last copies the first two as well
        assert copies.descendant_of(whole).exists()
        for copy in (*copies, by_code.get_latest_revision_as_object()):
            assert (copy.live, copy.first_published_at) == (False, None)
            assert not copy.legal_advice_taken
            assert copy.panel_copy_sent_on is None

    def test_it_is_shown_in_one_place_only(self):
        review = factories.make_review(self.kind)

        with pytest.raises(ValidationError, match="has one address"):
            review.create_alias(update_slug="twice")

    def test_in_a_private_or_unpublished_section_it_is_not_published(self):
        page = self.draft()
        PageViewRestriction.objects.create(page=self.kind, restriction_type="login")
        with pytest.raises(ValidationError, match="private or a draft"):
            page.get_latest_revision().publish()
        PageViewRestriction.objects.all().delete()
        self.kind.unpublish()
        with pytest.raises(ValidationError, match="private or a draft"):
            page.get_latest_revision().publish()

        assert not self.is_live(page)

    def test_improvements_alone_need_a_reason_and_no_report(self):
        page = self.draft(publication_form="improvements")

        with pytest.raises(ValidationError) as refused:
            page.get_latest_revision().publish()

        assert set(refused.value.message_dict) == {"review_set", "why_no_report"}

    def test_the_report_cannot_give_way_to_improvements_within_the_year(self):
        review = factories.make_review(self.kind)
        review.publication_form, review.why_no_report = "improvements", "A reason"
        review.review_set = []

        with pytest.raises(ValidationError, match="must stay published until 12 January 2028"):
            review.save_revision()

    def test_no_end_within_the_year_can_be_set_beforehand(self):
        page = self.draft()
        soon = {"expire_at": "11/01/2028 23:59"}

        answer = self.send(page, press="publish", **soon)

        assert "no earlier than 12 January 2028" in answer.text
        self.send(page, press="publish", expire_at="12/01/2028 00:00")
        assert self.is_live(page)

    def test_the_history_says_who_ticked_which_box_and_when(self):
        page = self.draft(**dict.fromkeys(BOXES, False), panel_copy_sent_on=None)
        assert not PageLogEntry.objects.filter(action="pages.sign_off").exists()

        self.send(page, family_informed="on", panel_copy_sent_on="04/01/2027")
        page = PracticeReviewPage.objects.get()
        self.send(page, press="", family_informed="")

        first, second = PageLogEntry.objects.filter(action="pages.sign_off").order_by("pk")
        assert (first.user, first.timestamp) == (self.owner, NOW)
        assert first.message == (
            "The family has been told: yes; Full copy sent to the national Panel: 4 January 2027"
        )
        assert second.message == "The family has been told: no longer"
        history = self.client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
        assert "The family has been told: yes" in history.text


class PanelNoticeTests(TestCase):
    """Seven working days between the copy and the review, in London's days."""

    @classmethod
    def setUpTestData(cls):
        cls.review = PracticeReviewPage(**factories.signed_off())

    def fault(self, sent, published, today=None):
        self.review.panel_copy_sent_on = sent
        faults = self.review.sign_off_faults(today or published, published)
        return faults.get("panel_copy_sent_on", "")

    def test_day_by_day(self):
        monday = date(2027, 1, 4)
        for day in range(5, 13):
            assert "Wednesday 13 January 2027" in self.fault(monday, date(2027, 1, day)), day
        assert self.fault(monday, date(2027, 1, 13)) == ""
        assert self.fault(monday, date(2027, 1, 14)) == ""

    def test_bank_holidays_and_weekends_do_not_count(self):
        assert working_days_after(date(2027, 3, 24), 7) == date(2027, 4, 6)  # over Easter
        assert working_days_after(date(2026, 12, 23), 7) == date(2027, 1, 6)  # Boxing Day moved
        assert working_days_after(date(2027, 1, 9), 1) == date(2027, 1, 11)  # from a Saturday

    def test_a_copy_that_is_still_to_be_sent_is_none(self):
        tomorrow = date(2027, 1, 5)

        assert "still to come" in self.fault(tomorrow, date(2027, 2, 1), today=date(2027, 1, 4))

    def test_what_counts_is_the_day_of_publication_in_london(self):
        self.review.panel_copy_sent_on = date(2027, 5, 20)
        first_day = date(2027, 6, 1)  # after the spring bank holiday
        assert working_days_after(self.review.panel_copy_sent_on, 7) == first_day
        self.review.review_set = [("report", {"document": factories.make_document()})]
        for moment, is_ready in (
            (datetime(2027, 5, 31, 22, 59, tzinfo=UTC), False),
            (datetime(2027, 5, 31, 23, 0, tzinfo=UTC), True),  # midnight in London
        ):
            assert (not self.review.faults(moment)) is is_ready, moment
            self.review.go_live_at = moment
            assert (not self.review.faults(moment - timedelta(days=2))) is is_ready
            self.review.go_live_at = None


@time_machine.travel(NOW, tick=False)
class EmbargoTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOW, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            cls.library = factories.make_library(cls.home)
            cls.kind = factories.make_publication_kind(cls.library, title="Practice reviews")
            cls.document = factories.make_document()
            cls.at = NOW + timedelta(days=3)
            cls.review = factories.make_review(
                cls.kind,
                title="Secret until then",
                go_live_at=cls.at,
                review_set=[("report", {"document": cls.document})],
            )

    def status(self, address):
        return self.client.get(address).status_code

    def test_nothing_of_it_is_seen_before_its_time(self):
        with time_machine.travel(self.at - timedelta(seconds=1), tick=False):
            call_command("publish_scheduled")

            assert not PracticeReviewPage.objects.get().live
            assert self.status(f"{self.kind.url}{self.review.slug}/") == 404
            assert self.status(self.document.url) == 404
            assert "Secret" not in self.client.get(self.kind.url).text
            assert "Secret" not in self.client.get(self.library.url).text
            assert "secret" not in self.client.get("/sitemap.xml").text

    def test_at_its_time_it_is_and_its_year_begins(self):
        later = self.at + timedelta(seconds=1)
        with time_machine.travel(later, tick=False):
            call_command("publish_scheduled")

            assert self.status(f"{self.kind.url}{self.review.slug}/") == 200
            assert self.status(self.document.url) == 200
            assert PracticeReviewPage.objects.get().removable_on == date(2028, 1, 15)

    def test_the_team_may_open_its_files_before(self):
        self.client.force_login(factories.make_superuser())

        assert self.status(self.document.url) == 200

    def test_a_file_that_another_page_shows_stays_open(self):
        factories.make_content(self.home, body=[("document", {"document": self.document})])

        assert self.status(self.document.url) == 200

    def test_other_documents_are_served_as_ever(self):
        assert self.status(factories.make_document("other.pdf").url) == 200

    def test_it_is_withdrawn_if_it_cannot_be_published_and_the_rest_goes_ahead(self):
        other = factories.make_content(self.home, title="Other", go_live_at=self.at)
        PageViewRestriction.objects.create(page=self.kind, restriction_type="login")

        with time_machine.travel(self.at + timedelta(seconds=1), tick=False):
            call_command("publish_scheduled")

        assert not PracticeReviewPage.objects.get().live
        assert Page.objects.get(pk=other.pk).live
        assert PageLogEntry.objects.filter(
            page=self.review.pk, action="wagtail.schedule.cancel"
        ).exists()

    def test_publishing_anew_in_the_form_shows_it_at_no_moment(self):
        page = PracticeReviewPage(title="New", slug="new", go_live_at=self.at)
        assert page.live

        self.kind.add_child(instance=page)

        assert not PracticeReviewPage.objects.get(slug="new").live

    def test_a_file_of_a_version_still_to_come_waits_too(self):
        document = factories.make_document("later.pdf")
        review = factories.make_review(self.kind, title="Published")
        review.review_set = [("report", {"document": document})]
        review.save_revision()

        assert self.status(document.url) == 404
        assert SiteDocument.objects.filter(pk=document.pk).exists()
