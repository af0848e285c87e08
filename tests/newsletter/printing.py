"""An issue in which everything stands that can stand in one, and its print."""

import io

import time_machine
from django.test import TestCase
from pypdf import PdfReader

from bscp_site.kit import typesetting
from newsletter.models import IssuePage, IssuePrint
from newsletter.print import words
from pages.blocks import BodyStream
from tests import factories
from tests.pictures import in_text, make_picture

NOON = factories.NOON
PDF = "/newsletter/2/issue.pdf"
PARAGRAPH = (
    "<p>The Forum <b>meets</b> every quarter, as the "
    '<a href="https://www.example.org/rules">rules of the Forum</a> say.'
    '<a linktype="anchor" href="#note-1">[1]</a></p><ul><li>One</li><li>Two</li></ul>'
)
NOTES = '<ol><li>A note. <a linktype="anchor" href="#note-back-1">Back to 1</a></li></ol>'
TABLE = {
    "data": [["Day", "Place"], ["Monday", "Town Hall"], ["Tuesday", "Library"]],
    "table_header_choice": "both",
}


def every_block(page, document, term, picture) -> list[tuple]:
    """Of the text of an article, with the preview's words where nothing has to be chosen."""
    chosen = {
        "heading": {"text": "A section", "level": "2"},
        "paragraph": PARAGRAPH,
        "table": {"caption": "Where we meet", "table": TABLE},
        "picture": in_text(picture, "Three people at a table", "At the Forum")[1],
        "document": {"document": document, "title": "", "note": "For everybody."},
        "link": {"page": page},
        "cards": {"cards": [{"link": {"page": page}, "description": "Who does what"}]},
        "term": {"term": term},
        "contact": None,
        "who_to_call": None,
    }
    blocks = BodyStream().child_blocks
    return [
        (name, chosen[name] if name in chosen else block.get_preview_value())
        for name, block in blocks.items()
    ] + [("heading", {"text": "Notes", "level": "3"}), ("paragraph", NOTES)]


def fill(pages) -> IssuePage:
    """The issue of `factories.make_site`, with every entry and every block."""
    issue, article = pages["issuepage"], pages["articlepage"]
    about, picture = pages["sectionpage"], make_picture()
    picture.credit = "Alex"
    picture.save()
    document, term = factories.make_document(page_count=3), factories.make_term("MASH")
    article.body = every_block(about, document, term, picture)
    article.picture = [in_text(make_picture(), "A hall")]
    article.in_short = [("point", "First point"), ("point", "Second point")]
    article.related = [("page", about)]
    article.shows_position_notice = True
    article.corrections = [
        ("correction", {"corrected_on": factories.NOON.date(), "words": "It was the other day."})
    ]
    article.save_revision().publish()
    second = factories.make_article(issue, title="Second article", slug="second")
    issue.introduction = '<p>Welcome to <a href="https://www.example.org/">this</a> issue.</p>'
    issue.shows_position_notice = True
    issue.corrections = article.corrections.raw_data
    issue.contents = [
        ("article", {"article": second, "size": "lead", "teaser": ""}),
        ("heading", {"text": "From the Forum"}),
        ("article", {"article": article, "size": "standard", "teaser": "Not printed."}),
        ("page", {"page": about, "teaser": "Who leads."}),
        ("dates", {"weeks": 8, "series": []}),
        ("notice", {"heading": "Moved", "text": "<p>We moved.</p>", "kind": "change"}),
        ("quotation", {"text": "Everybody’s business.", "credit": "A saying"}),
        ("picture", in_text(make_picture(400, 900), "A tall tower", "From below")[1]),
        ("article", {"article": second, "size": "brief", "teaser": ""}),
    ]
    issue.save_revision().publish()
    return IssuePage.objects.get(pk=issue.pk)


def pdf_of(issue: IssuePage) -> bytes:
    found = words.of_issue(issue, factories.NOON)
    return typesetting.typeset(found.document)


def text_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@time_machine.travel(NOON, tick=False)
class PrintTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOON, tick=False):
            cls.pages = factories.make_site()
            cls.issue, cls.article = cls.pages["issuepage"], cls.pages["articlepage"]

    def publish(self, page):
        with self.captureOnCommitCallbacks(execute=True):
            page.save_revision().publish()

    def row(self) -> IssuePrint:
        return IssuePrint.objects.get(issue=self.issue)

    def text(self) -> str:
        response = self.client.get(PDF)
        assert response.status_code == 200
        return text_of(response.getvalue())

    def read(self):
        return self.client.get(self.issue.url)
