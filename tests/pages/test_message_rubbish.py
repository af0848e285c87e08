"""Rubbish in the forms for messages."""

from django.core.cache import cache

from pages.message_forms import FORMS
from pages.models import ContactMessage
from tests.pages.test_message_forms import Forms

TURNED = "\u202egnirts\u202c"


class RubbishTests(Forms):
    """Kept as text or refused beside the field, in every field of every form; never an error."""

    def setUp(self):
        super().setUp()
        self.client.raise_request_exception = False

    def texts(self, purpose):
        return [name for name in FORMS[purpose].base_fields if name not in {"about", "homepage"}]

    def try_in_each_field(self, rubbish):
        for purpose in self.each():
            for name in self.texts(purpose):
                with self.subTest(name):
                    cache.clear()
                    ContactMessage.objects.all().delete()
                    response = self.send(purpose, **{name: rubbish})
                    message = ContactMessage.objects.first()
                    assert (response.status_code == 302) == (message is not None)
                    if message is None:
                        assert response.status_code == 200
                        assert set(response.context["form"].errors) == {name}
                    yield name, message, response

    def test_a_script_is_text(self):
        script = "<script>alert(1)</script>"
        for name, message, response in self.try_in_each_field(script):
            assert script not in response.text
            if message:
                assert getattr(message, name) == script
            else:
                assert name == "email"
                assert "&lt;script&gt;" in response.text

    def test_a_line_end_makes_no_header(self):
        for line_end in ("\n", "\r", "\r\n", "%0a"):
            bad = f"kim@school.example{line_end}Bcc: all@school.example"
            for name, message, _response in self.try_in_each_field(bad):
                assert (message is None) == (name == "email")
                if message and name != "message":
                    assert not {"\n", "\r"} & set(getattr(message, name))

    def test_a_megabyte_is_refused(self):
        for purpose in self.each():
            for name in self.texts(purpose):
                response = self.send(purpose, **{name: "x" * 1_000_000})

                assert response.status_code == 413
        assert not ContactMessage.objects.exists()

    def test_what_is_longer_than_the_field_is_refused_beside_it_and_kept_on_the_page(self):
        long = "y" * 1300
        for _name, message, response in self.try_in_each_field(long):
            assert message is None
            assert long in response.text

    def test_a_nul_and_other_control_characters_become_spaces(self):
        for name, message, _response in self.try_in_each_field("a\x00b\x1bc\x7fd"):
            if name == "email":
                assert message is None
            else:
                assert getattr(message, name).startswith("a b c d")

    def test_emoji_and_writing_from_right_to_left_are_kept(self):
        for words in ("🙂👩🏽‍🏫", "مرحبا שלום", "\u200fمرحبا\u200e"):
            for name, message, _response in self.try_in_each_field(words):
                if message:
                    assert getattr(message, name) == words
                else:
                    assert name == "email"

    def test_marks_that_turn_text_around_do_not(self):
        for name, message, _response in self.try_in_each_field(TURNED):
            if message:
                assert getattr(message, name) == "gnirts"
            else:
                assert name == "email"

    def test_a_choice_that_is_not_offered_is_refused(self):
        for purpose in self.each():
            if "about" not in FORMS[purpose].base_fields:
                continue
            offered = dict(FORMS[purpose].base_fields["about"].choices)
            for value in ("data", "erased", "\x00", "9" * 10_000, "<script>", ""):
                if value not in offered:
                    assert set(self.send(purpose, about=value).context["form"].errors) == {"about"}
        assert not ContactMessage.objects.exists()
