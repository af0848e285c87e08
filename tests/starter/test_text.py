from pathlib import Path

import pytest
from django.test import TestCase

from bscp_site.starter.content import ContentError, SourceFile, Text
from bscp_site.starter.text import rich_text_of, stream_of
from pages.blocks import BodyStream
from tests import factories


def text(markdown: str) -> Text:
    return Text(markdown, SourceFile(Path("page.md"), "page.md", markdown.splitlines()))


class TextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()

    def blocks(self, markdown):
        stream = stream_of(BodyStream(), text(markdown), {"/": self.home.pk}.get)
        return [(block.block_type, block.value) for block in stream]

    def test_headings_part_the_text_into_blocks(self):
        blocks = self.blocks("One.\n\nTwo.\n\n## Head & tail\n\n### Part\n\n- a\n- b\n\nThree.")

        assert [kind for kind, _ in blocks] == ["paragraph", "heading", "heading", "paragraph"]
        assert blocks[0][1].source == "<p>One.</p><p>Two.</p>"
        assert blocks[1][1] == {"text": "Head & tail", "level": "2"}
        assert blocks[2][1]["level"] == "3"
        assert blocks[3][1].source == "<ul><li>a</li><li>b</li></ul><p>Three.</p>"

    def test_a_link_to_a_page_follows_the_page_wherever_it_moves(self):
        ((_, value),) = self.blocks("Go **[home](page:/)** or [out](https://example.org/?a=1&b=2).")

        assert value.source == (
            f'<p>Go <b><a linktype="page" id="{self.home.pk}">home</a></b> or '
            '<a href="https://example.org/?a=1&amp;b=2">out</a>.</p>'
        )

    def test_a_callout_has_a_kind_and_a_heading(self):
        ((kind, value),) = self.blocks("~~~ callout boundary: Please call\nDo **not** write.\n~~~")

        assert kind == "callout"
        assert (value["kind"], value["heading"]) == ("boundary", "Please call")
        assert value["text"].source == "<p>Do <b>not</b> write.</p>"

    def test_cards_are_links_with_a_line_about_what_is_there(self):
        ((kind, value),) = self.blocks("~~~ cards\n- [Start](page:/): Begin here.\n~~~")

        (card,) = value["cards"]
        assert kind == "cards"
        assert card["link"].href == self.home.url
        assert (card["link"].label, card["description"]) == ("Start", "Begin here.")

    def test_the_numbers_come_from_the_settings(self):
        assert self.blocks("~~~ who-to-call\n~~~") == [("who_to_call", None)]

    def test_faults_inside_a_block_name_their_own_line(self):
        with pytest.raises(ContentError, match=r"page\.md, line 6: there is no page at /gone/"):
            self.blocks("One.\n\n~~~ callout\nTwo.\n\n[Three](page:/gone/)\n~~~")

    def test_a_field_of_rich_text_takes_no_heading(self):
        with pytest.raises(ContentError, match="only paragraphs can stand here"):
            rich_text_of(text("## Head"), {}.get)
