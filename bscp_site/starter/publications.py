"""The library: its kinds and its publications."""

from datetime import date

from bscp_site.starter.content import Source
from bscp_site.starter.entries import take_files
from bscp_site.starter.kinds import Kind, fill_body, plain
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import Values
from pages.blocks import FilesStream
from pages.choices import ReviewForm
from pages.models import (
    PracticeReviewPage,
    PriorityPage,
    PublicationIndexPage,
    PublicationKindPage,
    PublicationPage,
    YearlyReportPage,
)

# The parts of a practice review's set, as its file names them.
SET = ("briefing", "report", "press_statement", "slides")


def _publication(values: Values, today: date, model=PublicationPage) -> PublicationPage:
    page = model(
        first_year=values.take("first_year", int, None),
        last_year=values.take("last_year", int, None),
        edition=values.take("edition", str, ""),
        outside_address=values.take("outside_address", str, ""),
    )
    if "published" in values.left:
        page.published_on, page.published_precision = values.take_known_date("published")
    return page


def _connect_publication(page: PublicationPage, source: Source, planted: Planted) -> None:
    values = source.values
    page.published_by = planted.take_organisation(values, "published_by")
    page.superseded_by = planted.take_page(values, "superseded_by", PublicationPage)
    page.priorities = planted.take_pages(values, "priorities", PriorityPage)
    page.themes = planted.take_themes(values)
    page.files = take_files(page._meta.get_field("files").stream_block, values, "files", planted)
    fill_body(page, source, planted)


def _yearly_report(values: Values, today: date) -> YearlyReportPage:
    return _publication(values, today, YearlyReportPage)


def _practice_review(values: Values, today: date) -> PracticeReviewPage:
    page = _publication(values, today, PracticeReviewPage)
    page.reviewer = values.take("reviewer")
    page.why_no_report = values.take("why_no_report", str, "")
    page.publication_form = ReviewForm.IMPROVEMENTS if page.why_no_report else ReviewForm.FULL
    page.legal_advice_taken = values.take("legal_advice_taken", bool, False)
    page.family_informed = values.take("family_informed", bool, False)
    page.metadata_stripped = values.take("metadata_stripped", bool, False)
    page.panel_copy_sent_on = values.take("panel_copy_sent_on", date, None)
    return page


def _connect_review(page: PracticeReviewPage, source: Source, planted: Planted) -> None:
    stream = FilesStream(required=False)
    page.review_set = [
        (part, block.value)
        for part in SET
        for block in take_files(stream, source.values, part, planted)
    ]
    _connect_publication(page, source, planted)


KINDS = {
    "publications": plain(PublicationIndexPage),
    "publication_kind": plain(PublicationKindPage),
    "publication": Kind(make=_publication, connect=_connect_publication),
    "practice_review": Kind(make=_practice_review, connect=_connect_review),
    "yearly_report": Kind(make=_yearly_report, connect=_connect_publication),
}
