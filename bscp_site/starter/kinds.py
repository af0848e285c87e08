"""What the families of pages have in common: how one is made, and how it is joined to others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bscp_site.starter.content import Source, Text
from bscp_site.starter.planted import Planted
from bscp_site.starter.text import stream_of
from bscp_site.starter.values import Values
from pages.models import SitePage


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

    make: Callable[[Values, date], SitePage]
    connect: Callable[[SitePage, Source, Planted], None] = _without_text
    offspring: "Callable[[SitePage, Source, date], Iterable[Offspring]]" = _no_others
    # Pages with a file stand at an address that mail, calendars and other sites keep, so nobody
    # can change it later: people too, for what they wrote names them after they have moved on.
    # Only the newsletter's issues and articles are like those that editors add every season.
    fixes_address: bool = True
    # Whether a page that lacks what publishing asks for is loaded as a draft; else it is a fault.
    may_wait: bool = False


@dataclass(frozen=True)
class Offspring:
    """A page that follows from what is written about the page above it."""

    page: SitePage
    kind: Kind
    source: Source


def plain(model: type[SitePage], connect=None) -> Kind:
    """A type of page that has no values of its own before it is joined to others."""
    return Kind(make=lambda values, today: model(), connect=connect or fill_body)


def fill_body(page: SitePage, source: Source, planted: Planted) -> None:
    fill_stream(page, "body", source.text, planted)


def fill_stream(page: SitePage, field: str, text: Text, planted: Planted) -> None:
    setattr(page, field, stream_of(page._meta.get_field(field).stream_block, text, planted))
