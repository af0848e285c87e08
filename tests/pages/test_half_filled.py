"""What is half filled in is kept as a draft; publishing says beside the field what is missing."""

import html
import json
import re

from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    streamfield,
)

from pages.models import ContentPage
from tests import factories

EMPTY_TEXT = "null"  # what the editor's field posts while nothing is written
LINK = {"page": "", "url": "", "text": ""}
WORDS = re.compile(r'data-w-block-arguments-value="([^"]*)"')


def one(value):
    """A list block with one row, as the form posts it."""
    row = {f"0-value-{name}" if name else "0-value": part for name, part in value.items()}
    return {"count": "1", "0-deleted": "", "0-order": "0", "0-id": ""} | row


def nothing(**fields):
    """Every kind of block, chosen and then left as it came."""
    empty = {
        "heading": {"text": "", "level": "2"},
        "paragraph": EMPTY_TEXT,
        "quotation": {"text": "", "credit": ""},
        "callout": {"heading": "", "text": EMPTY_TEXT, "kind": "neutral"},
        "table": {"caption": "", "table": "null"},
        "timeline": {"entries": one({"when": "", "text": ""})},
        "questions": {"questions": one({"question": "", "answer": EMPTY_TEXT})},
        "term": {"term": ""},
        "picture": {"image": {"image": "", "alt_text": ""}, "caption": ""},
        "document": {"document": "", "title": "", "note": ""},
        "video": {"title": "", "url": "", "minutes": "", "about": "", "transcript": LINK},
        "link": LINK,
        "cards": {"cards": one({"link": LINK, "description": ""})},
        "contact": "",
        "who_to_call": "",
    }
    return empty | fields


class HalfFilledTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.editor = factories.make_superuser()

    def setUp(self):
        self.client.force_login(self.editor)

    def post(self, blocks, **fields):
        address = reverse("wagtailadmin_pages:add", args=["pages", "contentpage", self.home.pk])
        body = streamfield(list(blocks.items()))
        values = {"title": "Half", "slug": "half", "summary": "", "body": body}
        values |= {"review_records": inline_formset([]), "comments": inline_formset([])}
        return self.client.post(address, nested_form_data(values | fields))

    def errors(self, response, blocks):
        """The sentences, each with the way to the field it stands beside."""
        (state,) = (
            json.loads(html.unescape(found))
            for found in WORDS.findall(response.text)
            if '"heading"' in html.unescape(found)
        )
        names = list(blocks)
        found = {}
        for index, error in state[1]["blockErrors"].items():
            found |= dict(self._leaves(error, names[int(index)]))
        return found

    def _leaves(self, error, way):
        for words in error.get("messages", []):
            yield way, words
        for name, inner in error.get("blockErrors", {}).items():
            yield from self._leaves(inner, f"{way}.{name}")

    def test_every_block_left_empty_is_kept_as_a_draft(self):
        blocks = nothing()
        assert set(blocks) == set(ContentPage.body.field.stream_block.child_blocks)

        response = self.post(blocks)

        page = ContentPage.objects.get(slug="half")
        kept = page.get_latest_revision_as_object().body
        assert response.status_code == 302
        assert not page.live
        assert [block.block_type for block in kept] == list(blocks)
        draft = self.client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
        assert draft.status_code == 200
        assert "None" not in draft.text

    def test_publishing_says_beside_each_field_what_is_missing(self):
        blocks = nothing()

        response = self.post(blocks, **{"action-publish": "action-publish"})

        found = self.errors(response, blocks)
        needed = "This field is required."
        assert response.status_code == 200
        assert not ContentPage.objects.exists()
        assert found["link.page"] == "Choose a page or give a web address, not both."
        assert found["cards.cards.0.link.page"] == found["link.page"]
        assert found["table.table"] == "Fill in at least one cell."
        assert "the law asks" in found["video.about"]
        assert not any(way.startswith("video.transcript") for way in found)
        for way in (
            *("heading.text", "quotation.text", "table.caption", "term.term", "document.document"),
            *("timeline.entries.0.when", "timeline.entries.0.text", "video.title", "video.url"),
            *("questions.questions.0.question", "questions.questions.0.answer", "video.minutes"),
        ):
            assert found[way] == needed, way

    def test_a_link_half_given_is_kept_as_a_draft(self):
        both = {"page": str(self.home.pk), "url": "https://www.gov.uk/", "text": ""}

        response = self.post({"heading": {"text": "A", "level": "2"}, "link": both})

        assert response.status_code == 302

    def test_a_table_without_its_choice_of_headers_is_not_published(self):
        table = {"data": [["Group", "Meets"]], "table_header_choice": ""}
        blocks = {
            "heading": {"text": "A", "level": "2"},
            "table": {"caption": "Groups", "table": json.dumps(table)},
        }

        draft = self.post(blocks)
        published = self.post(blocks, slug="other", **{"action-publish": "action-publish"})

        assert draft.status_code == 302
        assert self.errors(published, blocks) == {
            "table.table": "Choose which cells are headers, or that there are none."
        }
