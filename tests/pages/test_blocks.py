"""Blocks say what is wrong beside the field and look the same in the editor's list."""

import re

import pytest
from django.test import TestCase
from django.urls import reverse
from wagtail.admin.icons import get_icons
from wagtail.blocks import ListBlock, StructBlock, StructBlockValidationError
from wagtail.images.tests.utils import get_test_image_file

from pages.blocks import BodyStream, FilesStream, LinkStream, MaterialsStream, WhoToCallStream
from pages.blocks.links import LinkBlock
from pages.models import ContentPage, Picture
from tests import factories

STREAMS = (BodyStream, FilesStream, LinkStream, MaterialsStream, WhoToCallStream)


class BlockTests(TestCase):
    def errors(self, block, value):
        with pytest.raises(StructBlockValidationError) as error:
            block.clean(block.to_python(value))
        return {name: fault.messages for name, fault in error.value.block_errors.items()}

    def test_every_block_has_what_an_editor_chooses_by(self):
        icons = get_icons()
        for stream in STREAMS:
            for name, block in stream().child_blocks.items():
                assert f'id="icon-{block.meta.icon}"' in icons, name
                assert block.meta.icon != "placeholder", name
                assert block.get_description(), name
                assert block.is_previewable, name
                assert block.meta.template, name

    def test_a_folded_block_says_what_is_in_it(self):
        for name, block in self.structs(BodyStream()):
            assert block.meta.label_format, name

    def structs(self, block):
        children = getattr(block, "child_blocks", {})
        if isinstance(block, ListBlock):
            children = {block.name: block.child_block}
        for name, child in children.items():
            if isinstance(child, StructBlock) and name not in {"picture", "image"}:
                yield name, child
            yield from self.structs(child)

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
                    r"<(h2|p|blockquote|figure|div|ul|section|summary|dt|caption)\b[^>]*>[^<]*\S",
                    response.text,
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
        stream = BodyStream()
        gone.unpublish()

        html = stream.render(stream.to_python([{"type": "cards", "value": {"cards": cards}}]))

        assert "There" in html
        assert 'href=""' not in html
        assert html.count("<a ") == 1
