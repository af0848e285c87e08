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

from django.db.models import Model, QuerySet
from wagtail.blocks import StreamValue
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from pages.querysets import is_open

Known = dict[str, dict[str, Model | None]]  # by kind and id; None for what is gone

_known: ContextVar[Known | None] = ContextVar("known_links", default=None)
_LINK = re.compile(r"<a\s[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def looked_up(
    *texts: StreamValue | str, pages: QuerySet | None = None, also: Iterable[int] = ()
) -> Known:
    """Every page and document that the texts link to: one query for each kind.

    `pages` are annotated as the caller needs them, and `also` are ids of more of them. What is
    known already, of texts around these, is not asked again.
    """
    ids, around = _ids(texts), _known.get() or {}
    ids[KnownPageLinks.identifier] |= set(map(str, also))
    known = {}
    for handler in HANDLERS:
        kind = handler.identifier
        before = around.get(kind, {})
        asked = ids[kind] - before.keys()
        found = _fetch(handler, asked, pages if handler is KnownPageLinks else None)
        known[kind] = before | dict.fromkeys(asked) | found
    return known


def all_known() -> Known:
    """What is known here, to be known again in another place."""
    return _known.get() or {}


@contextmanager
def knowing(known: Known) -> Iterator[None]:
    """While texts are rendered about which all was looked up before."""
    token = _known.set(known)
    try:
        yield
    finally:
        _known.reset(token)


@contextmanager
def known_links(*texts: StreamValue | str) -> Iterator[None]:
    """Look up what streams, or rich text, link to, and know it while they are rendered."""
    with knowing(looked_up(*texts)):
        yield


def known_targets(kind: str) -> dict[str, Model | None]:
    """Pages ("page") or documents ("document") by id: those of the stream being rendered."""
    return all_known().get(kind, {})


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


def _ids(texts: Iterable[StreamValue | str]) -> dict[str, set[str]]:
    """The ids that texts link to, in their words and by their choosers, for each kind of link."""
    stored = [text if isinstance(text, str) else text.get_prep_value() for text in texts]
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


def _fetch(handler, ids: Iterable[str], targets: QuerySet | None = None) -> dict[str, Model]:
    numbers = [key for key in ids if key.isdigit()]
    targets = handler.targets() if targets is None else targets
    found = targets.filter(pk__in=numbers) if numbers else []
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
