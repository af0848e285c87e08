"""A message that tells a child's story is passed on and erased; who did it and when stays."""

from datetime import timedelta

import time_machine
from django.core import mail
from django.test import TestCase
from django.urls import reverse
from wagtail.models import ModelLogEntry

from pages import contact_messages
from pages.message_choices import MessageState, Purpose
from pages.message_mails import confirm_to_sender
from pages.models import ContactMessage
from tests import factories
from tests.pages.messages import FILLED, address, form_of, make_message, make_person

LATER = factories.NOON + timedelta(days=1)


class ErasingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        factories.make_settings()
        cls.message = make_message(purpose=Purpose.FEEDBACK)
        cls.worker = make_person("worker", "view", "change", "delete")

    def setUp(self):
        clock = time_machine.travel(LATER, tick=False)
        clock.start()
        self.addCleanup(clock.stop)
        self.client.force_login(self.worker)

    def erase(self, message=None):
        return self.client.post(address("erase", message or self.message), follow=True)

    def again(self):
        return ContactMessage.objects.get(pk=self.message.pk)

    def test_the_message_leads_to_a_question_which_changes_nothing_yet(self):
        text = self.client.get(address("edit", self.message)).text
        assert "Contains case details: passed on and erased" in text
        assert address("erase", self.message) in text

        question = self.client.get(address("erase", self.message))

        assert "It is passed on: erase it" in question.text
        assert not self.again().is_erased

    def test_the_words_and_the_sender_go_and_the_reference_stays(self):
        response = self.erase()

        kept = self.again()
        assert kept.state == MessageState.ERASED
        assert kept.reference == self.message.reference
        for field in (*contact_messages.FIELDS, "fingerprint"):
            assert getattr(kept, field) == "", field
        assert "is erased" in response.text
        assert "It was passed on and erased." in response.text
        row = str(list(ContactMessage.objects.filter(pk=kept.pk).values()))
        for words in FILLED[Purpose.FEEDBACK].values():
            assert words not in row

    def test_the_history_says_who_when_and_which(self):
        self.erase()
        ContactMessage.objects.all().delete()

        entry = ModelLogEntry.objects.get(action=contact_messages.ERASED)
        assert (entry.user, entry.timestamp) == (self.worker, LATER)
        assert entry.label == f"Message {self.message.reference}"
        assert "kim" not in str(entry.data).lower()
        history = self.client.get(reverse("wagtailadmin_reports:site_history")).text
        assert "Passed on, because it contained case details, and erased" in history
        assert self.message.reference in history

    def test_nothing_more_is_done_with_it(self):
        form = form_of(self.client, self.message)
        self.erase()

        for view, data in (("edit", form | {"state": "new"}), ("erase", {})):
            response = self.client.post(address(view, self.message), data, follow=True)

            assert "Nothing more can be done with it" in response.text
        assert self.again().is_erased
        assert (
            "<button"
            not in self.client.get(address("edit", self.message))
            .text.partition("It was passed on and erased.")[2]
            .partition("</main>")[0]
        )
        assert ModelLogEntry.objects.filter(action=contact_messages.ERASED).count() == 1

    def test_the_sender_gets_no_mail_any_more_and_learns_nothing_of_it(self):
        self.erase()
        mail.outbox.clear()

        confirm_to_sender.func(self.message.pk)

        assert mail.outbox == []
        thanks = self.client.get(reverse("feedback_sent", args=[self.message.reference]))
        assert "The team has dealt with your message." in thanks.text

    def test_only_those_who_may_mark_a_message_erase_it(self):
        for name, may in (("reader", ["view"]), ("keeper", ["delete"]), ("nobody", [])):
            self.client.force_login(make_person(name, *may))

            assert self.erase().status_code == 403, name
        assert not self.again().is_erased

    def test_one_about_data_is_for_those_who_look_after_data(self):
        request = make_message(purpose=Purpose.DATA_REQUEST)

        assert self.erase(request).status_code == 403
        self.client.force_login(make_person("keeper", "change", "protect"))
        assert self.erase(request).status_code == 200
        assert ContactMessage.objects.get(pk=request.pk).is_erased

    def test_a_message_that_is_gone_is_not_found(self):
        ContactMessage.objects.all().delete()

        for view in ("edit", "erase", "delete", "inspect"):
            assert self.client.post(address(view, self.message)).status_code == 404, view
