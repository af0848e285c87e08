"""Where two steps are asked for: nobody works with one, and nobody loses the last by a slip."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.signing import (
    SECRET,
    code,
    make_person,
    set_up_app,
    set_up_recovery_codes,
    sign_in,
)
from tests.totp import code_of

pytestmark = pytest.mark.django_db

SET_UP = "/admin/two-steps/"


@pytest.fixture(autouse=True)
def require_two_steps(settings):
    settings.REQUIRE_TWO_STEPS = True


@pytest.fixture
def person():
    return make_person()


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/pages/",
        "/admin/settings/pages/sitesettings/",
        "/admin/users/",
        "/admin/account/",
        "/admin/api/main/pages/",
        "/admin/no-such-address/",
        "/admin/login/?next=/admin/",
        "/admin/two-steps/forget/1/",
    ],
)
def test_with_one_step_the_admin_leads_to_the_set_up(client, person, path):
    sign_in(client)

    answer = client.get(path)

    assert (answer.status_code, answer.url) == (302, SET_UP)
    assert "Set up a second step first" in client.get(SET_UP).content.decode()


def test_with_one_step_nothing_is_changed_either(client, person):
    sign_in(client)
    page = Page.objects.get(depth=2)

    answer = client.post(f"/admin/pages/{page.pk}/delete/")

    assert answer.url == SET_UP
    assert Page.objects.filter(pk=page.pk).exists()


def test_with_one_step_somebody_is_a_reader(client, person):
    page = Page.objects.get(depth=2).specific
    sign_in(client)

    is_open = client.get(page.url)
    page.view_restrictions.create(restriction_type="login")
    is_private = client.get(page.url)

    assert is_open.status_code == 200
    assert "wagtail-userbar" not in is_open.content.decode()
    assert is_private.status_code == 302
    assert client.get(is_private.url).url == SET_UP
    assert client.get("/styleguide/").status_code == 302


@pytest.fixture
def set_up(monkeypatch):
    """Set an app up through the page, as a person does."""
    # The transaction around a test never ends; in a request it ends before the answer.
    monkeypatch.setattr(transaction, "on_commit", lambda act: act())

    def set_up(client):
        secret = client.get("/admin/two-steps/totp/activate/").context["form"].secret
        return client.post("/admin/two-steps/totp/activate/", {"code": code(secret)})

    return set_up


def test_setting_up_an_app_opens_the_admin_and_shows_recovery_codes(client, person, set_up):
    sign_in(client)

    done = set_up(client)

    codes = client.get(done.url).content.decode()
    assert codes.count('class="secret"') == 10
    assert client.get("/admin/").status_code == 200


def test_setting_up_ends_the_sessions_of_the_password_alone(client, person, set_up):
    elsewhere, later = Client(), Client()
    for each in (client, elsewhere):
        sign_in(each)

    set_up(client)

    assert SESSION_KEY not in elsewhere.session
    assert elsewhere.get(SET_UP).url.startswith("/admin/login/")
    assert sign_in(later).url == reverse("mfa_authenticate")


def test_setting_up_gives_the_session_a_new_key(client, person, set_up):
    sign_in(client)
    taken = Client()
    taken.cookies["sessionid"] = client.session.session_key

    set_up(client)

    assert client.get("/admin/").status_code == 200
    assert taken.get("/admin/").url.startswith("/admin/login/")


def test_the_code_that_has_set_an_app_up_signs_nobody_in(client, person, time_machine):
    time_machine.move_to("2027-06-03 10:00:01+00:00", tick=False)
    sign_in(client)
    secret = client.get("/admin/two-steps/totp/activate/").context["form"].secret
    shown = code(secret)
    client.post("/admin/two-steps/totp/activate/", {"code": shown})
    elsewhere = Client()

    statuses = []
    for typed in (shown, code_of(secret, steps=1)):
        sign_in(elsewhere)
        answer = elsewhere.post("/admin/two-steps/authenticate/", {"code": typed})
        statuses.append(answer.status_code)

    assert statuses == [200, 302]


def test_a_wrong_code_sets_nothing_up(client, person):
    sign_in(client)
    client.get("/admin/two-steps/totp/activate/")

    answer = client.post("/admin/two-steps/totp/activate/", {"code": "000000"})

    assert answer.status_code == 200
    assert not Authenticator.objects.exists()
    assert "not a code that counts now" in answer.content.decode()


def test_where_it_is_not_asked_for_a_password_alone_opens_the_admin(client, person, settings):
    settings.REQUIRE_TWO_STEPS = False

    sign_in(client)

    assert client.get("/admin/").status_code == 200
    assert "Set up a second step first" not in client.get(SET_UP).content.decode()


def test_the_last_app_is_not_removed(client, person):
    set_up_app(person)
    sign_in(client, with_code=True)

    answer = client.post("/admin/two-steps/totp/deactivate/")

    assert Authenticator.objects.filter(type=Authenticator.Type.TOTP).exists()
    assert "This is your last second step" in answer.content.decode()


def make_passkey(person, name="My phone"):
    return Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": {}}
    )


def test_the_last_passkey_is_not_removed(client, person):
    app = set_up_app(person)
    sign_in(client, with_code=True)
    passkey = make_passkey(person)
    app.delete()

    answer = client.post(f"/admin/two-steps/webauthn/keys/{passkey.pk}/remove/", follow=True)

    assert Authenticator.objects.filter(pk=passkey.pk).exists()
    assert "This is your last second step" in answer.content.decode()


def test_one_of_two_is_removed_and_recovery_codes_are_no_second_step(client, person):
    set_up_app(person)
    set_up_recovery_codes(person)
    sign_in(client, with_code=True)
    passkey = make_passkey(person)

    client.post(f"/admin/two-steps/webauthn/keys/{passkey.pk}/remove/")
    client.post("/admin/two-steps/totp/deactivate/")

    assert set(Authenticator.objects.values_list("type", flat=True)) == {"totp", "recovery_codes"}


def test_nobody_sees_or_removes_the_passkey_of_another(client, person):
    set_up_app(person)
    sign_in(client, with_code=True)
    other = make_passkey(make_person("alex"), "Phone of Alex")

    answer = client.post(f"/admin/two-steps/webauthn/keys/{other.pk}/remove/")

    assert answer.status_code == 404
    assert Authenticator.objects.filter(pk=other.pk).exists()
    assert "Phone of Alex" not in client.get("/admin/two-steps/webauthn/").content.decode()


def test_how_somebody_signs_in_is_changed_only_after_showing_again_who_it_is(
    client, person, time_machine
):
    time_machine.move_to("2027-06-03 10:00:00+00:00", tick=False)
    set_up_app(person)
    sign_in(client, with_code=True)
    is_recent = client.get("/admin/two-steps/totp/deactivate/")

    time_machine.shift(600)
    is_later = client.get("/admin/two-steps/totp/deactivate/")

    assert is_recent.status_code == 200
    assert is_later.url.startswith(reverse("account_reauthenticate"))


class TestLostTelephone:
    @pytest.fixture(autouse=True)
    def people(self, person, client):
        self.admin = person
        set_up_app(person)
        self.lost = make_person("alex")
        set_up_app(self.lost)
        self.elsewhere = Client()
        self.elsewhere.force_login(self.lost)

    def test_an_administrator_forgets_the_second_steps(
        self, client, mailoutbox, django_capture_on_commit_callbacks
    ):
        sign_in(client, with_code=True)

        with django_capture_on_commit_callbacks(execute=True):
            client.post(f"/admin/two-steps/forget/{self.lost.pk}/")

        assert not Authenticator.objects.filter(user=self.lost).exists()
        assert SESSION_KEY not in self.elsewhere.session
        assert Authenticator.objects.filter(user=self.admin).exists()
        assert [mail.to for mail in mailoutbox] == [["alex@example.org"]]
        assert "removed every second step" in mailoutbox[0].body

    def test_others_may_not(self, client):
        self.admin.is_superuser = False
        self.admin.save()
        sign_in(client, with_code=True)

        answer = client.post(f"/admin/two-steps/forget/{self.lost.pk}/")

        assert answer.status_code == 403
        assert Authenticator.objects.filter(user=self.lost).exists()

    def test_looking_at_the_page_forgets_nothing(self, client):
        sign_in(client, with_code=True)

        answer = client.get(f"/admin/two-steps/forget/{self.lost.pk}/")

        assert answer.status_code == 200
        assert Authenticator.objects.filter(user=self.lost).exists()

    def test_a_command_helps_the_last_administrator(self, capsys):
        call_command("forget_second_steps", "sam")

        assert not Authenticator.objects.filter(user=self.admin).exists()
        assert "sam is signed out" in capsys.readouterr().out

    def test_the_command_names_who_is_unknown(self):
        with pytest.raises(CommandError, match="Nobody has the username nobody"):
            call_command("forget_second_steps", "nobody")


def test_the_account_page_leads_to_how_you_sign_in_and_changes_no_password(client, person):
    set_up_app(person)
    sign_in(client, with_code=True)

    page = client.get("/admin/account/").content.decode()

    assert f'href="{SET_UP}"' in page
    assert 'type="password"' not in page
    assert 'type="email"' not in page


def test_the_picture_of_the_secret_needs_no_data_address(client, person):
    sign_in(client)

    page = client.get("/admin/two-steps/totp/activate/").content.decode()

    assert "<svg" in page
    assert "data:" not in page
    assert SECRET not in page
