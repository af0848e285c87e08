"""Links in running text, looked up once for a whole stream.

Wagtail asks the database for the links of every paragraph by itself, so that a page of ten
paragraphs costs ten times two queries. While a stream is rendered, its links are known here.
"""

import json
import re
from collections.abc import Iterable, Iterator
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
    ids = _ids(stream)
    known = {handler.identifier: _fetch(handler, ids[handler.identifier]) for handler in HANDLERS}
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


def _ids(stream: StreamValue) -> dict[str, set[str]]:
    """The ids that the stream's text links to, for each kind of link."""
    ids = {handler.identifier: set() for handler in HANDLERS}
    for tag in _LINK.findall(_text(stream)):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if attributes.get("linktype") in ids:
            ids[attributes["linktype"]].add(attributes.get("id", ""))
    return ids


def _fetch(handler, ids: Iterable[str]) -> dict[str, Model]:
    numbers = [key for key in ids if key.isdigit()]
    found = handler.get_model().objects.filter(pk__in=numbers) if numbers else []
    return {str(target.pk): target for target in found}


def _text(stream: StreamValue) -> str:
    """The stream as it is stored. JSON escapes quotation marks; they are needed as they are."""
    return json.dumps(stream.get_prep_value()).replace('\\"', '"')


class _KnownLinks:
    """Answers from what is known of the stream being rendered, else asks for one text's links."""

    @classmethod
    def get_many(cls, attrs_list):
        """The link's address needs no more than the base of a page, which is one query."""
        ids = [attrs.get("id", "") for attrs in attrs_list]
        known = _known.get()
        found = _fetch(cls, ids) if known is None else known[cls.identifier]
        return [found.get(key) for key in ids]


class KnownPageLinks(_KnownLinks, PageLinkHandler):
    pass


class KnownDocumentLinks(_KnownLinks, DocumentLinkHandler):
    pass


HANDLERS = (KnownPageLinks, KnownDocumentLinks)
