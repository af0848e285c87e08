"""The team hears by mail that a message waits, from a real server, and nothing of what it says."""

from datetime import timedelta
from email import message_from_bytes, policy

import time_machine
from aiosmtpd.controller import Controller
from django.db import transaction
from django.test import TestCase, override_settings
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from bscp_site.kit import mail
from pages import contact_messages
from pages.models import ContactMessage, SiteSettings
from tests import factories
from tests.pages.test_contact import GOOD
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


class MailTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        factories.make_settings()

    def setUp(self):
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
            return contact_messages.keep(GOOD | changes, factories.NOON)

    def test_it_says_that_a_message_waits_and_nothing_of_it(self):
        self.keep()
        self.work()

        ((to, sent),) = self.postbox.mails
        assert to == ["team@anytown.example"]
        assert sent["Subject"] == "A message waits on the website"
        kinds = [part.get_content_type() for part in sent.iter_parts()]
        assert kinds == ["text/plain", "text/html"]
        for part in sent.iter_parts():
            words = part.get_content()
            assert "http://testserver/admin/messages/" in words
            assert "Anytown Safeguarding Children Partnership" in words
        for private in (*GOOD.values(), "kim", "Kim"):
            assert private not in sent.as_string()
        assert ContactMessage.objects.get().told_at == LATER

    def test_an_address_of_its_own_hears_instead_of_the_team(self):
        SiteSettings.objects.update(messages_email="inbox@anytown.example")
        self.keep()
        self.work()

        assert [to for to, _sent in self.postbox.mails] == [["inbox@anytown.example"]]

    def test_without_any_address_the_message_waits_all_the_same(self):
        SiteSettings.objects.update(team_email="")
        self.keep()
        self.work()

        assert self.postbox.mails == []
        assert ContactMessage.objects.untold().count() == 1

    def test_running_twice_tells_once(self):
        self.keep()
        contact_messages.tell_team.enqueue()
        self.work()

        assert len(self.postbox.mails) == 1

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
        with self.assertLogs("pages.contact_messages", "WARNING") as log:
            self.work(factories.NOON)
            self.work(factories.NOON + timedelta(minutes=1))
        assert len(log.output) == 2
        assert "anytown" not in str(log.output)
        assert ContactMessage.objects.untold().exists()

        self.postbox.refusal = ""
        self.work(factories.NOON + timedelta(minutes=2))
        assert self.postbox.mails == []  # not yet
        self.work(factories.NOON + timedelta(minutes=4))

        assert len(self.postbox.mails) == 1
        assert not ContactMessage.objects.untold().exists()

    def test_after_some_days_it_gives_up_and_says_so(self):
        self.postbox.refusal = "550 Nobody here"
        self.keep()
        patience = len(mail.PATIENCE)

        with self.assertLogs("pages.contact_messages", "ERROR"):
            contact_messages.tell_team.func(failures=patience)

        assert sum(mail.PATIENCE) > 3 * 24 * 60 - 60
