"""When a session ends, and which of somebody’s sessions."""

from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from bscp_site.accounts import sessions
from bscp_site.management.commands import scheduler
from tests.signing import (
    PASSWORD,
    make_person,
    set_up_app,
    sign_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def require_two_steps(settings):
    settings.REQUIRE_TWO_STEPS = True


@pytest.fixture
def person():
    return make_person()


class TestSessions:
    @pytest.fixture(autouse=True)
    def at_ten(self, time_machine, person):
        self.clock = time_machine
        self.clock.move_to("2027-06-03 08:00:00+00:00", tick=False)
        set_up_app(person)

    def test_a_session_ends_twelve_hours_after_the_sign_in(self, client):
        sign_in(client, with_code=True)
        answers = []
        for _ in range(13):
            self.clock.shift(3540)
            answers.append(client.get("/admin/").status_code)

        assert answers == [200] * 12 + [302]

    def test_a_session_ends_after_two_hours_without_a_request(self, client):
        sign_in(client, with_code=True)
        self.clock.shift(2 * 3600 + 1)

        assert client.get("/admin/").status_code == 302

    def test_the_cookie_ends_with_the_browser_and_no_script_reads_it(self, client):
        answer = sign_in(client, with_code=True)

        cookie = answer.cookies["sessionid"]
        assert cookie["max-age"] == cookie["expires"] == ""
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"

    def test_signing_out_elsewhere_keeps_this_session(self, client):
        elsewhere = Client()
        sign_in(client, with_code=True)
        self.clock.shift(60)
        sign_in(elsewhere, with_code=True)

        answer = client.post("/admin/two-steps/sessions/", follow=True)

        assert "You are signed out in one other place." in answer.content.decode()
        assert elsewhere.get("/admin/").status_code == 302
        assert client.get("/admin/").status_code == 200

    def test_a_new_password_ends_every_other_session(self, client):
        elsewhere = Client()
        sign_in(client, with_code=True)
        self.clock.shift(60)
        sign_in(elsewhere, with_code=True)
        new = "quite another phrase"

        client.post(
            "/admin/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
        )

        assert elsewhere.get("/admin/").status_code == 302
        assert client.get("/admin/").status_code == 200

    def test_signing_out_leaves_no_cookie_that_would_keep_pages_from_caches(self, client):
        sign_in(client, with_code=True)

        answer = client.post("/admin/logout/")

        assert answer.cookies["sessionid"]["max-age"] == 0
        assert not Session.objects.exists()

    def test_the_scheduler_forgets_what_has_ended_once_a_day(self, client, monkeypatch):
        monkeypatch.setattr(scheduler, "connections", Mock())  # the test needs its own
        command = scheduler.Command()
        counts = []
        for hours in (0, 3, 24):
            self.clock.shift(hours * 3600)
            sign_in(Client())
            Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
            command.run_due()
            counts.append(Session.objects.count())

        assert counts == [0, 1, 0]

    def test_what_failed_is_tried_again_the_same_day(self, client, monkeypatch):
        monkeypatch.setattr(scheduler, "connections", Mock())
        command = scheduler.Command()
        sign_in(client)
        Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
        with monkeypatch.context() as broken:
            broken.setattr(scheduler, "call_command", Mock(side_effect=OSError))
            command.run_due()

        command.run_due()

        assert not Session.objects.exists()

    def test_sessions_of_others_stay(self, client, person):
        other = make_person("alex")
        elsewhere = Client()
        elsewhere.force_login(other)

        count = sessions.end_all(person)

        assert count == 0
        assert SESSION_KEY in elsewhere.session
