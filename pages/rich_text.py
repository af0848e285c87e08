"""Links in running text, looked up once for a whole stream.

Wagtail asks the database for the links of every paragraph by itself, so that a page of ten
paragraphs costs ten times two queries. While a stream is rendered, its links are known here.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.rich_text.pages import PageLinkHandler

Known = dict[str, dict[str, Model]]

_known: ContextVar[Known | None] = ContextVar("known_links", default=None)
_LINK = re.compile(r"<a\s[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@contextmanager
def known_links(stream: StreamValue) -> Iterator[None]:
    """Look up every page and document that the stream's text links to: one query for each kind."""
    token = _known.set({handler.identifier: _fetch(handler, stream) for handler in HANDLERS})
    try:
        yield
    finally:
        _known.reset(token)


def _fetch(handler, stream: StreamValue) -> dict[str, Model]:
    ids = set()
    for tag in _LINK.findall(_text(stream)):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if attributes.get("linktype") == handler.identifier and attributes["id"].isdigit():
            ids.add(attributes["id"])
    found = handler.get_model().objects.filter(pk__in=ids) if ids else []
    return {str(target.pk): target for target in found}


def _text(stream: StreamValue) -> str:
    """The stream as it is stored. JSON escapes quotation marks; they are needed as they are."""
    return json.dumps(stream.get_prep_value()).replace('\\"', '"')


class _KnownLinks:
    """Answers from what is known of the stream being rendered, else as Wagtail does."""

    @classmethod
    def get_many(cls, attrs_list):
        known = _known.get()
        if known is None:
            return super().get_many(attrs_list)
        return [known[cls.identifier].get(attrs.get("id")) for attrs in attrs_list]


class KnownPageLinks(_KnownLinks, PageLinkHandler):
    pass


class KnownDocumentLinks(_KnownLinks, DocumentLinkHandler):
    pass


HANDLERS = (KnownPageLinks, KnownDocumentLinks)
