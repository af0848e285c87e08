"""The library: its kinds and its publications."""

from datetime import date

from bscp_site.starter.content import Source
from bscp_site.starter.entries import take_documents, take_files
from bscp_site.starter.kinds import Kind, fill_body, plain
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import Values
from pages.choices import ReviewForm
from pages.models import (
    PracticeReviewPage,
    PriorityPage,
    PublicationIndexPage,
    PublicationKindPage,
    PublicationPage,
    PublicationVersion,
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
    _take_published(page, values)
    return page


def _take_published(published: PublicationPage | PublicationVersion, values: Values) -> None:
    if "published" in values.left:
        day, precision = values.take_known_date("published")
        published.published_on, published.published_precision = day, precision


def _connect_publication(page: PublicationPage, source: Source, planted: Planted) -> None:
    values = source.values
    page.published_by = planted.take_organisation(values, "published_by")
    page.superseded_by = planted.take_page(values, "superseded_by", PublicationPage)
    page.priorities = planted.take_pages(values, "priorities", PriorityPage)
    page.themes = planted.take_themes(values)
    page.files = _files(values, planted)
    for entry in values.take_tables("earlier_versions"):
        page.earlier_versions.add(_version(entry, planted))
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
    stream_block = page._meta.get_field("review_set").stream_block
    page.review_set = [
        (block.block_type, block.value)
        for part in SET
        for block in take_documents(stream_block, part, source.values, planted)
    ]
    _connect_publication(page, source, planted)


def _version(values: Values, planted: Planted) -> PublicationVersion:
    version = PublicationVersion(
        edition=values.take("edition", str, ""),
        replaced_on=values.take("replaced_on", date),
        change_note=values.take("change_note", str, ""),
        files=_files(values, planted),
    )
    _take_published(version, values)
    values.finish()
    return version


def _files(values: Values, planted: Planted):
    stream_block = PublicationPage._meta.get_field("files").stream_block
    return take_files(stream_block, values, "files", planted)


KINDS = {
    "publications": plain(PublicationIndexPage),
    "publication_kind": plain(PublicationKindPage),
    "publication": Kind(make=_publication, connect=_connect_publication),
    "practice_review": Kind(make=_practice_review, connect=_connect_review),
    "yearly_report": Kind(make=_yearly_report, connect=_connect_publication),
}
