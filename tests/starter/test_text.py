from pathlib import Path

import pytest
from django.test import TestCase

from bscp_site.starter.text import rich_text_of
from bscp_site.starter.values import ContentError
from tests import factories
from tests.starter.written import planted, read, text


class TextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()

    def blocks(self, markdown):
        return read(markdown, planted(Path(), {"/": self.home}))

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

    def test_a_field_of_rich_text_takes_paragraphs_alone(self):
        for markdown in ("One.\n\n## Head", "One.\n\n~~~ contact\n~~~"):
            with pytest.raises(ContentError, match="line 3: only paragraphs can stand here"):
                rich_text_of(text(markdown), planted(Path()))
