"""Every door of the site is known, and none opens by a password alone to who has a second step."""

import re
from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.views import LoginView
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils.crypto import get_random_string
from wagtail.models import Page

from tests.signing import PASSWORD, code, make_person, set_up_app, set_up_recovery_codes


def fixed_addresses() -> Iterator[tuple[str, Callable]]:
    """Every address without a variable part, with the view that is routed there."""
    for path, callback in _addresses(get_resolver(), ""):
        if not re.search(r"[<(^*$]", path):
            yield f"/{path}", callback


def _addresses(resolver: URLResolver, before: str):
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, here)
        else:
            yield here, pattern.callback


def asking_for_a_password(client) -> set[str]:
    return {
        path
        for path, _ in fixed_addresses()
        if "failwhale" not in path and b'type="password"' in content_of(client.get(path))
    }


def content_of(answer) -> bytes:
    return b"" if answer.streaming else answer.content


@pytest.mark.django_db
def test_one_address_asks_strangers_for_a_password(client):
    assert asking_for_a_password(client) == {"/admin/login/"}


@pytest.mark.django_db
def test_people_are_asked_for_their_password_at_two_addresses_and_set_others_at_one(client):
    client.force_login(make_person())

    found = asking_for_a_password(client)

    assert found == {"/admin/confirm/", "/admin/password/", "/admin/users/new/"}


def test_ours_answer_where_other_views_that_sign_in_are_routed():
    """Wagtail brings sign-in views of its own; ours are asked first at the same addresses."""
    others = {
        path
        for path, callback in fixed_addresses()
        if issubclass(getattr(callback, "view_class", object), LoginView)
    }

    assert others == {"/admin/login/", "/_util/login/"}
    for path in others:
        answering = get_resolver().resolve(path).func
        assert not issubclass(getattr(answering, "view_class", object), LoginView)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["/admin/signup/", "/accounts/login/", "/accounts/signup/", "/admin/login/code/"]
)
def test_nobody_signs_up_and_no_other_address_answers(client, path):
    answer = client.get(path, follow=True)

    assert b'type="password"' not in answer.content or answer.redirect_chain[-1][0].startswith(
        reverse("account_login")
    )
    assert b"password1" not in answer.content


@pytest.mark.django_db
def test_wagtails_door_for_readers_leads_to_ours(client):
    answer = client.get("/_util/login/?next=/about/")

    assert answer.url == f"{reverse('account_login')}?next=/about/"
    assert client.post("/_util/login/", {"username": "x", "password": "y"}).status_code == 302


@pytest.mark.django_db
def test_wagtails_own_links_for_a_new_password_are_closed(client):
    user = make_person()

    answer = client.get(f"/admin/password_reset/confirm/{user.pk}/set-password/")

    assert answer.status_code == 404


@pytest.mark.django_db
class TestSomebodyWithASecondStep:
    @pytest.fixture(autouse=True)
    def person(self):
        self.user = make_person()
        set_up_app(self.user)
        self.codes = set_up_recovery_codes(self.user)

    @pytest.mark.parametrize("door", ["/admin/login/", "/_util/login/"])
    @pytest.mark.parametrize("name", ["login", "username"])
    def test_gets_no_session_by_the_password_alone(self, client, door, name):
        client.post(door, {name: "sam", "password": PASSWORD}, follow=True)

        assert SESSION_KEY not in client.session
        assert client.get("/admin/").status_code == 302

    def test_signs_in_with_password_and_code(self, client):
        first = client.post("/admin/login/", {"login": "sam", "password": PASSWORD})
        second = client.post(first.url, {"code": code()})

        assert first.url == reverse("mfa_authenticate")
        assert second.url == "/admin/"
        assert client.get("/admin/").status_code == 200

    def test_signs_in_with_a_recovery_code_once(self, client):
        answers = []
        for _ in range(2):
            client.post("/admin/logout/")
            client.post("/admin/login/", {"login": "sam", "password": PASSWORD})
            answers.append(client.post("/admin/two-steps/authenticate/", {"code": self.codes[0]}))

        assert [answer.status_code for answer in answers] == [302, 200]
        assert SESSION_KEY not in client.session

    @pytest.mark.parametrize("between", ["", " ", "-"])
    def test_cannot_use_a_code_twice_even_after_half_a_minute(self, client, time_machine, between):
        time_machine.move_to("2027-06-03 10:00:01+00:00", tick=False)
        shown = code()
        again = f"{shown[:3]}{between}{shown[3:]}"
        for seconds, typed, status in ((0, shown, 302), (32, again, 200)):
            time_machine.shift(seconds)
            client.post("/admin/logout/")
            client.post("/admin/login/", {"login": "sam", "password": PASSWORD})
            answer = client.post("/admin/two-steps/authenticate/", {"code": typed})
            assert answer.status_code == status

    def test_chooses_a_new_password_by_mail_and_is_signed_in_nowhere(self, client, mailoutbox):
        client.post("/admin/password_reset/", {"email": "sam@example.org"})
        link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)[1]
        page = client.get(link)
        new = {"password1": "quite another phrase", "password2": "quite another phrase"}

        done = client.post(page.url, new)

        assert done.url == reverse("account_reset_password_from_key_done")
        assert SESSION_KEY not in client.session
        first = client.post("/admin/login/", {"login": "sam", "password": "quite another phrase"})
        assert first.url == reverse("mfa_authenticate")

    def test_is_signed_out_where_some_other_door_let_the_password_alone_in(self, client):
        client.force_login(self.user)

        assert client.get("/admin/").status_code == 302
        assert SESSION_KEY not in client.session

    def test_of_another_door_even_the_pages_for_setting_up_stay_closed(self, client):
        client.force_login(self.user)

        answer = client.get("/admin/two-steps/")

        assert answer.url.startswith(reverse("account_login"))

    def test_opens_no_private_page_through_another_door(self, client):
        page = Page.objects.get(depth=2).specific
        page.view_restrictions.create(restriction_type="login")
        client.force_login(self.user)

        assert client.get(page.url).status_code == 302


@pytest.mark.django_db
def test_secrets_of_second_steps_are_not_readable_in_the_database():
    set_up_app(make_person())

    kept = Authenticator.objects.get().data["secret"]

    assert "JBSWY3DPEHPK3PXP" not in kept


@pytest.mark.django_db
def test_a_secret_that_is_gone_lets_nobody_in(client, settings):
    set_up_app(make_person())
    settings.SECRET_KEY = get_random_string(50)  # a move has lost the old one
    client.post("/admin/login/", {"login": "sam", "password": PASSWORD})

    answer = client.post("/admin/two-steps/authenticate/", {"code": code()})

    assert answer.status_code == 200
    assert SESSION_KEY not in client.session


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
@pytest.mark.parametrize("name", ["mfa_login_webauthn", "begin_with_passkey"])
def test_a_stranger_who_only_looks_opens_no_session(client, name, kind):
    answer = client.get(reverse(name), headers={"Accept": kind})

    assert answer.status_code in {302, 405}
    assert not answer.cookies
    assert not Session.objects.exists()


@pytest.mark.django_db
def test_who_begins_with_a_passkey_again_and_again_waits(client):
    answers = [Client().post("/admin/two-steps/webauthn/begin/") for _ in range(11)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert Session.objects.count() == 10


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "1",
        "[]",
        "{}",
        '"x"',
        '{"id": "x"}',
        '{"response": {}}',
        "{",
        '{"id":"YQ","rawId":"YQ","type":"public-key","response":{"userHandle":"MQ","clientDataJSON":"e30","authenticatorData":"","signature":""}}',
    ],
)
def test_rubbish_in_place_of_a_passkey_is_refused(client, rubbish):
    client.post("/admin/two-steps/webauthn/begin/")

    answer = client.post("/admin/two-steps/webauthn/login/", {"credential": rubbish})

    assert answer.status_code == 302
    assert SESSION_KEY not in client.session
