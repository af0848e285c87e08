"""The forms for every purpose: where they stand, what they promise, and what they take."""

import re
from datetime import date
from html import unescape

import time_machine
from django.core.cache import cache
from django.test import Client, TestCase
from django.urls import reverse

from pages import error_pages
from pages.message_choices import Purpose
from pages.message_references import SIGNS
from pages.models import ContactMessage, ContentPage, HomePage, SectionPage, SiteSettings
from pages.urls import FORMS as ADDRESSES
from tests import factories
from tests.pages.messages import FILLED, FROM_HERE, make_message


class Forms(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        for title in ("Contact", "Accessibility", "Privacy"):
            factories.make_content(home, title=title, body=[("contact", None)])

    def setUp(self):
        cache.clear()
        error_pages.write(SiteSettings.objects.get())
        clock = time_machine.travel(factories.NOON, tick=False)
        self.clock = clock.start()
        self.addCleanup(clock.stop)

    def each(self):
        for purpose in Purpose:
            with self.subTest(purpose):
                cache.clear()
                yield purpose

    def open(self, purpose, query=""):
        return self.client.get(f"/{ADDRESSES[purpose]}{query}").url

    def send(self, purpose, *, to=None, **changes):
        at = to or self.open(purpose)
        self.clock.shift(20)
        return self.client.post(at, FILLED[purpose] | changes, headers=FROM_HERE)

    def page(self, purpose, query=""):
        return self.client.get(self.open(purpose, query)).text


class AddressTests(Forms):
    def test_the_addresses_stay(self):
        assert {purpose: reverse(purpose.value) for purpose in Purpose} == {
            Purpose.CONTACT: "/contact/message/",
            Purpose.FEEDBACK: "/feedback/",
            Purpose.ACCESSIBILITY: "/accessibility/problem/",
            Purpose.DATA_REQUEST: "/privacy/request/",
            Purpose.COMPLAINT: "/privacy/complaint/",
        }

    def test_no_page_can_hide_a_form(self):
        for address in ADDRESSES.values():
            *above, last = address.strip("/").split("/")
            kinds = (ContentPage, SectionPage) if above else (HomePage,)
            assert all(last in kind.reserved_slugs for kind in kinds), address

    def test_readers_find_them_where_they_look(self):
        for page in ("/contact/", "/accessibility/", "/privacy/"):
            text = self.client.get(page).text
            for purpose in Purpose:
                assert f'href="/{ADDRESSES[purpose]}"' in text, (page, purpose)
        for purpose in self.each():
            text = self.page(purpose)
            for other in set(Purpose) - {purpose}:
                assert f'href="/{ADDRESSES[other]}"' in text

    def test_a_form_stands_below_the_page_that_it_belongs_to(self):
        for purpose, above in (
            (Purpose.CONTACT, '<a href="/contact/">Contact</a>'),
            (Purpose.ACCESSIBILITY, '<a href="/accessibility/">Accessibility</a>'),
            (Purpose.DATA_REQUEST, '<a href="/privacy/">Privacy</a>'),
            (Purpose.COMPLAINT, '<a href="/privacy/">Privacy</a>'),
        ):
            crumbs = self.page(purpose).partition('class="crumbs"')[2].partition("</nav>")[0]
            assert above in crumbs, purpose

    def test_every_page_ends_with_a_link_to_say_what_is_wrong_on_it(self):
        main = self.client.get("/privacy/").text.partition("</main>")[0]

        assert '<a href="/feedback/?about=page" rel="nofollow">Something wrong' in main[-300:]

    def test_the_page_that_was_wrong_is_filled_in_already(self):
        for before, filled in (
            ("http://testserver/privacy/", "/privacy/"),
            ("http://testserver/privacy/?q=secret#x", "/privacy/"),
            ("http://evil.example/privacy/", None),
            ("http://testserver/%3Cscript%3E/", None),
            (f"http://testserver/{'x' * 300}/", None),
            ("http://[", None),
            ("", None),
        ):
            going = self.client.get("/feedback/?about=page", headers={"Referer": before})
            text = self.client.get(going.url).text

            assert (f'value="{filled}"' in text) == bool(filled), before
            assert 'value="page"' in text.partition(" checked")[0][-120:]
        assert (
            'value="/privacy/"'
            not in self.client.get(
                self.client.get("/feedback/", headers={"Referer": "http://testserver/privacy/"}).url
            ).text
        )

    def test_a_publication_leads_to_the_form_with_its_address_and_the_wish_filled_in(self):
        kind = factories.make_publication_kind(factories.make_library(HomePage.objects.get()))
        report = factories.make_publication(kind)
        beside = self.client.get(report.url).text.partition("Another format or language</h2>")[2]
        way = unescape(re.search(r'href="([^"]+)"', beside)[1])

        text = self.client.get(self.client.get(way).url).text

        assert f'value="{report.url}"' in text
        assert 'value="format"' in text.partition(" checked")[0][-120:]

    def test_an_address_cannot_put_words_into_a_form(self):
        going = self.open(Purpose.FEEDBACK)
        for query in ("page=Call+me", "page=%22%3E%3Cscript%3E", "about=nothing", "message=Hello"):
            text = self.client.get(f"{going}&{query}").text

            for words in ("Call me", "<script>", "Hello", "checked"):
                assert (
                    words not in text.partition('<form class="form"')[2].partition("</form>")[0]
                ), query


class PromiseTests(Forms):
    def test_the_numbers_and_the_boundary_stand_above_the_first_field(self):
        for purpose in self.each():
            text = self.page(purpose)
            first_field = text.index('<form class="form"')

            for words in (
                "01632 960 001",
                "Nobody watches these messages all day.",
                "Do not include a child’s details",
            ):
                assert text.index(words) < first_field, words
            assert 'type="file"' not in text
            assert "multipart" not in text

    def test_each_says_before_sending_how_long_it_takes(self):
        SiteSettings.objects.update(messages_answer_days=21, messages_kept_months=1)
        for purpose, words in (
            (Purpose.CONTACT, "answers within 21 days"),
            (Purpose.FEEDBACK, "answers within 21 days"),
            (Purpose.ACCESSIBILITY, "tells you within 21 days"),
            (Purpose.DATA_REQUEST, "within one month"),
            (Purpose.COMPLAINT, "Within 30 days somebody tells you"),
        ):
            text = self.page(purpose)
            assert words in text, purpose
            assert "deleted 1 month after" in text

    def test_those_about_data_say_who_reads_them(self):
        for purpose in self.each():
            said = "Only those who look after personal data" in self.page(purpose)

            assert said == purpose.is_about_data

    def test_a_form_is_the_same_for_everybody_and_may_be_cached(self):
        for purpose in self.each():
            pages = set()
            for _visit in range(2):
                self.clock.shift(60)
                response = self.client.get(self.open(purpose))
                pages.add((response.content, response["ETag"]))
                assert "public" in response["Cache-Control"]
                assert not response.cookies
            assert len(pages) == 1


class SendingTests(Forms):
    def test_it_is_kept_with_its_purpose_a_reference_and_a_day(self):
        for purpose, due in (
            (Purpose.CONTACT, date(2027, 1, 26)),
            (Purpose.FEEDBACK, date(2027, 1, 26)),
            (Purpose.ACCESSIBILITY, date(2027, 1, 26)),
            (Purpose.DATA_REQUEST, date(2027, 2, 12)),
            (Purpose.COMPLAINT, date(2027, 2, 11)),
        ):
            response = self.send(purpose)

            message = ContactMessage.objects.get(purpose=purpose)
            assert {name: getattr(message, name) for name in FILLED[purpose]} == FILLED[purpose]
            assert message.due_on == due
            assert response.url == f"/{ADDRESSES[purpose]}sent/{message.reference}/"

    def test_a_month_that_is_too_short_ends_sooner(self):
        self.clock.move_to(factories.NOON.replace(day=31))
        self.send(Purpose.DATA_REQUEST)

        assert ContactMessage.objects.get().due_on == date(2027, 2, 28)

    def test_the_day_is_londons(self):
        self.clock.move_to(factories.NOON.replace(month=7, day=1, hour=23, minute=30))
        self.send(Purpose.CONTACT)

        assert ContactMessage.objects.get().due_on == date(2027, 7, 16)

    def test_the_thanks_hold_the_reference_what_happens_and_whom_to_call(self):
        for purpose in self.each():
            response = self.client.get(self.send(purpose).url)
            message = ContactMessage.objects.get(purpose=purpose)

            assert f"Your reference: <bdi>{message.reference}</bdi>" in response.text
            assert "01632 960 001" in response.text
            assert f"by {message.due_on:%A} {message.due_on.day}" in response.text
            assert message.message not in response.text
            assert "kim@" not in response.text

    def test_the_thanks_are_for_the_sender_alone(self):
        response = self.client.get(self.send(Purpose.FEEDBACK).url)

        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert '<meta name="robots" content="noindex">' in response.text
        assert not response.cookies

    def test_a_reference_that_nobody_has_is_not_found(self):
        message = make_message()

        for address in (
            "/contact/message/sent/2222-2222/",
            "/contact/message/sent/x/",
            f"/contact/message/sent/{'9' * 500}/",
            f"/feedback/sent/{message.reference}/",
            f"/contact/message/sent/{message.reference.lower()}/",
        ):
            assert self.client.get(address).status_code == 404, address

    def test_a_reference_tells_neither_how_many_there_are_nor_which_came_first(self):
        references = [make_message(message=f"No {n}").reference for n in range(60)]

        assert len(set(references)) == 60
        assert all(len(each) == 9 and set(each) <= {*SIGNS, "-"} for each in references)
        assert sorted(references) != references
        assert len({each[:4] for each in references}) > 55

    def test_without_an_address_there_is_a_reference_and_no_promise_of_an_answer(self):
        for purpose in (Purpose.FEEDBACK, Purpose.ACCESSIBILITY):
            thanks = self.client.get(self.send(purpose, email="").url).text

            assert "It has no email address to answer to." in thanks
            assert "by email as well" not in thanks

    def test_two_clicks_are_one_message_with_one_reference(self):
        for purpose in self.each():
            at = self.open(purpose)
            first, second = self.send(purpose, to=at), self.send(purpose, to=at)

            assert first.url == second.url
            assert ContactMessage.objects.filter(purpose=purpose).count() == 1

    def test_the_same_words_in_another_form_are_another_message(self):
        self.send(Purpose.DATA_REQUEST, message="The same")
        self.send(Purpose.COMPLAINT, message="The same")

        assert ContactMessage.objects.count() == 2


class RefusalTests(Forms):
    def test_what_is_missing_is_said_at_the_top_and_beside_the_field(self):
        for purpose in self.each():
            at = self.open(purpose)
            self.clock.shift(20)
            response = self.client.post(at, {"name": "Kim & Co"}, headers=FROM_HERE)

            text = response.text
            assert response.status_code == 200
            assert "<title>Error: " in text
            assert 'role="alert" tabindex="-1" autofocus' in text
            assert 'value="Kim &amp; Co"' in text
            form = response.context["form"]
            wanted = {name for name, field in form.fields.items() if field.required}
            assert set(form.errors) == wanted
            for name, (sentence, *_more) in form.errors.items():
                target = f"id_{name}_0" if name == "about" else f"id_{name}"
                assert f'<a href="#{target}">{sentence}' in text
                assert f'id="{target}"' in text
                assert text.count(str(sentence)) >= 2
        assert not ContactMessage.objects.exists()

    def test_nothing_of_what_was_written_is_lost(self):
        for purpose in self.each():
            written = FILLED[purpose] | {"email": "kim@"}
            text = self.send(purpose, email="kim@").text

            for name, words in written.items():
                shown = f'value="{words}"' if name not in {"message"} else words
                assert shown in text, name
            if "about" in written:
                assert " checked" in text.partition(f'value="{written["about"]}"')[2][:60]

    def test_the_trap_the_hurry_and_the_limit_hold_for_every_form(self):
        for purpose in self.each():
            assert "Empty the field" in self.send(purpose, homepage="http://spam.example").text
            at = self.open(purpose)
            in_a_hurry = self.client.post(at, FILLED[purpose], headers=FROM_HERE)
            assert "That was very quick" in in_a_hurry.text
            for number in range(5):
                assert self.send(purpose, message=f"Number {number}").status_code == 302
            refused = self.send(purpose, message="One more")
            assert refused.status_code == 429
            assert "One more" in refused.text

    def test_the_limit_counts_all_forms_together(self):
        for purpose in Purpose:
            self.send(purpose)

        assert self.send(Purpose.FEEDBACK, message="One more").status_code == 429

    def test_a_form_of_another_site_is_refused(self):
        client = Client(enforce_csrf_checks=True)
        for purpose in self.each():
            for headers in ({}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
                response = client.post(self.open(purpose), FILLED[purpose], headers=headers)
                assert response.status_code == 403
        assert not ContactMessage.objects.exists()
