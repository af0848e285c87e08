"""The team's inbox in the admin: read, mark, delete, and nothing else."""

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import TestCase
from django.urls import NoReverseMatch, reverse

from pages.message_choices import MessageState, Purpose
from pages.models import ContactMessage
from tests import factories
from tests.pages.messages import address, form_of, make_message, make_person

INBOX = "/admin/messages/"


class Inbox(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        factories.make_settings()
        cls.admin = factories.make_superuser()
        cls.message = make_message(message="<b>Where</b> is the map?")
        cls.later = make_message(factories.NOON + timedelta(hours=1), message="And the date?")

    def setUp(self):
        clock = time_machine.travel(factories.NOON + timedelta(days=1), tick=False)
        self.clock = clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.admin)

    def mark(self, message=None, *, form=None, **changes):
        message = message or self.message
        data = (form or form_of(self.client, message)) | changes
        return self.client.post(address("edit", message), data, follow=True)

    def again(self, message=None):
        return ContactMessage.objects.get(pk=(message or self.message).pk)

    def order(self, query=""):
        """The references in the order of the list."""
        text = self.client.get(INBOX + query).text
        rows = {message.reference: message for message in ContactMessage.objects.all()}
        shown = {text.index(ref): ref for ref in rows if ref in text}
        return [rows[shown[place]] for place in sorted(shown)]


class ReadingTests(Inbox):
    def test_what_is_due_first_stands_first_and_what_is_closed_last(self):
        soonest = make_message(factories.NOON - timedelta(days=3), message="Older")
        closed = make_message(factories.NOON - timedelta(days=9), message="Done")
        self.mark(closed, state="answered")

        assert self.order() == [soonest, self.later, self.message, closed]
        assert self.order("?ordering=received_at")[0] == closed

    def test_the_list_says_what_it_is_who_wrote_who_deals_with_it_and_until_when(self):
        self.mark(assigned_to=self.admin.pk, state="in_hand")

        text = self.client.get(INBOX).text

        for words in (self.message.reference, "Kim Example", "In hand", "editor", "26 January"):
            assert words in text
        assert ">Overdue</span>" not in text

    def test_what_nobody_answered_in_time_is_marked_and_can_be_listed(self):
        self.mark(self.later, due_on="2027-06-01")
        self.clock.move_to(factories.NOON + timedelta(days=15))
        self.client.force_login(self.admin)

        assert ">Overdue</span>" in self.client.get(INBOX).text
        assert (
            "Overdue since 26 January 2027" in self.client.get(address("edit", self.message)).text
        )
        assert self.order("?due=overdue") == [self.message]

    def test_on_its_last_day_a_message_is_not_overdue(self):
        self.clock.move_to(factories.NOON + timedelta(days=14))
        self.client.force_login(self.admin)

        assert self.order("?due=overdue") == []

    def test_the_list_can_be_narrowed_and_searched(self):
        feedback = make_message(purpose=Purpose.FEEDBACK)
        self.mark(assigned_to=self.admin.pk, state="answered")

        assert self.order("?purpose=feedback") == [feedback]
        assert self.order("?state=answered") == [self.message]
        assert self.order(f"?assigned_to={self.admin.pk}") == [self.message]
        assert self.message not in self.order("?due=waiting")
        assert self.order(f"?q={feedback.reference.lower()}") == [feedback]
        assert self.order("?q=map") == [self.message]

    def test_a_message_is_read_as_it_was_sent_and_cannot_be_changed(self):
        text = self.client.get(address("edit", self.message)).text

        assert "&lt;b&gt;Where&lt;/b&gt; is the map?" in text
        assert "kim@school.example" in text
        assert 'name="message"' not in text
        self.mark(message_="x", state="answered", email="other@x.example", reference="AAAA-AAAA")
        kept = self.again()
        assert kept.message == "<b>Where</b> is the map?"
        assert (kept.email, kept.reference) == ("kim@school.example", self.message.reference)

    def test_nobody_writes_or_exports_a_message(self):
        text = self.client.get(INBOX).text

        assert f"{INBOX}new/" not in text
        assert "export" not in text
        assert self.client.get(f"{INBOX}new/").status_code == 404
        with pytest.raises(NoReverseMatch):
            reverse("contact_messages:add")
        assert not Permission.objects.filter(codename="add_contactmessage").exists()


class MarkingTests(Inbox):
    def test_marking_says_who_and_when_and_can_be_taken_back(self):
        response = self.mark(state="answered")
        kept = self.again()

        assert "is marked" in response.text
        assert kept.state == MessageState.ANSWERED
        assert kept.closed_by == self.admin
        assert kept.closed_at == factories.NOON + timedelta(days=1)
        assert "Mark as new again" in self.client.get(address("edit", kept)).text

        self.mark(state="new")
        kept = self.again()
        assert kept.state == MessageState.NEW
        assert kept.closed_at is None
        assert kept.closed_by is None

    def test_saving_an_answered_message_again_keeps_who_answered_it(self):
        self.mark(state="answered")
        self.client.force_login(make_person("other", "change"))
        self.mark(due_on="2027-03-01")

        assert self.again().closed_by == self.admin

    def test_it_is_given_to_somebody_with_another_day(self):
        worker = make_person("worker", "view", "change")

        self.mark(state="in_hand", assigned_to=worker.pk, due_on="2027-02-05")

        kept = self.again()
        assert (kept.state, kept.assigned_to) == (MessageState.IN_HAND, worker)
        assert kept.due_on == date(2027, 2, 5)
        worker.delete()
        assert self.again().assigned_to is None

    def test_it_is_given_only_to_those_who_may_handle_it(self):
        reader = make_person("reader", "view")
        worker = make_person("worker", "change")
        keeper = make_person("keeper", "change", "protect")
        request = make_message(purpose=Purpose.DATA_REQUEST)

        self.mark(assigned_to=reader.pk)
        self.mark(request, assigned_to=worker.pk)
        assert self.again().assigned_to is None
        assert self.again(request).assigned_to is None
        self.mark(request, assigned_to=keeper.pk)
        assert self.again(request).assigned_to == keeper

    def test_bad_values_are_refused_beside_the_field(self):
        for changes in (
            {"state": "erased"},
            {"state": "gone"},
            {"state": ""},
            {"assigned_to": "9" * 30},
            {"assigned_to": "\0"},
            {"due_on": "yesterday"},
            {"due_on": "99999-01-01"},
        ):
            with self.subTest(changes):
                response = self.mark(**changes)

                assert response.status_code == 200
                assert "could not be saved" in response.text
        assert self.again().state == MessageState.NEW

    def test_whoever_saves_second_is_told_and_overwrites_nothing_unawares(self):
        ours, theirs = form_of(self.client, self.message), form_of(self.client, self.message)
        self.mark(form=ours, state="answered", due_on="2027-02-01")

        response = self.mark(form=theirs, state="in_hand")

        assert "saved this while you had it open" in response.text
        assert self.again().state == MessageState.ANSWERED
        known = response.context["form"].data["last_seen"]
        self.mark(form=theirs, state="in_hand", last_seen=known)
        assert self.again().state == MessageState.IN_HAND

    def test_it_is_deleted_after_a_question_and_the_history_names_nobody(self):
        self.client.post(address("delete", self.message))

        assert not ContactMessage.objects.filter(pk=self.message.pk).exists()
        history = self.client.get(reverse("wagtailadmin_reports:site_history")).text
        assert f"Message {self.message.reference}" in history
        assert "Kim" not in history
        assert "kim@" not in history


class AcknowledgingTests(Inbox):
    def setUp(self):
        super().setUp()
        self.complaint = make_message(purpose=Purpose.COMPLAINT)

    def test_it_is_said_once_who_told_the_sender_and_when(self):
        self.mark(self.complaint, state="in_hand", is_acknowledged="on")

        kept = self.again(self.complaint)
        assert kept.acknowledged_by == self.admin
        assert kept.acknowledged_at == factories.NOON + timedelta(days=1)
        text = self.client.get(address("edit", kept)).text
        assert "Wednesday 13 January 2027, midday by editor" in text
        assert 'name="is_acknowledged"' not in text
        history = self.client.get(address("history", kept)).text
        assert "Told the sender that somebody deals with the complaint" in history

    def test_then_it_is_due_anew(self):
        assert self.complaint.due_on == date(2027, 2, 11)

        self.mark(self.complaint, is_acknowledged="on")

        assert self.again(self.complaint).due_on == date(2027, 1, 27)

    def test_other_messages_have_nothing_to_acknowledge(self):
        self.mark(is_acknowledged="on")

        assert 'name="is_acknowledged"' not in self.client.get(address("edit", self.message)).text
        assert self.again().acknowledged_at is None
