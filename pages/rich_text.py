"""What a stream links to, looked up once for the whole stream, or for all text of a page.

Wagtail asks the database for the links of every paragraph by itself, so that a page of ten
paragraphs costs ten times two queries, and for each kind of block that chooses a page or a
document once more. While a stream is rendered, everything it links to is known here.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from pages.querysets import is_open

Known = dict[str, dict[str, Model | None]]  # by kind and id; None for what is gone

_known: ContextVar[Known | None] = ContextVar("known_links", default=None)
_LINK = re.compile(r"<a\s[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


@contextmanager
def known_links(*texts: StreamValue | str) -> Iterator[None]:
    """Look up every page and document to which streams, or rich text, link.

    One query for each kind, and none for what is known already.
    """
    before, ids = _known.get() or {}, _ids(texts)
    known = {
        handler.identifier: _look_up(handler, ids[handler.identifier], before)
        for handler in HANDLERS
    }
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


def known_targets(kind: str) -> dict[str, Model | None]:
    """Pages ("page") or documents ("document") by id: those of the stream being rendered."""
    known = _known.get()
    return {} if known is None else known[kind]


def is_known_to_be_open(page: Page) -> bool:
    """Whether readers can open a page to which the stream being rendered links."""
    target = known_targets("page").get(str(page.pk))
    return target is not None and target.is_open


def fetch_targets(streams: Iterable[StreamValue]) -> None:
    """Fill in what several streams choose, so that their blocks can be shown one by one."""
    streams = list(streams)
    with known_links(*streams):
        for stream in streams:
            list(stream)


def _look_up(handler, ids: set[str], before: Known) -> dict[str, Model | None]:
    known = before.get(handler.identifier, {})
    return known | dict.fromkeys(ids - known.keys()) | _fetch(handler, ids - known.keys())


def _ids(texts: Iterable[StreamValue | str]) -> dict[str, set[str]]:
    """The ids that texts link to, in their words and by their choosers, for each kind of link."""
    stored = [
        part
        for text in texts
        for part in ([text] if isinstance(text, str) else text.get_prep_value())
    ]
    ids = {handler.identifier: set() for handler in HANDLERS}
    for tag in _LINK.findall(_text(stored)):
        attributes = dict(_ATTRIBUTE.findall(tag))
        if attributes.get("linktype") in ids:
            ids[attributes["linktype"]].add(attributes.get("id", ""))
    for kind, chosen in ids.items():
        chosen.update(_chosen(stored, kind))
    return ids


def _chosen(stored: object, kind: str) -> Iterator[str]:
    """The ids in fields named like the kind: our blocks call a chooser by what it chooses."""
    if isinstance(stored, dict):
        if isinstance(stored.get(kind), int):
            yield str(stored[kind])
        stored = list(stored.values())
    if isinstance(stored, list):
        for part in stored:
            yield from _chosen(part, kind)


def _fetch(handler, ids: Iterable[str]) -> dict[str, Model]:
    numbers = [key for key in ids if key.isdigit()]
    found = handler.targets().filter(pk__in=numbers) if numbers else []
    return {str(target.pk): target for target in found}


def _text(stored: list) -> str:
    """All of it as it is stored. JSON escapes quotation marks; they are needed as they are."""
    return json.dumps(stored).replace('\\"', '"')


class _KnownLinks:
    """Answers from what is known while something is rendered, and asks for the rest."""

    @classmethod
    def targets(cls):
        return cls.get_model().objects.all()

    @classmethod
    def get_many(cls, attrs_list):
        """The link's address needs no more than the base of a page, which is one query."""
        ids = [attrs.get("id", "") for attrs in attrs_list]
        found = known_targets(cls.identifier)
        found = found | _fetch(cls, set(ids) - found.keys())
        return [found.get(key) for key in ids]


class KnownPageLinks(_KnownLinks, PageLinkHandler):
    @classmethod
    def targets(cls):
        return super().targets().annotate(is_open=is_open("pk"))

    @classmethod
    def get_many(cls, attrs_list):
        """What readers cannot open is left as plain text."""
        return [page if page and page.is_open else None for page in super().get_many(attrs_list)]


class KnownDocumentLinks(_KnownLinks, DocumentLinkHandler):
    pass


HANDLERS = (KnownPageLinks, KnownDocumentLinks)
