"""What happens to a message to the team, and to one that goes wrong."""

from datetime import timedelta
from unittest import mock
from urllib.parse import parse_qs, urlsplit

import time_machine
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext

from pages import error_pages
from pages.message_choices import Purpose
from pages.models import ContactMessage
from pages.views.messages import LIMIT
from tests import factories
from tests.pages.messages import FILLED, FROM_HERE

ADDRESS = "/contact/message/"
GOOD = FILLED[Purpose.CONTACT]


class ContactTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        factories.make_content(home, title="Contact", slug="contact")

    def setUp(self):
        error_pages.write(factories.make_settings())
        clock = time_machine.travel(factories.NOON, tick=False)
        self.clock = clock.start()
        self.addCleanup(clock.stop)
        self.opened = self.client.get(ADDRESS).url
        self.clock.shift(20)

    def send(self, *, client=None, to=None, headers=FROM_HERE, address="192.0.2.1", **changes):
        return (client or self.client).post(
            to or self.opened, GOOD | changes, headers=headers, REMOTE_ADDR=address
        )

    def test_the_page_of_contact_leads_to_the_form(self):
        page = self.client.get(self.opened)

        assert page.status_code == 200
        assert '<a href="/contact/">Contact</a>' in page.text

    def test_the_form_says_first_whom_to_call_and_what_not_to_write(self):
        text = self.client.get(self.opened).text

        assert text.index("01632 960 001") < text.index("<textarea")
        assert text.index("Do not include a child’s details") < text.index("<textarea")
        assert "12 months after the answer" in text

    def test_a_message_is_kept_and_thanked_for(self):
        response = self.send()

        assert response.status_code == 302
        thanks = self.client.get(response.url)
        assert "Thank you" in thanks.text
        assert "01632 960 001" in thanks.text
        message = ContactMessage.objects.get()
        assert {name: getattr(message, name) for name in GOOD} == GOOD
        assert message.received_at == factories.NOON + timedelta(seconds=20)
        assert message.state == "new"

    def test_the_same_form_again_is_thanked_for_and_kept_once(self):
        urls = []
        for _again in range(2):
            urls.append(self.send().url)
            self.clock.shift(590 / 2)

        reference = ContactMessage.objects.get().reference
        assert urls == [f"/contact/message/sent/{reference}/"] * 2
        assert ContactMessage.objects.count() == 1

    def test_the_same_words_after_ten_minutes_are_a_new_message(self):
        self.send()
        self.clock.shift(601)
        self.send()

        assert ContactMessage.objects.count() == 2

    def test_a_second_click_does_not_count_as_another_message(self):
        for _again in range(LIMIT.per_address * 2):
            assert self.send().status_code == 302

    def test_a_form_that_is_not_ours_is_refused(self):
        client = Client(enforce_csrf_checks=True)
        for headers in (
            {},
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
            {"Origin": "http://testserver.evil.example"},
            {"Origin": "null"},
            {"Referer": "http://evil.example/http://testserver/"},
            {"Referer": "http://["},
        ):
            with self.subTest(headers):
                response = self.send(client=client, headers=headers)

                assert response.status_code == 403
                assert "01632 960 001" in response.text
        assert not ContactMessage.objects.exists()

    def test_a_form_of_ours_needs_no_cookie(self):
        client = Client(enforce_csrf_checks=True)
        for headers in (
            FROM_HERE,
            {"Origin": "http://testserver"},
            {"Referer": "http://testserver/contact/message/?opened=x"},
        ):
            with self.subTest(headers):
                response = self.send(client=client, headers=headers, message=str(headers))

                assert response.status_code == 302
        assert not client.cookies

    def test_what_is_wrong_is_said_beside_the_field_and_at_the_top(self):
        response = self.send(email="kim@", about="", message=" \r\n ", name="Kim & Co")

        text = response.text
        assert response.status_code == 200
        assert "<title>Error: Send a message" in text
        for sentence, field in (
            ("Choose what your message is about", "id_about_0"),
            ("Write your message", "id_message"),
            ("Enter an email address in the right format", "id_email"),
        ):
            assert f'<a href="#{field}">{sentence}' in text
            assert text.count(sentence) == 2
            assert f'id="{field}"' in text
        assert 'value="kim@"' in text
        assert 'value="Kim &amp; Co"' in text
        assert 'aria-invalid="true"' in text
        assert not ContactMessage.objects.exists()

    def test_what_is_too_long_is_refused_and_not_cut(self):
        response = self.send(message="x" * 1201, name="y" * 121, email=f"{'z' * 250}@a.example")

        text = response.text
        assert "Shorten what you wrote to 1200 characters. It has 1201" in text
        assert "x" * 1201 in text
        assert "Shorten your name to 120 characters" in text
        assert "at most 254 characters" in text

    def test_what_is_sent_at_once_is_asked_for_again_and_nothing_is_lost(self):
        self.clock.shift(-19)
        response = self.send()

        assert "That was very quick" in response.text
        assert "Can I bring a colleague?" in response.text
        assert not ContactMessage.objects.exists()

        self.clock.shift(3)
        assert self.send().status_code == 302

    def test_without_the_moment_it_was_opened_a_form_is_shown_once_more_with_one(self):
        for address in (ADDRESS, f"{ADDRESS}?opened=made-up", f"{ADDRESS}?opened=%00"):
            with self.subTest(address):
                response = self.send(to=address)

                assert "then press Send again" in response.text
                action = response.text.split('novalidate action="')[1].split('"')[0]
                self.clock.shift(5)
                assert self.send(to=action, message=address).status_code == 302

    def test_the_moment_of_another_day_no_longer_counts(self):
        self.clock.shift(timedelta(hours=25))

        assert "then press Send again" in self.send().text

    def test_a_program_that_fills_in_everything_is_told_so_and_keeps_nothing(self):
        response = self.send(homepage="http://spam.example")

        assert "Empty the field that is marked" in response.text
        assert "Can I bring a colleague?" in response.text
        assert not ContactMessage.objects.exists()

    def test_after_some_messages_a_person_is_asked_to_wait_and_keeps_the_words(self):
        for number in range(LIMIT.per_address):
            assert self.send(message=f"Number {number}").status_code == 302

        response = self.send(message="One more")

        assert response.status_code == 429
        assert response["Retry-After"] == "600"
        assert response.text.count("Wait 10 minutes, then press Send again") == 1
        assert "One more" in response.text
        assert self.send(message="A neighbour", address="192.0.2.77").status_code == 302
        self.clock.shift(601)
        assert self.send(message="One more").status_code == 302

    def test_a_network_has_a_limit_of_its_own(self):
        for number in range(LIMIT.per_network):
            address = f"192.0.2.{number}"
            assert self.send(message=f"No {number}", address=address).status_code == 302

        assert self.send(message="More", address="192.0.2.200").status_code == 429
        assert self.send(message="More", address="198.51.100.1").status_code == 302

    def test_while_the_cache_is_away_the_form_works(self):
        with (
            mock.patch.object(cache._connections["default"], "incr", side_effect=OSError("gone")),
            self.assertLogs("bscp_site.kit.throttle", "WARNING") as log,
        ):
            response = self.send()

        assert response.status_code == 302
        assert ContactMessage.objects.exists()
        assert "192.0.2" not in str(log.output)

    def test_when_the_message_cannot_be_kept_the_form_stays_filled_in(self):
        for fault in (
            "pages.contact_messages.ContactMessage.objects.create",
            "wagtail.models.Site.find_for_request",
            "django.db.models.query.QuerySet.exists",
        ):
            changes = {"email": "kim@"} if "find_for" in fault else {}
            with (
                self.subTest(fault),
                mock.patch(fault, side_effect=OperationalError("away")),
                self.assertLogs("pages.views.messages", "ERROR"),
            ):
                response = self.send(**changes)

                assert response.status_code == 503
                assert "Can I bring a colleague?" in response.text
                assert 'action="/contact/message/?opened=' in response.text
                assert response.text.index("01632 960 001") < response.text.index("<textarea")
        assert not ContactMessage.objects.exists()

    def test_the_filled_in_page_can_be_sent_once_the_database_is_back(self):
        with (
            mock.patch("pages.contact_messages.keep", side_effect=OperationalError),
            self.assertLogs("pages.views.messages", "ERROR"),
        ):
            response = self.send()
        action = response.text.split('novalidate action="')[1].split('"')[0]
        self.clock.shift(60)

        assert self.send(to=action).status_code == 302
        assert ContactMessage.objects.count() == 1

    def test_rubbish_is_cleaned_or_refused(self):
        self.send(message="a\x00b\x1b[31m\u202ec\r\nd", name="Kim\x00\nExample\x7f", role="\ud7ff")

        message = ContactMessage.objects.get()
        assert message.message == "a b [31m c\nd"
        assert message.name == "Kim Example"

    def test_no_body_is_a_server_error(self):
        kinds = "application/x-www-form-urlencoded"
        bodies = [
            (b"message=%FF%FE&email=%C3%28&name=%ED%A0%80", kinds),
            (b"&".join(b"a%d=1" % n for n in range(20_000)), kinds),
            (b"message=%2B2AA-", f"{kinds}; charset=utf-7"),
            (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
            (b"{}", "application/json"),
            (b"", ""),
        ]
        self.client.raise_request_exception = False
        for body, kind in bodies:
            with self.subTest(body[:20]):
                response = self.client.generic("POST", self.opened, body, kind, headers=FROM_HERE)

                assert response.status_code in {200, 400}

    def test_a_message_of_a_megabyte_is_refused_in_words_that_help(self):
        with self.assertNoLogs("django.security", "ERROR"):
            response = self.send(message="x" * 1_000_000)

        assert response.status_code == 413
        assert "That is too long" in response.text
        assert "what you wrote is still there" in response.text
        assert not ContactMessage.objects.exists()

    def test_signs_that_nobody_types_are_not_sent_back(self):
        response = self.send(email="\0a", message="x\0\x01\u202ez")

        assert "Enter an email address" in response.text
        for sign in "\0\x01\u202e":
            assert sign not in response.text
        assert "x   z" in response.text

    def test_an_old_address_of_the_form_leads_to_one_of_now(self):
        for address in (f"{ADDRESS}?opened=form%3A1%3Abad", self.opened):
            self.clock.shift(timedelta(hours=25))
            response = self.client.get(address)

            assert response.status_code == 302
            assert self.client.get(response.url).status_code == 200

    def test_only_showing_and_sending_are_answered(self):
        for method in ("put", "patch", "delete", "options"):
            assert getattr(self.client, method)(ADDRESS).status_code == 405
        assert self.client.post("/contact/message/sent/K7QM-3XPD/").status_code == 405


class ContactPageTests(TestCase):
    """The page before anybody types."""

    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        cls.contact = factories.make_content(
            home, title="Contact", slug="contact", body=[("contact", None)]
        )

    def test_the_contact_block_leads_there(self):
        assert 'href="/contact/message/"' in self.client.get("/contact/").text

    def test_the_moment_stands_in_the_address_and_never_in_the_page(self):
        pages = set()
        for second in range(3):
            with time_machine.travel(factories.NOON + timedelta(seconds=second), tick=False):
                going = self.client.get(ADDRESS)
                page = self.client.get(going.url)

            assert going.status_code == 302
            assert "no-store" in going["Cache-Control"]
            assert parse_qs(urlsplit(going.url).query)["opened"][0] not in page.text
            pages.add((page.content, page["ETag"]))

        assert len(pages) == 1

    def test_the_form_may_be_cached_and_sets_no_cookie(self):
        response = self.client.get(self.client.get(ADDRESS).url)

        assert "public" in response["Cache-Control"]
        assert not response.cookies
        assert '<meta name="robots" content="noindex">' in response.text

    def test_showing_asks_little_and_writes_nothing(self):
        address = self.client.get(ADDRESS).url
        with self.assertNumQueries(0):
            self.client.get(ADDRESS)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)

        assert len(queries) <= 12
        assert all(query["sql"].startswith("SELECT") for query in queries)

    def test_without_a_page_about_contact_the_form_stands_alone(self):
        self.contact.delete()

        assert self.client.get(ADDRESS, follow=True).status_code == 200

    def test_a_page_about_contact_that_is_no_longer_open_is_not_named(self):
        self.contact.unpublish()

        assert '<a href="/contact/">' not in self.client.get(ADDRESS, follow=True).text

    def test_no_page_can_hide_the_form(self):
        assert "message" in type(self.contact).reserved_slugs
