"""What an editor writes reaches readers when an approver has approved it."""

import re
from datetime import UTC, datetime
from unittest import mock

import time_machine
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Comment, Page, PageLogEntry, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from bscp_site import groups
from bscp_site.logs import Lines
from tests import factories
from tests.admin import act_on_task, form_of, make_user, save, signed_in


class Approval(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = factories.make_site()
        groups.set_up()
        cls.page = cls.site["contentpage"]
        cls.event = cls.site["eventpage"]
        cls.users = {name: make_user(name, f"{name}s") for name in ("Editor", "Approver")}
        cls.other = make_user("Colleague", "Approvers")

    def setUp(self):
        self.sign_in()

    def sign_in(self):
        self.editor = signed_in(self.users["Editor"])
        self.approver = signed_in(self.users["Approver"])

    def shown(self):
        return self.client.get(self.page.url).text

    def submit(self, summary="Written anew", **changes):
        return save(self.editor, self.page, press="submit", summary=summary, **changes)

    def state(self):
        return Page.objects.get(pk=self.page.pk).current_workflow_state


class ApprovalTests(Approval):
    def test_readers_see_it_after_the_approval_and_not_before(self):
        self.submit()
        before = self.shown()

        response = act_on_task(self.approver, self.page)

        assert response.status_code == 302
        assert "Written anew" not in before
        assert "Written anew" in self.shown()

    def test_each_step_is_in_the_history_with_whoever_took_it(self):
        self.submit()
        act_on_task(self.approver, self.page)

        steps = PageLogEntry.objects.filter(page=self.page, user__isnull=False)
        taken = set(steps.values_list("action", "user__username"))
        history = self.editor.get(f"/admin/pages/{self.page.pk}/history/").text

        assert taken == {
            ("wagtail.edit", "Editor"),
            ("wagtail.workflow.start", "Editor"),
            ("wagtail.workflow.approve", "Approver"),
            ("wagtail.publish", "Approver"),
        }
        assert "Approved" in history

    def test_an_editor_cannot_approve(self):
        self.submit()

        response = act_on_task(self.editor, self.page)

        assert response.status_code == 403
        assert "Written anew" not in self.shown()

    def test_while_it_waits_the_editor_cannot_change_it(self):
        self.submit()
        form = form_of(self.editor, self.page) | {"summary": "Slipped in"}

        save(self.editor, self.page, form=form)

        assert Page.objects.get(pk=self.page.pk).get_latest_revision_as_object().summary == (
            "Written anew"
        )

    def test_the_editor_can_take_it_back_and_submit_again(self):
        self.submit()
        save(self.editor, self.page, press="cancel-workflow")
        assert self.state() is None

        self.submit("Better words")
        act_on_task(self.approver, self.page)

        assert "Better words" in self.shown()

    def test_what_is_sent_back_can_be_changed_and_submitted_again(self):
        self.submit()
        act_on_task(self.approver, self.page, "reject", comment="Please say when.")
        assert self.state().status == "needs_changes"

        self.submit("With the day")
        act_on_task(self.approver, self.page)

        assert "With the day" in self.shown()

    def test_an_edit_after_the_approval_needs_another(self):
        self.submit()
        act_on_task(self.approver, self.page)

        save(self.editor, self.page, summary="Changed once more")

        assert "Changed once more" not in self.shown()
        self.submit("Changed once more")
        act_on_task(self.approver, self.page)
        assert "Changed once more" in self.shown()

    def test_an_approval_counts_for_what_the_approver_last_saved(self):
        """An approver mends a word while it waits: that, and nothing older, is approved."""
        self.submit()
        save(self.approver, self.page, summary="With the mended word")
        assert "mended" not in self.shown()

        act_on_task(self.approver, self.page)

        assert "With the mended word" in self.shown()

    def test_an_approval_of_a_version_that_another_approver_has_changed_meanwhile_is_none(self):
        """The list of one approver is older than the edit of the other."""
        self.submit()
        stale = self.state().current_task_state
        save(signed_in(self.other), self.page, summary="Changed behind the back")

        response = self.approver.post(
            reverse("wagtailadmin_pages:workflow_action", args=[self.page.pk, "approve", stale.pk])
        )

        told = self.approver.get(response.url).text
        assert response.status_code == 302
        assert self.state().status == "in_progress"
        assert "Changed behind the back" not in self.shown()
        assert "Somebody changed “Privacy” before you approved it" in told

    def test_an_approver_is_told_what_came_of_an_approval(self):
        self.submit()

        response = act_on_task(self.approver, self.page)

        told = self.approver.get(response.url).text
        assert "“Privacy” is approved, and readers see it now." in told

    def test_it_is_said_once_where_the_form_of_the_page_was_sent(self):
        self.submit()
        approve = {"action-workflow-action": "on", "workflow-action-name": "approve"}

        response = save(self.approver, self.page, summary="Mended", **approve)

        said = [str(each) for each in self.approver.get(response.url).context["messages"]]
        assert len(said) == 1
        assert "“Privacy” is approved, and readers see it now." in said[0]


class SchedulingTests(Approval):
    """An editor types London time; it is published at that moment, on both sides of the clocks."""

    def published_at(self, typed: str, moment: datetime):
        """Submit and approve for a time as it is typed, and run the scheduler around `moment`."""
        with time_machine.travel(factories.NOON, tick=False):
            self.sign_in()
            self.submit(go_live_at=typed)
            act_on_task(self.approver, self.page)
            assert "Written anew" not in self.shown()
        seen = []
        for seconds in (-1, 1):
            with time_machine.travel(moment.timestamp() + seconds, tick=False):
                call_command("publish_scheduled")
                seen.append("Written anew" in self.shown())
        return seen

    def test_in_winter_london_is_at_greenwich(self):
        moment = datetime(2027, 3, 27, 9, 30, tzinfo=UTC)

        assert self.published_at("27/03/2027 09:30", moment) == [False, True]

    def test_in_summer_it_is_an_hour_ahead(self):
        moment = datetime(2027, 3, 28, 8, 30, tzinfo=UTC)

        assert self.published_at("28/03/2027 09:30", moment) == [False, True]

    def test_and_back_again(self):
        moment = datetime(2027, 10, 31, 9, 30, tzinfo=UTC)

        assert self.published_at("31/10/2027 09:30", moment) == [False, True]

    def test_the_form_shows_the_time_as_it_was_typed(self):
        with time_machine.travel(factories.NOON, tick=False):
            self.sign_in()
            self.submit(go_live_at="28/03/2027 09:30")

            form = form_of(self.approver, self.page)

        assert form["go_live_at"] == "28/03/2027 09:30"


class MailTests(Approval):
    def sent_to(self, address: str):
        return next(message for message in mail.outbox if message.to == [address])

    def test_an_approver_is_asked_in_plain_words(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.submit()

        message = self.sent_to("approver@example.org")
        assert message.subject == "ASCP: “Privacy” waits for your approval"
        assert message.body.startswith("Hello Approver,\n\n“Privacy” has been changed and waits")
        assert {m.to[0] for m in mail.outbox} == {"approver@example.org", "colleague@example.org"}

    def test_every_link_in_it_leads_somewhere(self):
        with self.captureOnCommitCallbacks(execute=True):
            self.submit()

        links = re.findall(r"^http\S+", self.sent_to("approver@example.org").body, re.MULTILINE)

        assert len(links) == 3
        for link in links:
            assert link.startswith(settings.SITE_URL)
            path = link.removeprefix(settings.SITE_URL)
            assert self.approver.get(path, follow=True).status_code == 200, link

    def test_the_editor_hears_that_it_is_published(self):
        self.submit()

        with self.captureOnCommitCallbacks(execute=True):
            act_on_task(self.approver, self.page)

        message = self.sent_to("editor@example.org")
        assert message.subject == "ASCP: “Privacy” has been approved"
        assert f"published:\n{settings.SITE_URL}/privacy/\n" in message.body

    def test_the_editor_hears_that_it_is_published_later(self):
        with time_machine.travel(factories.NOON, tick=False):
            self.sign_in()
            self.submit(go_live_at="28/03/2027 09:30")
            with self.captureOnCommitCallbacks(execute=True):
                act_on_task(self.approver, self.page)

        body = self.sent_to("editor@example.org").body
        assert "It will be published at the time that it was given" in body
        assert "and published" not in body

    def test_the_editor_hears_what_must_change(self):
        self.submit()

        with self.captureOnCommitCallbacks(execute=True):
            act_on_task(self.approver, self.page, "reject", comment="Don't say <when> & why")

        message = self.sent_to("editor@example.org")
        assert message.subject == "ASCP: “Privacy” needs changes"
        assert "\n\nDon't say <when> & why\n\n" in message.body

    def test_an_approver_who_mended_a_word_asks_nobody_again(self):
        self.submit()
        save(self.approver, self.page, summary="With the mended word")

        with self.captureOnCommitCallbacks(execute=True):
            act_on_task(self.approver, self.page)

        assert [message.to for message in mail.outbox] == [["editor@example.org"]]

    def test_a_mail_server_that_is_away_undoes_no_step_and_no_address_is_logged(self):
        fault = OSError("Name or service not known")
        with (
            mock.patch("django.core.mail.backends.locmem.EmailBackend.send_messages") as sending,
            self.assertLogs("wagtail.admin", "ERROR") as logged,
            self.captureOnCommitCallbacks(execute=True),
        ):
            sending.side_effect = fault
            response = self.submit()

        assert response.status_code == 302
        assert self.state().status == "in_progress"
        assert "example.org" not in "".join(map(Lines().format, logged.records))


class CommentTests(Approval):
    """Whoever follows a page hears of its comments, and a comment is saved in any case."""

    def comment(self):
        PageSubscription.objects.create(page=self.page, user=self.other, comment_notifications=True)
        new = {"text": "Say <when> & why", "position": "", "contentpath": "title", "resolved": ""}
        comments = inline_formset([new | {"replies": inline_formset([])}])
        changes = nested_form_data({"comments": comments})
        with self.captureOnCommitCallbacks(execute=True):
            return save(self.editor, self.page, summary="With a question", **changes)

    def test_a_colleague_reads_the_comment_in_a_mail(self):
        self.comment()

        (message,) = mail.outbox
        assert message.to == ["colleague@example.org"]
        assert message.subject == "ASCP: “Privacy” has new comments"
        assert "Editor has been at the comments on “Privacy”." in message.body
        assert "New: Say <when> & why" in message.body

    def test_a_mail_server_that_is_away_fails_no_comment(self):
        opening = "django.core.mail.backends.locmem.EmailBackend.open"
        with mock.patch(opening, side_effect=OSError("Name or service not known")):
            response = self.comment()

        assert response.status_code == 302
        assert Comment.objects.get().text == "Say <when> & why"
