"""The team hears by mail that a message waits, from a real server, and the sender that it came.

Neither mail says anything of what it says.
"""

from datetime import timedelta
from email import message_from_bytes, policy

import time_machine
from aiosmtpd.controller import Controller
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import TestCase, override_settings
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from bscp_site.kit import mail
from pages import contact_messages, message_mails
from pages.message_choices import Purpose
from pages.models import ContactMessage, SiteSettings
from tests import factories
from tests.pages.messages import FILLED, make_message
from tests.start.project import free_port

IN_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORKER = Worker(
    queue_names=["*"],
    interval=0,
    batch=True,
    backend_name="default",
    startup_delay=False,
    max_tasks=None,
    worker_id="test",
    excluded_queue_names=[],
)
TEAM, KIM = "team@anytown.example", "kim@school.example"
LATER = factories.NOON + timedelta(minutes=20)


class Postbox:
    """Keeps what it is sent, or refuses it."""

    def __init__(self):
        self.mails, self.refusal = [], ""

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 (aiosmtpd's name)
        if not self.refusal:
            parsed = message_from_bytes(envelope.content, policy=policy.default)
            self.mails.append((envelope.rcpt_tos, parsed))
        return self.refusal or "250 Kept"


class Posting(TestCase):
    """A real server for mail, and a worker."""

    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        factories.make_settings()

    def setUp(self):
        cache.clear()
        self.postbox = Postbox()
        port = free_port()
        server = Controller(self.postbox, hostname="127.0.0.1", port=port)
        server.start()
        self.addCleanup(server.stop)
        self.enterContext(
            override_settings(
                EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
                EMAIL_HOST="127.0.0.1",
                EMAIL_PORT=port,
                EMAIL_USE_TLS=False,
                TASKS=IN_DATABASE,
            )
        )

    def work(self, moment=LATER):
        """What the worker does until nothing is due."""
        with time_machine.travel(moment, tick=False):
            while task := DBTaskResult.objects.ready().first():
                task.claim(WORKER.worker_id)
                WORKER.run_task(task)

    def keep(self, **changes):
        with time_machine.travel(factories.NOON, tick=False):
            return make_message(**changes)

    def sent_to(self, address):
        return [sent for to, sent in self.postbox.mails if to == [address]]


class TeamTests(Posting):
    def test_it_says_that_a_message_waits_and_nothing_of_it(self):
        self.keep()
        self.work()

        (sent,) = self.sent_to(TEAM)
        assert sent["Subject"] == "A message waits on the website"
        kinds = [part.get_content_type() for part in sent.iter_parts()]
        assert kinds == ["text/plain", "text/html"]
        for part in sent.iter_parts():
            words = part.get_content()
            assert "http://testserver/admin/messages/" in words
            assert "Anytown Safeguarding Children Partnership" in words
        for private in (*FILLED[Purpose.CONTACT].values(), "kim", "Kim"):
            assert private not in sent.as_string()
        assert ContactMessage.objects.get().told_at == LATER

    def test_an_address_of_its_own_hears_instead_of_the_team(self):
        SiteSettings.objects.update(messages_email="inbox@anytown.example")
        self.keep()
        self.work()

        assert len(self.sent_to("inbox@anytown.example")) == 1
        assert self.sent_to(TEAM) == []

    def test_data_protection_hears_of_what_is_about_data_where_it_has_an_address(self):
        SiteSettings.objects.update(data_messages_email="dpo@anytown.example")
        for purpose in Purpose:
            self.keep(purpose=purpose)
        self.work()

        assert len(self.sent_to("dpo@anytown.example")) == 1
        assert len(self.sent_to(TEAM)) == 1
        assert not ContactMessage.objects.untold().exists()

    def test_without_any_address_the_message_waits_all_the_same(self):
        SiteSettings.objects.update(team_email="")
        self.keep()
        self.work()

        assert self.sent_to(TEAM) == []
        assert ContactMessage.objects.untold().count() == 1

    def test_once_there_is_an_address_the_team_hears_of_what_has_waited(self):
        SiteSettings.objects.update(team_email="")
        self.keep()
        self.work()
        row = SiteSettings.objects.get()
        row.team_email = TEAM
        row.save()
        self.work()

        assert len(self.sent_to(TEAM)) == 1
        assert not ContactMessage.objects.untold().exists()

    def test_once_a_day_the_team_hears_of_what_was_given_up(self):
        self.keep()
        DBTaskResult.objects.all().delete()  # lost, or tried too often
        call_command("tell_of_messages")
        call_command("tell_of_messages")
        self.work()

        assert len(self.sent_to(TEAM)) == 1

    def test_running_twice_tells_once(self):
        self.keep()
        contact_messages.tell_team.enqueue()
        self.keep()
        self.work()

        assert len(self.sent_to(TEAM)) == 1
        assert len(self.sent_to(KIM)) == 1

    def test_what_is_undone_tells_nobody(self):
        with transaction.atomic():
            self.keep()
            transaction.set_rollback(True)
        self.work()

        assert self.postbox.mails == []
        assert not DBTaskResult.objects.exists()

    def test_while_the_mail_server_refuses_it_is_tried_again_and_told_in_the_end(self):
        self.postbox.refusal = "451 Come back later"
        self.keep()
        with self.assertLogs("pages.message_mails", "WARNING") as log:
            self.work(factories.NOON)
            self.work(factories.NOON + timedelta(minutes=1))
        assert len(log.output) == 4  # two mails, each tried twice
        assert "anytown" not in str(log.output)
        assert "kim" not in str(log.output)
        assert ContactMessage.objects.untold().exists()

        self.postbox.refusal = ""
        self.work(factories.NOON + timedelta(minutes=2))
        assert self.postbox.mails == []  # not yet
        self.work(factories.NOON + timedelta(minutes=4))

        assert len(self.sent_to(TEAM)) == len(self.sent_to(KIM)) == 1
        assert not ContactMessage.objects.untold().exists()

    def test_after_some_days_it_gives_up_and_says_so(self):
        self.postbox.refusal = "550 Nobody here"
        message = self.keep()
        patience = len(mail.PATIENCE)

        for attempt in (
            lambda: message_mails.tell_team.func(failures=patience),
            lambda: message_mails.confirm_to_sender.func(message.pk, failures=patience),
        ):
            with self.assertLogs("pages.message_mails", "ERROR"):
                attempt()

        assert sum(mail.PATIENCE) > 3 * 24 * 60 - 60


class SenderTests(Posting):
    def confirmation(self, **changes):
        message = self.keep(**changes)
        self.work()
        (sent,) = self.sent_to(KIM)
        return message, sent

    def test_the_sender_gets_the_reference_and_nothing_of_the_message(self):
        message, sent = self.confirmation()

        assert sent["Subject"] == f"Your message, reference {message.reference}"
        assert sent["Auto-Submitted"] == "auto-replied"
        words = set(FILLED[Purpose.CONTACT].values()) - {KIM}
        for part in sent.iter_parts():
            text = " ".join(part.get_content().split())
            assert message.reference in text
            assert "answers by Tuesday 26 January 2027" in text
            assert "Nobody watches these messages all day" in text
            for number in ("999", "01632 960 001"):
                assert number in text
            assert not any(each in text for each in words if each != "question")
            assert "Kim" not in text

    def test_each_purpose_says_until_when(self):
        for purpose, until in (
            (Purpose.DATA_REQUEST, "Friday 12 February 2027"),
            (Purpose.COMPLAINT, "Thursday 11 February 2027"),
            (Purpose.ACCESSIBILITY, "Tuesday 26 January 2027"),
        ):
            self.postbox.mails.clear()
            _message, sent = self.confirmation(purpose=purpose)

            text = sent.get_body(("plain",)).get_content()
            assert f"by {until}" in text, purpose
            assert "complain" not in sent["Subject"].lower()

    def test_who_leaves_no_address_gets_no_mail(self):
        self.keep(purpose=Purpose.FEEDBACK, email="")
        self.work()

        assert [to for to, _sent in self.postbox.mails] == [[TEAM]]

    def test_nobody_fills_the_mailbox_of_somebody_else(self):
        for number in range(15):
            self.keep(message=f"Number {number}", email=KIM.upper() if number % 2 else KIM)
        self.work()

        both = [*self.sent_to(KIM), *self.sent_to(KIM.upper())]
        assert len(both) == contact_messages.MAILS.per_address
        assert ContactMessage.objects.count() == 15

    def test_the_queue_holds_nothing_of_the_message(self):
        self.keep()

        held = str(list(DBTaskResult.objects.values()))
        for words in FILLED[Purpose.CONTACT].values():
            assert words not in held or words == "question"
