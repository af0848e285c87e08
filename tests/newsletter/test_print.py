"""An issue on paper: whole, in order, and readable by everybody."""

import io

import pikepdf
import time_machine
from django.test import TestCase
from pypdf import PdfReader

from newsletter.models import IssuePage
from newsletter.print import words
from pages.models import Picture
from tests import factories
from tests.newsletter.printing import fill, pdf_of, text_of
from tests.pdf_ua import faults
from tests.pictures import in_text, make_picture

NOON = factories.NOON
HOSTILE = '#read("x") *b* $ \\ ] @ <script> “Ünïcode” 🧡 اردو میں مدد `raw` //c ' + "very" * 90


@time_machine.travel(NOON, tick=False)
class WholeIssueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOON, tick=False):
            cls.pages = factories.make_site()
            cls.issue = fill(cls.pages)
        cls.pdf = pdf_of(cls.issue)
        cls.text = text_of(cls.pdf)

    def test_everybody_can_read_it_whatever_stands_in_it(self):
        assert faults(self.pdf) == []

    def test_it_says_what_it_is(self):
        with pikepdf.open(io.BytesIO(self.pdf)) as pdf:
            assert str(pdf.docinfo["/Title"]) == self.issue.title
            assert str(pdf.Root.Lang) == "en-GB"

    def test_every_article_stands_once_in_full_in_the_order_of_the_issue(self):
        places = [self.text.rfind(words) for words in ("Some text.", "The Forum meets every")]

        assert places == sorted(places)
        assert self.text.count("Some text.") == 1
        assert "Second article, page 2" in self.text
        assert "Not printed." not in self.text

    def test_the_contents_lead_to_every_section_and_article(self):
        pages = PdfReader(io.BytesIO(self.pdf)).pages
        front = pages[0].extract_text()

        assert all(words in front for words in ("Second article", "From the Forum", "An article"))
        assert len(pages[0]["/Annots"]) >= 3
        assert "Page 2 of" in pages[1].extract_text()

    def test_bookmarks_are_the_headings_in_their_order(self):
        titles = [each.title for each in _flat(PdfReader(io.BytesIO(self.pdf)).outline)]

        assert titles[:3] == [self.issue.title, "In this issue", "Second article"]
        assert titles.index("From the Forum") < titles.index("An article")
        assert titles.index("An article") < titles.index("A section") < titles.index("Notes")

    def test_links_lead_on_and_can_be_read_on_paper(self):
        addresses = set(_addresses(self.pdf))

        assert "https://www.example.org/rules" in addresses
        assert "http://testserver/about/" in addresses
        assert "rules of the Forum: https://www.example.org/rules" in self.text
        assert "this: https://www.example.org/" in self.text  # in the introduction

    def test_a_note_leads_to_its_words_and_back(self):
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(self.pdf)).pages]
        mark = next(place for place, text in enumerate(pages) if "[1]" in text)
        note = next(place for place, text in enumerate(pages) if "A note. Back to 1" in text)

        assert {(mark, note), (note, mark)} <= set(_jumps(self.pdf))

    def test_what_was_put_right_and_who_wrote_it_stands_there(self):
        for said in (
            "Corrected on 12 January 2027: It was the other day.",
            "The position when published",
            "Written by Board",
            "First point",
            "Photograph: Alex",
            "Thursday 11 February 2027, midday to 3pm",
            "As announced on 12 January 2027",
            "Office hours: 01632 960 001",
        ):
            assert said in self.text, said


@time_machine.travel(NOON, tick=False)
class HostileIssueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOON, tick=False):
            cls.pages = factories.make_site()
            cls.issue = cls.pages["issuepage"]

    def print(self, *body, **fields) -> str:
        article = self.pages["articlepage"]
        article.body = list(body) or article.body
        for name, value in fields.items():
            setattr(article, name, value)
        article.save_revision().publish()
        pdf = pdf_of(IssuePage.objects.get(pk=self.issue.pk))
        assert faults(pdf) == []
        return text_of(pdf)

    def test_whatever_an_editor_types_is_printed_as_it_stands(self):
        self.issue.title = self.issue.summary = HOSTILE[:240]
        self.issue.save_revision().publish()
        paragraph = "paragraph", f"<p>{HOSTILE}</p>"
        table = {"data": [[HOSTILE] * 3] * 3, "table_header_choice": "row"}

        text = self.print(paragraph, ("table", {"caption": HOSTILE, "table": table}), title="#x *")

        assert '#read("x") *b* $ \\ ] @' in text
        assert "#x *" in text
        assert "[…]" in text

    def test_a_table_of_any_size_and_one_without_headers_is_printed(self):
        cells = [[f"{row} {column}" for column in range(30)] for row in range(80)]
        few = {"data": [["Key", "Value"]], "table_header_choice": "neither"}

        text = self.print(
            ("table", {"caption": "Large", "table": {"data": cells, "table_header_choice": "row"}}),
            ("table", {"caption": "Small", "table": few}),
        )

        assert "79 29" in text
        assert "Key Value" in text

    def test_a_picture_that_cannot_be_read_is_there_in_words(self):
        picture = make_picture()
        picture.file.storage.delete(picture.file.name)

        text = self.print(in_text(Picture.objects.get(pk=picture.pk), "Three people at a table"))

        assert "Three people at a table" in text

    def test_a_decorative_picture_is_not_announced(self):
        self.print(in_text(make_picture()))

    def test_levels_of_headings_are_never_left_out(self):
        part = "heading", {"text": "Part", "level": "3"}

        assert "Part" in self.print(part, part, ("heading", {"text": "Section", "level": "2"}))

    def test_a_heading_without_a_letter_that_can_be_printed_is_named(self):
        for typed in ("🧡", "\u200b", "中文"):
            heading = "heading", {"text": typed, "level": "2"}

            text = self.print(heading, ("paragraph", "<p>Words.</p>"), title=typed)

            assert "Words." in text
            assert "[…]" in text or typed == "\u200b"

    def test_lists_and_bold_words_of_any_depth_are_printed(self):
        deep = "<ul><li>in" * 300 + "</li></ul>" * 300 + "<p>" + "<b>" * 500 + "far</b></p>"

        assert "in in in far" in self.print(("paragraph", deep))

    def test_links_that_are_none_are_words(self):
        addresses = ("javascript:x()", "http://[", "#no")
        links = " ".join(f'<a href="{address}">words</a>' for address in addresses)

        text = self.print(("paragraph", f"<p>{links}</p>"))

        assert "words words words" in text

    def test_an_article_that_is_named_as_a_page_first_stands_in_full_all_the_same(self):
        article = self.pages["articlepage"]
        self.issue.contents = [
            ("page", {"page": article, "teaser": "Read on."}),
            ("article", {"article": article, "size": "brief", "teaser": ""}),
            ("article", {"article": article, "size": "brief", "teaser": ""}),
        ]
        self.issue.save_revision().publish()

        text = self.print()

        assert text.count("Some text.") == 1
        assert "An article, page 2" in text

    def test_an_issue_of_which_nothing_is_left_is_printed(self):
        self.pages["articlepage"].unpublish()

        assert faults(pdf_of(self.issue)) == []

    def test_what_readers_cannot_open_is_not_printed(self):
        factories.make_private(self.pages["articlepage"])

        found = words.of_issue(self.issue, NOON)

        assert self.pages["articlepage"].title not in str(found.document.words)
        assert found.holds == [self.issue.pk]


def _flat(outline):
    for each in outline:
        yield from _flat(each) if isinstance(each, list) else [each]


def _addresses(pdf: bytes):
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for note in page.get("/Annots", []):
            action = note.get_object().get("/A", {})
            if "/URI" in action:
                yield action["/URI"]


def _jumps(pdf: bytes):
    """From which page to which, within the document."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        numbers = {page.objgen: place for place, page in enumerate(document.pages)}
        for place, page in enumerate(document.pages):
            for note in page.get("/Annots", []):
                if "/Dest" in note:
                    yield place, numbers[note.Dest[0].objgen]
