"""A page says which number is for now, and is kept no longer than that holds."""

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo

import time_machine
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, streamfield

from pages.models import SiteSettings
from tests import factories

LONDON = ZoneInfo("Europe/London")
URDU = {"language": "ur", "when": "دفتر میں", "who": "", "now": "ابھی کا نمبر"}
NUMBERS = [
    ("number", {"when": "In danger now", "number": "999"}),
    (
        "number",
        {
            "when": "By day",
            "number": "01632 960 001",
            "applies": "in_hours",
            "translations": [URDU],
        },
    ),
    ("number", {"when": "By night", "number": "01632 960 002", "applies": "out_of_hours"}),
]
HOURS = [("hours", {"days": ["0", "1", "2", "3", "4"], "opens": time(9), "closes": time(17)})]


def at(moment: str):
    return time_machine.travel(datetime.fromisoformat(moment).replace(tzinfo=LONDON), tick=False)


class NumberForNowTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.settings = factories.make_settings(who_to_call=NUMBERS, call_hours=HOURS)
        cls.help = factories.make_help(cls.home)
        cls.urdu = factories.make_translation(cls.help, "ur")
        cls.contact = factories.make_content(
            cls.home, title="Contact", body=[("who_to_call", None)]
        )
        cls.plain = factories.make_content(cls.home, title="Plain")

    def marked(self, page):
        """The number above the mark, on a page that marks one."""
        text = self.client.get(page.url).text
        before, mark, _ = text.partition('class="call__now"')
        return re.findall(r"tel:\+?(\d+)", before)[-1] if mark else None

    def test_the_page_marks_the_number_of_these_hours_and_no_other(self):
        for page in (self.help, self.home, self.contact, self.urdu):
            with at("2027-01-12T16:59:59"):
                assert self.marked(page) == "441632960001"
            with at("2027-01-12T17:00:00"):
                assert self.marked(page) == "441632960002"
            assert self.client.get(page.url).text.count("call__now") == 1

    def test_a_cache_keeps_the_page_no_longer_than_that_holds(self):
        for page in (self.help, self.home, self.contact, self.urdu):
            with at("2027-01-12T16:00:00"):
                long_before = self.client.get(page.url)["Cache-Control"]
            with at("2027-01-12T16:59:50"):
                before = self.client.get(page.url)
                control = before["Cache-Control"]
            with at("2027-01-12T17:00:00"):
                again = self.client.get(page.url, headers={"if-none-match": before["ETag"]})

            assert "s-maxage=30" in long_before
            assert "stale-if-error=3600" in long_before
            assert "s-maxage=10" in control
            assert "stale-if-error=10" in control
            assert again.status_code == 200  # the tag that a reader kept is no longer right

    def test_the_last_part_of_a_second_is_not_kept_at_all(self):
        with at("2027-01-12T16:59:59.500000"):
            assert "s-maxage=0" in self.client.get(self.help.url)["Cache-Control"]

    def test_a_page_that_does_not_say_it_is_kept_as_ever(self):
        with at("2027-01-12T16:59:50"):
            control = self.client.get(self.plain.url)["Cache-Control"]

        assert "s-maxage=30" in control
        assert "stale-if-error=86400" in control

    def test_the_foot_of_every_page_and_the_finished_pages_mark_none(self):
        with at("2027-01-12T12:00"):
            assert "call__now" not in self.client.get(self.plain.url).text
            assert "call__now" not in self.client.get("/nothing-here/").text

    def test_a_translation_says_it_in_its_own_words_and_marks_english_ones(self):
        with at("2027-01-12T12:00"):
            assert 'lang="ur" dir="rtl"><span class="tag">ابھی کا نمبر' in self.text(self.urdu)
        with at("2027-01-12T18:00"):
            assert 'lang="en-GB" dir="ltr"><span class="tag">The number for' in self.text(self.urdu)

    def text(self, page):
        return self.client.get(page.url).text

    def test_without_hours_no_number_is_marked(self):
        self.settings.call_hours = []
        self.settings.save()

        assert self.marked(self.help) is None

    def test_the_help_page_says_when_the_office_answers_and_how_to_sign(self):
        self.settings.bsl_address = "https://bsl.example/"
        self.settings.save()

        text = self.text(self.help)

        assert "The office answers Monday to Friday, 9am to 5pm." in text
        assert '<a href="https://bsl.example/">Call in British Sign Language' in text
        assert '<div class="call__help" lang="en-GB" dir="ltr">' in self.text(self.urdu)

    def test_the_last_number_cannot_be_taken_away(self):
        self.client.force_login(factories.make_superuser())
        names = ["pages", "sitesettings", self.settings.site_id]
        address = reverse("wagtailsettings:edit", args=names)
        form = querydict_from_html(self.client.get(address).text, form_id="w-editor-form").dict()
        streams = ("call_hours", "footer_links", "who_to_call")
        empty = nested_form_data({name: streamfield([]) for name in streams})

        answer = self.client.post(address, form | empty)

        assert answer.status_code == 200
        assert "Keep at least one number" in answer.text
        assert len(SiteSettings.objects.get().who_to_call) == 3
