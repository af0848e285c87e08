"""The way to a page, the menu and the footer: what every page asks of the tree, in one query."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, Q, Value, When
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from pages.querysets import is_archived, is_closed, is_private

HOME_DEPTH = 2  # below the tree's hidden root
MENU_DEPTHS = (HOME_DEPTH + 1, HOME_DEPTH + 2)


@dataclass(frozen=True)
class MenuItem:
    """A page of the main menu with the pages of the menu below it."""

    page: Page
    children: list[Page]
    is_current: bool


@dataclass(frozen=True)
class FooterLink:
    href: str
    label: str


def find_way(
    request: HttpRequest, home: Page, steps: list[str], footer_ids: Iterable[int] = ()
) -> list[Page]:
    """The pages from the tree's root down to the address below `home`; none where it is unknown.

    The last one is the page at the address. Each says in `is_private` whether it stands in a
    private section. The pages of the menu and of the footer are kept on the request.
    """
    addresses = ["/", home.url_path]
    for step in steps:
        addresses.append(f"{addresses[-1]}{step}/")
    pages = _ask(request, footer_ids, Q(url_path__in=addresses))
    way = [page for page in pages if page.url_path in addresses]
    return way if way and way[-1].url_path == addresses[-1] else []


def menu(request: HttpRequest, footer_ids: Iterable[int] = ()) -> list[MenuItem]:
    """Current pages marked "show in menus", up to two levels below home, in the tree's order."""
    if not hasattr(request, "menu_pages"):
        _ask(request, footer_ids)
    pages = request.menu_pages
    return [
        MenuItem(
            page=page,
            children=[below for below in pages if below.is_descendant_of(page)],
            is_current=request.path.startswith(page.get_url(request) or "\0"),
        )
        for page in pages
        if page.depth == MENU_DEPTHS[0]
    ]


def footer(request: HttpRequest, entries: Iterable[Mapping]) -> list[FooterLink]:
    """The links of the footer in their order, without pages that readers cannot open.

    An entry is a link as the settings store it: `page` (its id) or `url`, and `text`.
    """
    entries = list(entries)
    if not hasattr(request, "footer_pages"):
        _ask(request, [entry["page"] for entry in entries if entry.get("page")])
    links = []
    for entry in entries:
        page = request.footer_pages.get(entry.get("page"))
        href = page.get_url(request) if page else entry.get("url")
        label = entry.get("text") or (page.title if page else "")
        if href and label:
            links.append(FooterLink(href, label))
    return links


def _ask(request: HttpRequest, footer_ids: Iterable[int], also: Q | None = None) -> list[Page]:
    """The pages of the menu, of the footer and what is asked for `also`, in the tree's order."""
    in_footer = Q(pk__in=list(footer_ids))
    found = Page.objects.filter((also or Q(pk__in=())) | _in_menu() | in_footer)
    is_for_footer = When(in_footer & Q(live=True) & ~is_closed(), then=Value(True))
    pages = list(
        found.annotate(
            is_private=is_private(),
            is_archived=is_archived(timezone.localdate()),
            is_for_footer=Case(is_for_footer, default=Value(False)),
        ).order_by("path")
    )
    request.menu_pages = [page for page in pages if page.depth in MENU_DEPTHS and _is_shown(page)]
    request.footer_pages = {page.pk: page for page in pages if page.is_for_footer}
    return pages


def _in_menu() -> Q:
    return Q(live=True, show_in_menus=True, depth__in=MENU_DEPTHS)


def _is_shown(page: Page) -> bool:
    return page.live and page.show_in_menus and not page.is_private and not page.is_archived
