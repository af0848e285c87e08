"""Signing in with a password: what is not given away, and what readers never notice of it."""

import logging
import re
from types import SimpleNamespace

import pytest
from django.contrib.auth import SESSION_KEY, get_user_model
from django.urls import reverse

from bscp_site.accounts import mails
from tests.signing import PASSWORD, make_person, try_password

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_person()


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
