"""A lost password is replaced by mail, and the mail tells nobody else anything."""

import re
from smtplib import SMTPRecipientsRefused

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from bscp_site.accounts import mails
from bscp_site.kit import mail
from tests.factories import NOON
from tests.pages.test_contact_mail import WORKER
from tests.signing import make_person, try_password
from tests.start.project import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


class TestANewPasswordByMail:
    NEW = {"password1": "quite another phrase", "password2": "quite another phrase"}

    def link(self, mailoutbox) -> str:
        return re.search(r"http://testserver(\S+)", mailoutbox[-1].body)[1]

    @pytest.fixture
    def link_of(self, client, person, mailoutbox):
        client.post("/admin/password_reset/", {"email": "SAM@example.org"})
        return self.link(mailoutbox)

    def test_the_mail_is_plain_and_names_site_user_and_time(self, link_of, mailoutbox):
        mail = mailoutbox[0]
        html = mail.alternatives[0].content

        assert mail.subject == "Choose a new password"
        assert "Your username is sam" in mail.body
        assert "within 4 hours" in mail.body
        assert link_of in html
        assert "<img" not in html

    def test_the_link_opens_once(self, client, link_of):
        page = client.get(link_of)
        first = client.post(page.url, self.NEW)
        again = client.get(link_of)

        assert first.status_code == 302
        assert "This link no longer opens" in again.content.decode()
        assert try_password(client, "quite another phrase").status_code == 302

    def test_the_link_is_too_old_after_four_hours(self, client, person, mailoutbox, time_machine):
        time_machine.move_to("2027-06-03 10:00:00+00:00", tick=False)
        client.post("/admin/password_reset/", {"email": "sam@example.org"})
        link = self.link(mailoutbox)

        time_machine.shift(4 * 3600 - 60)
        in_time = client.get(link).status_code
        time_machine.shift(120)
        too_late = client.get(link)

        assert in_time == 302
        assert "This link no longer opens" in too_late.content.decode()

    def test_a_link_to_an_address_that_is_no_longer_the_persons_opens_nothing(
        self, client, person, link_of
    ):
        person.email = "new@example.org"
        person.save()

        assert "This link no longer opens" in client.get(link_of).content.decode()

    def test_a_short_or_common_password_is_refused_with_a_sentence(self, client, link_of):
        page = client.get(link_of)

        for weak in ("short", "123456789012", "sam@example.org"):
            answer = client.post(page.url, {"password1": weak, "password2": weak})
            assert answer.status_code == 200
            assert "There is a problem" in answer.content.decode()

    def test_somebody_whose_account_is_closed_gets_no_link(self, client, person, mailoutbox):
        person.is_active = False
        person.save()

        client.post("/admin/password_reset/", {"email": "sam@example.org"})

        assert mailoutbox == []

    def test_the_person_is_told_of_the_new_password(
        self, client, link_of, mailoutbox, django_capture_on_commit_callbacks
    ):
        page = client.get(link_of)

        with django_capture_on_commit_callbacks(execute=True):
            client.post(page.url, self.NEW)

        assert mailoutbox[-1].subject == "Your account: a new password was chosen by mail"
        assert mailoutbox[-1].to == ["sam@example.org"]

    def test_a_real_mail_server_takes_it(self, person, settings):
        taken = []

        class Keep(Message):
            def handle_message(self, message):
                taken.append(message)

        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
        server = Controller(Keep(), hostname="127.0.0.1", port=settings.EMAIL_PORT)
        server.start()
        try:
            mails.send_links.enqueue([person.pk])
        finally:
            server.stop()

        assert [mail["To"] for mail in taken] == ["sam@example.org"]
        assert [part.get_content_type() for part in taken[0].walk()] == [
            "multipart/alternative",
            "text/plain",
            "text/html",
        ]


def link_to(person):
    mails.send_links.enqueue([person.pk])


def notice_to(person):
    mails.send_notice.enqueue(person.pk, "wrong_codes", NOON.isoformat())


class TestAMailServerThatIsAway:
    @pytest.fixture(autouse=True)
    def away(self, settings, time_machine):
        settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
        self.settings, self.clock = settings, time_machine
        self.working = settings.EMAIL_BACKEND
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        self.clock.move_to(NOON, tick=False)

    def work(self):
        """What the worker does until nothing is due."""
        while task := DBTaskResult.objects.ready().first():
            task.claim(WORKER.worker_id)
            WORKER.run_task(task)

    @pytest.mark.parametrize("ask", [link_to, notice_to])
    def test_loses_no_mail_within_a_minute(self, person, mailoutbox, ask):
        ask(person)
        self.work()
        self.settings.EMAIL_BACKEND = self.working
        self.work()
        assert mailoutbox == []  # not yet

        self.clock.shift(60)
        self.work()
        self.work()

        assert [mail.to for mail in mailoutbox] == [["sam@example.org"]]

    def test_is_asked_again_for_those_alone_who_got_nothing(self, person, monkeypatch, mailoutbox):
        other = make_person("alex")
        self.settings.EMAIL_BACKEND = self.working
        send = mail.send

        def send_not_to_alex(name, to, facts):
            if to == ["alex@example.org"]:
                raise SMTPRecipientsRefused({"alex@example.org": (451, b"later")})
            send(name, to, facts)

        with monkeypatch.context() as refusing:
            refusing.setattr(mail, "send", send_not_to_alex)
            mails.send_links.enqueue([person.pk, other.pk])
            self.work()
        self.clock.shift(60)
        self.work()

        assert [sent.to for sent in mailoutbox] == [["sam@example.org"], ["alex@example.org"]]

    @pytest.mark.parametrize(("ask", "hours"), [(link_to, range(2, 5)), (notice_to, range(71, 74))])
    def test_is_given_up_in_the_end_and_named_without_the_person(self, person, caplog, ask, hours):
        ask(person)
        self.work()
        while later := DBTaskResult.objects.filter(status="READY").first():
            self.clock.move_to(later.run_after, tick=False)
            self.work()

        (failed,) = DBTaskResult.objects.failed()
        said = failed.traceback + " ".join(str(vars(record)) for record in caplog.records)
        assert "NotSentError" in said
        assert "ConnectionRefusedError" in said
        assert "example.org" not in said
        assert round((timezone.now() - NOON).total_seconds() / 3600) in hours
