"""The first page of the admin: what waits, what is ahead, what is due, for this person."""

from datetime import UTC, date, datetime, timedelta
from unittest import mock

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from events.models import EventPage
from newsletter.models import IssuePage
from pages.admin import dashboard
from pages.models import ContactMessage, LaunchCheck, PageReview
from tests import factories
from tests.members import make_member

HOME = reverse("wagtailadmin_home")


def make_workflow(page, *groups) -> Workflow:
    """One approval by these groups, for the page and what is below it."""
    task = GroupApprovalTask.objects.create(name="Approval")
    task.groups.set(groups)
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page)
    return workflow


def submit(page, workflow, user):
    """As an editor does after a change."""
    page.title = f"{page.title}, changed"
    page.save_revision(user=user)
    return workflow.start(page, user)


class DashboardTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.home, cls.about = cls.pages["homepage"], cls.pages["sectionpage"]
        cls.editor = make_member("writer", pages={cls.about: ["add", "change"]})
        cls.approver = make_member("approver", pages={cls.home: ["change", "publish"]})
        cls.workflow = make_workflow(cls.home, *cls.approver.groups.all())
        cls.page = factories.make_content(cls.about, title="Arrangements")

    def text(self, user=None) -> str:
        self.client.force_login(user or factories.make_superuser())
        return self.client.get(HOME).text

    def panel(self, heading: str, user=None) -> str:
        """What stands under a heading of the dashboard."""
        found = self.text(user).partition(f">{heading}</h2>")[2]
        assert found, f"no panel {heading}"
        return found.partition("</section>")[0]

    def edit(self, page) -> str:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])


class WaitingTests(DashboardTests):
    def test_what_is_to_be_approved_waits_for_those_who_may_approve(self):
        submit(self.page, self.workflow, self.editor)

        waiting = self.panel("Waiting for you", self.approver)

        assert "To approve" in waiting
        assert "Arrangements, changed" in waiting
        assert "writer, " in waiting
        assert self.edit(self.page) in waiting
        assert f"/{self.page.pk}/revisions/compare/live..." in waiting
        assert "Nothing waits" in self.panel("Waiting for you", make_member("other"))

    def test_a_page_that_was_never_public_is_compared_with_nothing(self):
        self.page.unpublish()
        submit(Page.objects.get(pk=self.page.pk).specific, self.workflow, self.editor)

        assert "compare" not in self.panel("Waiting for you", self.approver)

    def test_what_was_sent_is_seen_by_who_sent_it_until_it_is_approved(self):
        state = submit(self.page, self.workflow, self.editor)
        assert "Waits for “Approval” since" in self.panel("Sent for approval", self.editor)

        state.current_task_state.approve(user=self.approver)

        assert "Sent for approval" not in self.text(self.editor)

    def test_what_was_sent_back_waits_with_the_sentence_that_came_with_it(self):
        state = submit(self.page, self.workflow, self.editor)
        state.current_task_state.reject(user=self.approver, comment="Name the source.")

        waiting = self.panel("Waiting for you", self.editor)

        assert "Sent back to you" in waiting
        assert "approver: Name the source." in waiting
        assert "Nothing waits" in self.panel("Waiting for you", self.approver)

    def test_a_forgotten_lock_waits_for_who_set_it(self):
        Page.objects.filter(pk=self.page.pk).update(
            locked=True, locked_by=self.editor, locked_at=timezone.now()
        )

        assert "Locked by you" in self.panel("Waiting for you", self.editor)
        assert "Locked by you" not in self.text(self.approver)

    def test_a_long_list_ends_with_how_many_more_and_where_they_are(self):
        for number in range(7):
            page = factories.make_content(self.about, title=f"Page {number}")
            submit(page, self.workflow, self.editor)

        waiting = self.panel("Waiting for you", self.approver)

        assert waiting.count("desk__title") == 5
        assert "and 2 more" in waiting
        assert reverse("wagtailadmin_reports:workflow_tasks") in waiting

    def test_a_person_sees_where_that_person_left_off(self):
        self.client.force_login(self.editor)
        self.page.save_revision(user=self.editor, log_action=True)

        assert self.edit(self.page) in self.panel("You edited last", self.editor)
        assert "will be listed here" in self.panel("You edited last", self.approver)


class AheadTests(DashboardTests):
    def test_what_is_scheduled_is_said_in_londons_time(self):
        """The first of July, nine in London, is eight in UTC."""
        year = timezone.now().year + 1
        self.page.go_live_at = datetime(year, 7, 1, 8, tzinfo=UTC)
        self.page.save_revision().publish()

        scheduled = self.panel("Scheduled", self.editor)

        assert "Appears" in scheduled
        assert f"1 July {year}, 09:00" in scheduled
        assert self.edit(self.page) in scheduled

    def test_what_will_be_taken_down_is_said_too(self):
        self.page.expire_at = timezone.now() + timedelta(days=2)
        self.page.save_revision().publish()

        assert "Goes" in self.panel("Scheduled", self.editor)

    def test_nobody_sees_what_that_person_may_not_change(self):
        page = factories.make_content(self.home, title="Elsewhere")
        page.expire_at = timezone.now() + timedelta(days=2)
        page.save_revision().publish()
        PageReview.objects.create(page=page, review_by=date(2020, 1, 1))

        text = self.text(self.editor)

        assert "Elsewhere" not in text
        assert "Nothing is set to appear or to go by itself." in text
        assert "No page is due to be read again within a month." in text

    def test_what_is_overdue_comes_first_and_stands_out(self):
        today = timezone.localdate()
        owner = self.pages["bodypage"]
        later = factories.make_content(self.about, title="Later")
        far = factories.make_content(self.about, title="Far")
        PageReview.objects.create(page=later, review_by=today + timedelta(days=10))
        PageReview.objects.create(page=far, review_by=today + timedelta(days=60))
        PageReview.objects.create(page=self.page, review_by=date(2020, 5, 4), owner=owner)

        due = self.panel("Reviews due", self.editor)

        assert due.index("Arrangements") < due.index("Later")
        assert f"Overdue since 4 May 2020 · {owner.title}" in due
        assert due.count("desk__words--late") == 1
        assert "Far" not in due

    def test_each_series_shows_its_next_date_or_that_it_has_none(self):
        series = self.pages["eventseriespage"]
        start = timezone.now() + timedelta(days=9)
        soon = factories.make_event(series, start, slug="soon")
        factories.make_event(series, start + timedelta(days=90), slug="afterwards")
        factories.make_series(self.pages["eventindexpage"], title="Conference")

        dates = self.panel("Next dates")

        assert self.edit(soon) in dates
        assert dates.count("No date ahead") == 1
        assert "Add a date" in dates.partition("Conference")[2]

    def test_a_date_that_is_off_or_a_draft_is_no_next_date(self):
        series = factories.make_series(self.pages["eventindexpage"], title="Conference")
        start = timezone.now() + timedelta(days=9)
        off = factories.make_event(series, start, slug="off")
        off.state.status = "cancelled"
        off.state.save()
        draft = EventPage(
            title="D", slug="d", live=False, starts_at=start, ends_at=start + timedelta(hours=1)
        )
        series.add_child(instance=draft)

        assert "No date ahead" in self.panel("Next dates").partition("Conference")[2]

    def test_who_may_not_edit_dates_reads_them_without_a_link(self):
        series = self.pages["eventseriespage"]
        factories.make_event(series, timezone.now() + timedelta(days=9), slug="soon")

        dates = self.panel("Next dates", self.editor)

        assert series.title in dates
        assert "href" not in dates

    def test_an_issue_in_the_making_stands_before_what_is_published(self):
        issue = IssuePage(title="Winter", slug="3", number=3, live=False)
        self.pages["newsletterindexpage"].add_child(instance=issue)

        newsletter = self.panel("Newsletter")

        assert newsletter.index("Winter") < newsletter.index("Issue 2")
        assert "No articles" in newsletter
        assert "1 article" in newsletter
        assert "Issue 1" not in newsletter


class MessageTests(DashboardTests):
    def test_new_messages_are_counted_for_those_who_may_read_them(self):
        reader = make_member("reader", "pages.view_contactmessage")
        assert "No message waits to be answered." in self.panel("Messages", reader)

        for state in ("new", "new", "answered"):
            ContactMessage.objects.create(
                message="About my child", state=state, received_at=timezone.now()
            )

        messages = self.panel("Messages", reader)
        assert "2 new messages" in messages
        assert reverse("contact_messages:index") in messages
        assert "About my child" not in messages
        assert "new messages" not in self.text(self.editor)


class LaunchTests(DashboardTests):
    def setUp(self):
        self.owner = factories.make_superuser()

    def test_what_is_to_confirm_is_for_those_who_may_change_the_settings(self):
        settings = factories.make_settings(is_launched=False)
        LaunchCheck.objects.create(settings=settings, what="Confirm the numbers.")
        LaunchCheck.objects.create(
            settings=settings, what="Read in May.", confirmed_on=date(2026, 5, 4)
        )

        launch = self.panel("Before the launch", self.owner)

        assert "Confirm the numbers." in launch
        assert "Read in May." not in launch
        assert "Before the launch" not in self.text(self.approver)

    def test_it_goes_once_the_site_is_open(self):
        assert "Before the launch" not in self.text(self.owner)

        factories.make_settings(is_launched=False)

        assert "Everything is confirmed" in self.panel("Before the launch", self.owner)


class WholePageTests(DashboardTests):
    def test_panels_of_other_packages_stay(self):
        theirs = mock.Mock(order=1)
        shown = [theirs, *(panel() for panel in dashboard.REPLACED)]

        dashboard.construct(None, shown)

        assert shown[0] is theirs
        assert len(shown) == 2

    def test_somebody_without_any_page_sees_a_calm_page(self):
        text = self.text(make_member("guest"))

        assert "Nothing waits for you." in text
        assert "Reviews due" not in text
        assert "You edited last" not in text

    def queries(self, user) -> int:
        self.client.force_login(user)
        self.client.get(HOME)
        with CaptureQueriesContext(connection) as asked:
            assert self.client.get(HOME).status_code == 200
        return len(asked)

    def test_it_asks_no_more_where_there_is_more(self):
        self.add_of_everything(6)
        few = {user: self.queries(user) for user in (self.approver, self.editor)}

        self.add_of_everything(12)

        assert {user: self.queries(user) for user in few} == few
        assert max(few.values()) < 60

    def add_of_everything(self, number: int):
        now = timezone.now()
        for _ in range(number):
            count = Page.objects.count()
            page = factories.make_content(self.about, title=f"Page {count}", expire_at=None)
            submit(page, self.workflow, self.editor)
            gone = factories.make_content(self.about, title=f"Goes {count}")
            gone.expire_at = now + timedelta(days=2)
            gone.save_revision(user=self.editor, log_action=True).publish()
            PageReview.objects.create(page=gone, review_by=date(2020, 5, 4))
            series = factories.make_series(self.pages["eventindexpage"], title=f"S {count}")
            factories.make_event(series, now + timedelta(days=9))
            factories.make_issue(self.pages["newsletterindexpage"], count)


class ReportTests(DashboardTests):
    def test_reports_list_all_of_it(self):
        PageReview.objects.create(
            page=self.page, review_by=date(2020, 5, 4), owner=self.pages["bodypage"]
        )
        self.page.expire_at = timezone.now() + timedelta(days=2)
        self.page.save_revision().publish()
        self.client.force_login(self.editor)

        for name in ("reviews_due", "scheduled"):
            address = reverse(name)
            assert "Arrangements" in self.client.get(address).text
            assert "Arrangements" in self.client.get(reverse(f"{name}_results")).text
            export = self.client.get(address, {"export": "csv"})
            assert "Arrangements" in b"".join(export.streaming_content).decode()
            assert address in self.client.get(HOME).text

    def test_nobody_without_pages_opens_them(self):
        self.client.force_login(make_member("guest"))

        for name in ("reviews_due", "scheduled"):
            assert self.client.get(reverse(name)).status_code == 403
