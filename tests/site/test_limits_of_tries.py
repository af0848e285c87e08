"""Who tries too often waits, at whichever door; whose account it is gets in."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from bscp_site.accounts import sessions
from tests.signing import PASSWORD, code, make_person, set_up_app, try_password

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


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

    @pytest.fixture
    def use_up_codes(self, client, person):
        set_up_app(person)

        def use_up_codes(password=PASSWORD):
            """Type wrong codes until none is looked at; say how many were."""
            for seen in range(21):
                try_password(client, password)
                answer = client.post("/admin/two-steps/authenticate/", {"code": f"{seen:06}"})
                if answer.status_code == 429:
                    return seen
                self.clock.shift(20)  # not so fast that the minute's limit answers

        return use_up_codes

    def choose_password_by_mail(self, client, mailoutbox, password):
        client.post("/admin/password_reset/", {"email": "sam@example.org"})
        link = re.search(r"http://testserver(\S+)", mailoutbox[-1].body)[1]
        client.post(client.get(link).url, {"password1": password, "password2": password})

    def test_who_reads_the_mail_gets_new_tries_once_a_day(self, client, mailoutbox, use_up_codes):
        counts = [use_up_codes()]
        for password in ("otter lantern gravel", "gravel lantern otter"):
            self.choose_password_by_mail(client, mailoutbox, password)
            counts.append(use_up_codes(password))

        assert counts == [20, 20, 0]

    def test_who_changes_the_password_with_both_steps_gets_new_tries_each_time(
        self, client, person, use_up_codes
    ):
        use_up_codes()
        signed_in = Client()
        signed_in.force_login(person)
        session = signed_in.session
        session[sessions.TWO_STEPS] = True
        session.save()
        new = "otter lantern gravel"

        signed_in.post(
            "/admin/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
        )

        assert use_up_codes(new) == 20

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
