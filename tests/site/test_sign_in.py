"""Signing in with a password: who is slowed, what is not given away, how a lost one is replaced."""

import logging
import re
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message
from django.contrib.auth import SESSION_KEY, get_user_model
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from bscp_site.accounts import mails
from tests.signing import PASSWORD, code, make_person, set_up_app
from tests.start.project import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


def try_password(client, password=None, name="sam", **facts):
    """Without a password: with a wrong one."""
    fields = {"login": name, "password": password or "wrong"}
    return client.post("/admin/login/", fields, **facts)


class TestLimits:
    @pytest.fixture(autouse=True)
    def at_ten(self, time_machine, person):
        self.clock = time_machine
        self.clock.move_to("2027-06-03 10:00:00+00:00", tick=False)

    def test_the_sixth_wrong_password_in_a_minute_waits(self, client):
        answers = [try_password(client) for _ in range(6)]

        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert answers[5]["Retry-After"] == "60"
        assert answers[5]["Cache-Control"] == "private, no-store"
        assert "Wait a minute, then try again." in answers[5].content.decode()

    def test_then_the_right_password_waits_as_well_and_opens_a_minute_later(self, client):
        for _ in range(5):
            try_password(client)

        at_once = try_password(client, PASSWORD)
        self.clock.shift(61)
        later = try_password(client, PASSWORD)

        assert at_once.status_code == 429
        assert later.status_code == 302

    def test_an_address_that_tries_one_account_after_the_other_waits(self, client):
        answers = [try_password(client, name=f"person{number}") for number in range(6)]

        assert answers[-1].status_code == 429

    def test_an_account_that_is_tried_from_many_addresses_waits(self, client):
        answers = [try_password(client, REMOTE_ADDR=f"203.0.113.{n}") for n in range(6)]

        assert answers[-1].status_code == 429

    def test_letters_of_another_size_are_the_same_account(self, client):
        names = ["sam", "SAM", "Sam", " sam ", "sAm", "saM"]
        answers = [
            try_password(client, name=name, REMOTE_ADDR=f"203.0.113.{n}")
            for n, name in enumerate(names)
        ]

        assert answers[-1].status_code == 429

    def test_a_stranger_cannot_shut_out_the_person_from_a_known_browser(self, client):
        try_password(client, PASSWORD)
        client.post("/admin/logout/")
        stranger = Client(REMOTE_ADDR="203.0.113.9")
        for _ in range(6):
            try_password(stranger)

        assert try_password(stranger, PASSWORD).status_code == 429
        assert try_password(client, PASSWORD).status_code == 302

    def test_the_mark_of_a_browser_is_worth_nothing_for_another_account(self, client):
        make_person("alex")
        try_password(client, PASSWORD)
        client.post("/admin/logout/")
        for number in range(5):
            try_password(Client(), name="alex", REMOTE_ADDR=f"203.0.113.{number}")

        assert try_password(client, PASSWORD, name="alex").status_code == 429

    @pytest.mark.parametrize("mark", ["rubbish", "WyJ4Il0:1xVhAN:forged", ""])
    def test_a_forged_mark_counts_as_none(self, client, mark):
        client.cookies["known_device"] = mark
        for _ in range(5):
            try_password(client)

        assert try_password(client).status_code == 429

    def test_behind_a_proxy_the_address_of_the_person_counts(self, client, settings):
        settings.TRUSTED_PROXIES = ["127.0.0.1"]
        answers = [
            try_password(client, name=f"person{n}", headers={"X-Forwarded-For": f"203.0.113.{n}"})
            for n in range(6)
        ]

        assert answers[-1].status_code == 200

    def test_nobody_escapes_by_making_up_an_address(self, client):
        answers = [
            try_password(client, name=f"person{n}", headers={"X-Forwarded-For": f"203.0.113.{n}"})
            for n in range(6)
        ]

        assert answers[-1].status_code == 429

    def test_wrong_codes_wait_too_and_more_than_twenty_a_day_are_not_looked_at(
        self, client, person, mailoutbox, django_capture_on_commit_callbacks
    ):
        set_up_app(person)
        statuses = []
        with django_capture_on_commit_callbacks(execute=True):
            for _ in range(5):
                try_password(client, PASSWORD)
                wrong = [
                    client.post("/admin/two-steps/authenticate/", {"code": f"{n:06}"})
                    for n in range(6)
                ]
                statuses += [answer.status_code for answer in wrong]
                self.clock.shift(120)

        assert statuses[:6] == [200] * 5 + [429]
        assert statuses.count(200) == 20
        assert statuses[24:] == [429] * 6
        assert len(mailoutbox) == 1
        assert "typed many wrong codes" in mailoutbox[0].body
        try_password(client, PASSWORD)
        right = client.post("/admin/two-steps/authenticate/", {"code": code()})
        assert right.status_code == 429
        assert "choose a new password by mail" in right.content.decode()

    def test_showing_again_who_one_is_is_limited_as_well(self, client):
        try_password(client, PASSWORD)

        answers = [client.post("/admin/confirm/", {"password": "wrong"}) for _ in range(6)]

        assert answers[4].status_code == 200
        assert answers[5].status_code == 429

    def test_asking_for_links_is_limited_for_known_and_unknown_addresses_alike(self, client):
        for email in ("sam@example.org", "nobody@example.org"):
            cache.clear()
            answers = [
                client.post("/admin/password_reset/", {"email": email}).status_code
                for _ in range(4)
            ]
            assert answers == [302, 302, 302, 429]


class TestWhatIsNotGivenAway:
    def test_a_wrong_name_and_a_wrong_password_are_answered_alike(self, client, person):
        known = try_password(client).content.decode()
        unknown = try_password(client, name="zoe").content.decode()

        assert "Username and password do not belong together. Try again." in known
        assert _without_tokens(known) == _without_tokens(unknown).replace("zoe", "sam")

    def test_a_known_and_an_unknown_address_are_answered_alike(self, client, person, mailoutbox):
        answers = [
            client.post("/admin/password_reset/", {"email": email}, follow=True)
            for email in ("sam@example.org", "nobody@example.org")
        ]

        pages = {_without_tokens(answer.content.decode()) for answer in answers}
        assert len(pages) == 1
        assert [mail.to for mail in mailoutbox] == [["sam@example.org"]]

    def test_whether_there_is_an_account_costs_no_more_time(
        self, client, person, django_assert_num_queries, monkeypatch
    ):
        asked = []
        monkeypatch.setattr(mails, "send_links", SimpleNamespace(enqueue=asked.append))
        counts = []
        for email in ("sam@example.org", "nobody@example.org"):
            with django_assert_num_queries(1):
                client.post("/admin/password_reset/", {"email": email})
            counts.append(len(asked))

        assert counts == [1, 2]
        assert asked == [[person.pk], []]

    def test_nothing_about_people_is_logged(self, client, person, caplog):
        with caplog.at_level(logging.DEBUG):
            try_password(client)
            try_password(client, PASSWORD)
            client.post("/admin/password_reset/", {"email": "sam@example.org"})

        said = " ".join(str(vars(record)) for record in caplog.records if record.name != "faker")
        assert PASSWORD not in said
        assert "sam@example.org" not in said


def _without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


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

    def test_a_mail_server_that_is_away_is_named_without_the_person(self, person, settings, caplog):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

        result = mails.send_links.enqueue([person.pk])

        said = result.errors[0].traceback + " ".join(str(vars(r)) for r in caplog.records)
        assert "NotSentError" in said
        assert "ConnectionRefusedError" in said
        assert "example.org" not in said


class TestThosePagesAndReaders:
    def test_pages_of_signing_in_are_kept_by_nobody_and_found_by_nobody(self, client):
        for path in ("/admin/login/", "/admin/password_reset/", "/admin/password_reset/done/"):
            answer = client.get(path)
            assert "no-store" in answer["Cache-Control"]
            assert answer["X-Robots-Tag"] == "noindex"

    def test_a_field_says_what_a_password_manager_may_fill_in(self, client):
        page = client.get("/admin/login/").content.decode()

        for name in ("username", "current-password"):
            assert f'autocomplete="{name}"' in page

    def test_what_is_wrong_stands_beside_the_field(self, client):
        page = client.post("/admin/login/", {"login": "", "password": "x"}).content.decode()

        assert "<title>Error: Sign in" in page
        assert re.search(r'id="id_login_error">.*Type your username\.', page)
        assert 'aria-invalid="true"' in page

    def test_nothing_of_it_touches_a_readers_page(self, client):
        answer = client.get("/")

        assert answer.cookies == {}
        assert "Cookie" not in answer.get("Vary", "")
        assert "public" in answer["Cache-Control"]
        assert answer.has_header("ETag")

    def test_somebody_without_rights_in_the_admin_is_not_sent_round_in_circles(self, client):
        get_user_model().objects.create_user("sam", password=PASSWORD)
        try_password(client, PASSWORD)

        answer = client.get("/admin/", follow=True)

        assert answer.status_code == 403
        assert SESSION_KEY in client.session

    def test_signed_in_people_whom_a_page_refuses_read_why(self, client, person):
        try_password(client, PASSWORD)

        answer = client.get("/admin/login/?next=/for-others/")

        assert answer.status_code == 403
        assert "this page is not open to you" in answer.content.decode()

    def test_no_stranger_leads_people_away_after_signing_in(self, client, person):
        answer = client.post(
            "/admin/login/?next=https://evil.example/",
            {"login": "sam", "password": PASSWORD, "next": "https://evil.example/"},
        )

        assert answer.url == reverse("wagtailadmin_home")

    def test_a_closed_account_opens_nothing(self, client, person):
        person.is_active = False
        person.save()

        answer = try_password(client, PASSWORD, follow=True)

        assert SESSION_KEY not in client.session
        assert "This account is closed" in answer.content.decode()
