"""Messages that came before there were references keep their words and get one."""

from importlib import import_module

from django.apps import apps
from django.test import TestCase

from pages.models import ContactMessage
from tests import factories

step = import_module("pages.migrations.0011_references_of_old_messages")


class OldMessagesTests(TestCase):
    """The step by itself: the row below lacks what the step fills in, as far as a row can now."""

    def make(self, **fields):
        values = {
            "received_at": factories.NOON,
            "reference": f"old {ContactMessage.objects.count()}",
        }
        return ContactMessage.objects.create(**(values | fields))

    def test_on_the_way_back_every_message_is_one_that_the_earlier_inbox_knows(self):
        rows = {
            "feedback": self.make(purpose="feedback", about="wish", state="in_hand"),
            "problem": self.make(purpose="accessibility_problem"),
            "request": self.make(purpose="data_request", about="erase", state="answered"),
            "complaint": self.make(purpose="data_complaint", state="erased"),
            "message": self.make(about="events"),
        }

        step.go_back(apps, None)

        found = {}
        for name, row in rows.items():
            row.refresh_from_db()
            found[name] = (row.about, row.state)
        assert found == {
            "feedback": ("question", "new"),
            "problem": ("website", "new"),
            "request": ("data", "answered"),
            "complaint": ("data", "answered"),
            "message": ("events", "new"),
        }

    def test_a_reference_is_like_those_of_new_messages(self):
        from pages.message_references import SIGNS

        assert step.SIGNS == SIGNS
        assert len(step.unused_reference(ContactMessage)) == 9
