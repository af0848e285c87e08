"""Messages are deleted by themselves, as the forms promise, and the history says which."""

from datetime import timedelta
from io import StringIO

import time_machine
from django.core.management import call_command
from django.test import TestCase
from wagtail.models import ModelLogEntry

from pages import contact_messages
from pages.contact_messages import Handling
from pages.message_choices import MessageState
from pages.models import ContactMessage, SiteSettings
from tests import factories
from tests.pages.messages import make_message

YEAR = timedelta(days=365)
MONTH = timedelta(days=30)


class RetentionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        factories.make_settings()
        cls.admin = factories.make_superuser()
        at = factories.NOON + MONTH
        cls.new, cls.in_hand, cls.answered, cls.erased = (
            make_message(message=words) for words in ("New", "In hand", "Answered", "Erased")
        )
        for message in (cls.in_hand, cls.answered):
            state = MessageState.IN_HAND if message is cls.in_hand else MessageState.ANSWERED
            contact_messages.handle(message, Handling(state=state), cls.admin, at)
        contact_messages.erase(cls.erased, cls.admin, at)

    def left_at(self, moment):
        with time_machine.travel(moment, tick=False):
            call_command("delete_old_messages", verbosity=0)
        return set(ContactMessage.objects.all())

    def test_closed_ones_go_when_the_promised_time_is_over_and_open_ones_stay(self):
        every = {self.new, self.in_hand, self.answered, self.erased}

        assert self.left_at(factories.NOON + MONTH + YEAR) == every
        open_ones = {self.new, self.in_hand}
        assert self.left_at(factories.NOON + MONTH + YEAR + timedelta(days=1)) == open_ones
        assert self.left_at(factories.NOON + 20 * YEAR) == open_ones

    def test_one_that_is_opened_again_stays(self):
        handling = Handling(state=MessageState.NEW)
        contact_messages.handle(self.answered, handling, self.admin, factories.NOON + YEAR)

        assert self.answered in self.left_at(factories.NOON + 2 * YEAR)

    def test_the_settings_say_how_long(self):
        SiteSettings.objects.update(messages_kept_months=1)

        assert self.answered not in self.left_at(factories.NOON + MONTH + timedelta(days=32))

    def test_the_history_says_what_went_and_when(self):
        said = StringIO()
        moment = factories.NOON + 2 * YEAR
        with time_machine.travel(moment, tick=False):
            call_command("delete_old_messages", stdout=said)

        assert said.getvalue() == "Deleted 2 message(s).\n"
        entries = ModelLogEntry.objects.filter(action="wagtail.delete")
        assert {entry.label for entry in entries} == {
            f"Message {message.reference}" for message in (self.answered, self.erased)
        }
        assert {(entry.timestamp, entry.user) for entry in entries} == {(moment, None)}
        erasing = ModelLogEntry.objects.get(action=contact_messages.ERASED)
        assert (erasing.user, erasing.label) == (self.admin, f"Message {self.erased.reference}")
