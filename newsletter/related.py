"""The pages around an article: those of its text and its bylines, and those to read on."""

from wagtail.models import Page

from newsletter import bylines
from newsletter.querysets import with_summary
from pages.rich_text import Known, KnownPageLinks, looked_up


def links_around(article) -> Known:
    """What its text links to and the pages around it, each with its `summary`: one look-up."""
    around = [*related_ids(article), *bylines.ids_of(article)]
    pages = with_summary(KnownPageLinks.targets())
    return looked_up(article.body, pages=pages, also=around)


def open_pages_in(links: Known) -> dict[int, Page]:
    """Those that readers can open, by id."""
    return {page.pk: page for page in links["page"].values() if page and page.is_open}


def related_ids(article) -> list[int]:
    """The pages that the editor chose, each once, in their order."""
    return list(dict.fromkeys(raw["value"] for raw in article.related.raw_data if raw["value"]))
