"""The team's inbox in the admin: read, mark, delete, and nothing else."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import TestCase
from django.urls import NoReverseMatch, reverse

from pages import contact_messages
from pages.choices import MessageState
from pages.models import ContactMessage, SiteSettings
from tests import factories
from tests.pages.test_contact import GOOD

INBOX = "/admin/messages/"


def make_message(received_at=factories.NOON, **changes) -> ContactMessage:
    return contact_messages.keep(GOOD | changes, received_at)


def make_person(name: str, *permissions: str):
    person = get_user_model().objects.create_user(name)
    codes = ("access_admin", *(f"{each}_contactmessage" for each in permissions))
    person.user_permissions.set(Permission.objects.filter(codename__in=codes))
    return person


class InboxTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        factories.make_settings()
        cls.admin = factories.make_superuser()
        cls.message = make_message(message="<b>Where</b> is the map?")
        cls.later = make_message(factories.NOON + timedelta(hours=1), message="And the date?")

    def setUp(self):
        self.client.force_login(self.admin)

    def address(self, view, message=None):
        return reverse(f"contact_messages:{view}", args=[(message or self.message).pk])

    def mark(self, state, message=None):
        return self.client.post(self.address("edit", message), {"state": state}, follow=True)

    def test_new_messages_stand_before_answered_ones_the_latest_first(self):
        newest = make_message(factories.NOON + timedelta(hours=2), message="One more")
        self.mark("answered", newest)

        text = self.client.get(INBOX).text

        order = [text.index(self.address("edit", each)) for each in (self.later, self.message)]
        assert order == sorted(order)
        assert max(order) < text.index(self.address("edit", newest))

    def test_a_message_is_read_as_it_was_sent_and_cannot_be_changed(self):
        text = self.client.get(self.address("edit")).text

        assert "&lt;b&gt;Where&lt;/b&gt; is the map?" in text
        assert "kim@school.example" in text
        assert 'name="message"' not in text
        form = {"state": "answered", "message": "Other words", "email": "other@x.example"}
        self.client.post(self.address("edit"), form)
        self.message.refresh_from_db()
        assert self.message.message == "<b>Where</b> is the map?"
        assert self.message.email == "kim@school.example"

    def test_when_it_came_and_was_answered_is_said_in_one_way(self):
        came = "Tuesday 12 January 2027, midday"
        with time_machine.travel(factories.NOON + timedelta(days=1, minutes=11), tick=False):
            self.client.force_login(self.admin)
            self.mark("answered")
            screens = [self.client.get(self.address(view)).text for view in ("edit", "inspect")]
            inbox = self.client.get(INBOX).text

        for text in screens:
            assert text.count(came) > text.count(f"Message of {came}"), text
            assert not re.search(r"[ap]\.m\.", text)
        assert "Wednesday 13 January 2027, 12:11pm" in inbox

    def test_marking_says_who_and_when_and_can_be_taken_back(self):
        with time_machine.travel(factories.NOON + timedelta(days=1), tick=False):
            self.client.force_login(self.admin)  # a session of today is over by then
            response = self.mark("answered")
        self.client.force_login(self.admin)
        self.message.refresh_from_db()

        assert "is marked" in response.text
        assert self.message.state == MessageState.ANSWERED
        assert self.message.answered_by == self.admin
        assert self.message.answered_at == factories.NOON + timedelta(days=1)
        assert "Mark as new again" in self.client.get(self.address("edit")).text

        self.mark("new")
        self.message.refresh_from_db()
        assert self.message.is_new
        assert self.message.answered_at is None
        assert self.message.answered_by is None

    def test_two_people_who_mark_it_at_once_do_not_undo_each_other(self):
        self.mark("answered")
        self.mark("answered")

        self.message.refresh_from_db()
        assert not self.message.is_new

    def test_it_is_deleted_after_a_question_and_the_history_names_nobody(self):
        self.client.post(self.address("delete"))

        assert not ContactMessage.objects.filter(pk=self.message.pk).exists()
        history = self.client.get(reverse("wagtailadmin_reports:site_history")).text
        assert "Message of Tuesday 12 January 2027, midday" in history
        assert "Kim" not in history
        assert "kim@" not in history

    def test_nobody_writes_or_exports_a_message(self):
        text = self.client.get(INBOX).text

        assert f"{INBOX}new/" not in text
        assert "export" not in text
        assert self.client.get(f"{INBOX}new/").status_code == 404
        with pytest.raises(NoReverseMatch):
            reverse("contact_messages:add")
        assert not Permission.objects.filter(codename="add_contactmessage").exists()

    def test_what_a_person_may_do_follows_the_permissions(self):
        for name, may in (
            ("nobody", ()),
            ("reader", ("view",)),
            ("worker", ("view", "change")),
            ("keeper", ("view", "delete")),
        ):
            with self.subTest(name):
                self.client.force_login(make_person(name, *may))

                assert (self.client.get(INBOX).status_code == 200) == bool(may)
                assert (INBOX in self.client.get("/admin/").text) == bool(may)
                reads = self.client.get(self.address("inspect")).status_code == 200
                marks = self.client.get(self.address("edit")).status_code == 200
                deletes = self.client.get(self.address("delete")).status_code == 200
                assert (reads, marks, deletes) == (bool(may), "change" in may, "delete" in may)


class RetentionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        factories.make_settings()
        cls.admin = factories.make_superuser()

    def delete_at(self, moment):
        with time_machine.travel(moment, tick=False):
            call_command("delete_old_messages", verbosity=0)
        return set(ContactMessage.objects.values_list("message", flat=True))

    def test_a_message_goes_when_the_promised_time_after_its_answer_is_over(self):
        answered, waiting = make_message(message="Answered"), make_message(message="Waiting")
        assert waiting.is_new
        contact_messages.change_state(
            answered, MessageState.ANSWERED, self.admin, factories.NOON + timedelta(days=30)
        )
        month = timedelta(days=365 + 30)

        assert self.delete_at(factories.NOON + month) == {"Answered", "Waiting"}
        assert self.delete_at(factories.NOON + month + timedelta(days=1)) == {"Waiting"}

    def test_the_settings_say_how_long_and_the_form_says_the_same(self):
        SiteSettings.objects.update(messages_kept_months=1)
        message = make_message(message="Answered")
        contact_messages.change_state(message, MessageState.ANSWERED, self.admin, factories.NOON)

        form = self.client.get("/contact/message/", follow=True)

        assert "1 month after the answer" in form.text
        assert self.delete_at(factories.NOON + timedelta(days=32)) == set()
