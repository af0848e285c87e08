"""The numbers: dialled as the standard says, three at most, in the reader's language."""

import pytest
from django.template.loader import render_to_string
from django.test import SimpleTestCase
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError

from pages.blocks import WhoToCallStream
from pages.blocks.contacts import PhoneNumberBlock

URDU = {"language": "ur", "when": "ابھی خطرے میں", "who": ""}
NUMBER = {
    "when": "In danger now",
    "number": "999",
    "who": "Ask for the police.",
    "text_relay": "18000",
    "translations": [URDU],
}


class NumberTests(SimpleTestCase):
    def refused(self, value):
        block = PhoneNumberBlock()
        with pytest.raises(StructBlockValidationError) as error:
            block.clean(block.to_python(value))
        return {name: fault.messages[0] for name, fault in error.value.block_errors.items()}

    def shown(self, language=None, **number):
        stream = WhoToCallStream()
        numbers = stream.to_python([{"type": "number", "value": NUMBER | number}])
        context = {"numbers": numbers, "language": language}
        return render_to_string("components/call_list.html", context)

    def test_a_number_is_dialled_as_the_standard_says(self):
        block = PhoneNumberBlock()
        for number, dial in (("999", "999"), ("01632 960 001", "+441632960001")):
            assert block.to_python({"when": "x", "number": number}).dial == dial

    def test_a_number_with_letters_is_refused(self):
        assert "digits" in self.refused({"when": "Now", "number": "0800 HELP"})["number"]
        relay = {"when": "Now", "number": "999", "text_relay": "ask us"}
        assert "digits" in self.refused(relay)["text_relay"]

    def test_three_numbers_at_most(self):
        block = WhoToCallStream()
        one = {"type": "number", "value": {"when": "Now", "number": "999"}}

        with pytest.raises(StreamBlockValidationError):
            block.clean(block.to_python([one] * 4))

    def test_a_number_stored_before_there_was_text_relay_still_reads(self):
        stream = WhoToCallStream()
        old = {"when": "Now", "number": "999", "who": ""}

        (number,) = stream.to_python([{"type": "number", "value": old}])

        assert number.value.in_language("ur")["when"].text == "Now"
        assert number.value.dial_relay == ""

    def test_text_relay_is_a_number_to_dial(self):
        html = self.shown(text_relay="18001 01632 960 001")

        assert (
            'Text relay: <a href="tel:1800101632960001"><bdi>18001 01632 960 001</bdi></a>'
        ) in html
        assert "Text relay" not in self.shown(text_relay="")

    def test_an_english_page_names_no_language(self):
        for language in (None, "en-GB"):
            html = self.shown(language)

            assert "In danger now" in html
            assert "lang=" not in html

    def test_a_page_in_another_language_shows_its_words_and_marks_the_english_ones(self):
        html = self.shown("ur")

        assert f'<span class="call__when" lang="ur" dir="rtl">{URDU["when"]}</span>' in html
        assert '<p class="call__who" lang="en-GB" dir="ltr">Ask for the police.</p>' in html
        assert '<p class="call__who" lang="en-GB" dir="ltr">Text relay:' in html
        assert "In danger now" not in html

    def test_a_page_in_a_language_nobody_translated_shows_the_english_words_as_english(self):
        html = self.shown("pl")

        assert '<span class="call__when" lang="en-GB" dir="ltr">In danger now</span>' in html
