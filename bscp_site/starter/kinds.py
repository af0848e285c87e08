"""What the families of pages have in common: how one is made, and how it is joined to others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from wagtail.models import Page

from bscp_site.starter.content import Source, Text, Values
from bscp_site.starter.text import rich_text_of, stream_of
from pages.models import SitePage


@dataclass
class Planted:
    """Every page that was planted, by its address: what links and references are looked up in."""

    pages: dict[str, Page] = field(default_factory=dict)

    def add(self, address: str, page: Page) -> None:
        self.pages[address] = page

    def id_at(self, address: str) -> int | None:
        page = self.pages.get(address)
        return page.pk if page else None

    def take_page(self, values: Values, key: str, model: type[Page] = Page) -> Page | None:
        """The page that a value names by its address; None where there is no such value."""
        address = values.take(key, str, "")
        page = self.pages.get(address)
        if address and page is None:
            raise values.fault(f"there is no page at {address}.", key)
        if page is not None and not isinstance(page, model):
            kind = model._meta.verbose_name
            raise values.fault(f"“{key}” must be a {kind}, and {address} is none.", key)
        return page


def _without_text(page: SitePage, source: Source, planted: Planted) -> None:
    if source.text:
        raise source.text.fault("this type of page has no text of its own.", 0)


def _no_others(page: SitePage, source: Source, today: date) -> "Iterable[Offspring]":
    return ()


@dataclass(frozen=True)
class Kind:
    """One type of page, as the folder names it.

    `make` gives the page its plain values. `connect` adds, once all pages exist, what refers to
    other pages. `offspring` makes pages below it that have no file of their own.
    """

    make: Callable[[Values], SitePage]
    connect: Callable[[SitePage, Source, Planted], None] = _without_text
    offspring: "Callable[[SitePage, Source, date], Iterable[Offspring]]" = _no_others


@dataclass(frozen=True)
class Offspring:
    """A page that follows from what is written about the page above it."""

    page: SitePage
    kind: Kind
    source: Source


def fill_body(page: SitePage, source: Source, planted: Planted) -> None:
    page.body = stream_of(page._meta.get_field("body").stream_block, source.text, planted.id_at)


def rich_text(text: Text, planted: Planted) -> str:
    return rich_text_of(text, planted.id_at)
