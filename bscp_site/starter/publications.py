"""The library: its kinds and its publications."""

from datetime import date

from bscp_site.starter.content import Source
from bscp_site.starter.entries import take_files
from bscp_site.starter.kinds import Kind, fill_body, plain
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import Values
from pages.models import (
    PriorityPage,
    PublicationIndexPage,
    PublicationKindPage,
    PublicationPage,
)


def _publication(values: Values, today: date) -> PublicationPage:
    page = PublicationPage(
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


KINDS = {
    "publications": plain(PublicationIndexPage),
    "publication_kind": plain(PublicationKindPage),
    "publication": Kind(make=_publication, connect=_connect_publication),
}
