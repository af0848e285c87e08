"""The first page of the admin: what waits for this person, and all of it together."""

from datetime import date, timedelta
from unittest import mock

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page

from pages.admin import dashboard
from pages.models import ContactMessage, LaunchCheck, PageReview
from tests import factories
from tests.members import make_member
from tests.pages.desk import HOME, Desk, submit
from tests.pages.messages import make_message


class WaitingTests(Desk):
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


class MessageTests(Desk):
    def test_new_messages_are_counted_for_those_who_may_read_them(self):
        reader = make_member("reader", "pages.view_contactmessage")
        assert "No message waits to be answered." in self.panel("Messages", reader)

        for number, state in enumerate(("new", "new", "answered")):
            message = make_message(timezone.now(), message=f"About my child {number}")
            ContactMessage.objects.filter(pk=message.pk).update(state=state)

        messages = self.panel("Messages", reader)
        assert "2 new messages" in messages
        assert f"{reverse('contact_messages:index')}?state=new" in messages
        assert "About my child" not in messages
        assert "new messages" not in self.text(self.editor)

    def test_overdue_messages_lead_the_list_and_say_since_when(self):
        reader = make_member("reader", "pages.view_contactmessage")
        late = make_message(timezone.now() - timedelta(days=15))
        for number in range(6):
            make_message(timezone.now() - timedelta(days=15), message=f"Number {number}")
        make_message(timezone.now(), message="In time")
        answered = make_message(timezone.now() - timedelta(days=40), message="Long done")
        ContactMessage.objects.filter(pk=answered.pk).update(state="answered")

        messages = self.panel("Messages", reader)

        since = date_format(late.due_on, "j F Y")
        assert f"Since {since}" in messages
        assert messages.count("desk__words--late") == 5
        assert "and 2 more" in messages
        assert "?due=overdue" in messages
        assert answered.reference not in messages

    def test_what_somebody_deals_with_is_counted_for_that_person(self):
        reader = make_member("reader", "pages.view_contactmessage")
        message = make_message(timezone.now())
        ContactMessage.objects.filter(pk=message.pk).update(assigned_to=reader, state="in_hand")

        assert "1 message is yours" in self.panel("Messages", reader)
        other = make_member("other", "pages.view_contactmessage")
        assert "yours" not in self.panel("Messages", other)


class LaunchTests(Desk):
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


class WholePageTests(Desk):
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
        assert max(few.values()) < 65

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
