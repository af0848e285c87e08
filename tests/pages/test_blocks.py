"""Blocks say what is wrong beside the field and look the same in the editor's list."""

import re

import pytest
from django.test import TestCase
from django.urls import reverse
from wagtail.blocks import StreamBlockValidationError, StructBlockValidationError
from wagtail.images.tests.utils import get_test_image_file

from pages.blocks import BodyStream, WhoToCallStream
from pages.blocks.contacts import PhoneNumberBlock
from pages.blocks.links import LinkBlock
from pages.models import ContentPage, Picture
from tests import factories


class BlockTests(TestCase):
    def errors(self, block, value):
        with pytest.raises(StructBlockValidationError) as error:
            block.clean(block.to_python(value))
        return {name: fault.messages for name, fault in error.value.block_errors.items()}

    def test_every_block_has_what_an_editor_chooses_by(self):
        for name, block in BodyStream().child_blocks.items():
            assert block.meta.icon != "placeholder", name
            assert block.get_description(), name
            assert block.is_previewable, name
            assert block.meta.template, name

    def test_every_preview_renders(self):
        factories.make_home()
        factories.make_settings()
        self.client.force_login(factories.make_superuser())
        stream = ContentPage._meta.get_field("body").stream_block

        for name, block in stream.child_blocks.items():
            with self.subTest(name):
                response = self.client.get(
                    reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
                )

                assert response.status_code == 200
                assert "css/components" in response.text
                assert re.search(
                    r"<(h2|p|blockquote|figure|div|ul|section)\b[^>]*>[^<]*\S", response.text
                )

    def test_a_link_goes_to_a_page_or_to_an_address(self):
        home = factories.make_home()
        block = LinkBlock()

        assert "page" in self.errors(block, {})
        assert "page" in self.errors(
            block, {"page": home.pk, "url": "https://www.gov.uk/", "text": "Words"}
        )
        assert "text" in self.errors(block, {"url": "https://www.gov.uk/"})

    def test_a_picture_needs_its_description_or_a_tick_that_it_is_decorative(self):
        block = BodyStream().child_blocks["picture"]
        picture = Picture.objects.create(title="P", file=get_test_image_file("p.png")).pk
        told = {"image": picture, "alt_text": "A table"}
        decorative = {"image": picture, "decorative": True}

        assert "image" in self.errors(block, {"image": {"image": None}})
        assert "image" in self.errors(block, {"image": {"image": picture}})
        assert block.clean(block.to_python({"image": told}))
        assert block.clean(block.to_python({"image": decorative}))

    def test_a_card_whose_page_is_gone_is_left_out(self):
        home = factories.make_home()
        there, gone = (factories.make_content(home, title=title) for title in ("There", "Gone"))
        cards = [{"link": {"page": page.pk}, "description": ""} for page in (there, gone)]
        block = BodyStream().child_blocks["cards"]
        gone.unpublish()

        html = block.render(block.to_python({"cards": cards}))

        assert "There" in html
        assert 'href=""' not in html
        assert html.count("<a ") == 1

    def test_a_number_is_dialled_as_the_standard_says(self):
        block = PhoneNumberBlock()
        for number, dial in (("999", "999"), ("01632 960 001", "+441632960001")):
            assert block.to_python({"when": "x", "number": number}).dial == dial

    def test_a_number_with_letters_is_refused(self):
        errors = self.errors(PhoneNumberBlock(), {"when": "Now", "number": "0800 HELP"})

        assert "digits" in errors["number"][0]

    def test_three_numbers_at_most(self):
        block = WhoToCallStream()
        one = {"type": "number", "value": {"when": "Now", "number": "999"}}

        with pytest.raises(StreamBlockValidationError):
            block.clean(block.to_python([one] * 4))
