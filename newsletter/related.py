"""The pages around an article: those of its bylines, and those where a reader goes on."""

from wagtail.models import Page

from newsletter import bylines
from newsletter.querysets import chosen_pages


def open_pages_of(article) -> dict[int, Page]:
    """What readers can open of both, each with its `summary`, by id: one query."""
    ids = dict.fromkeys([*related_ids(article), *bylines.ids_of(article)])
    return {page.pk: page for page in chosen_pages(list(ids))} if ids else {}


def related_ids(article) -> list[int]:
    """The pages that the editor chose, each once, in their order."""
    return list(dict.fromkeys(raw["value"] for raw in article.related.raw_data if raw["value"]))
