"""The way to a page, and the menu: what every page asks of the tree, in one query."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page

from pages.querysets import is_private

HOME_DEPTH = 2  # below the tree's hidden root
MENU_DEPTHS = (HOME_DEPTH + 1, HOME_DEPTH + 2)


@dataclass(frozen=True)
class MenuItem:
    """A page of the main menu with the pages of the menu below it."""

    page: Page
    children: list[Page]
    is_current: bool


def find_way(request: HttpRequest, home: Page, steps: list[str]) -> list[Page]:
    """The pages from the tree's root down to the address below `home`; none where it is unknown.

    The last one is the page at the address. Each says in `is_private` whether it stands in a
    private section. The pages of the menu are kept on the request for `menu`.
    """
    addresses = ["/", home.url_path]
    for step in steps:
        addresses.append(f"{addresses[-1]}{step}/")
    on_the_way = Q(url_path__in=addresses)
    pages = list(
        Page.objects.filter(on_the_way | _in_menu())
        .annotate(is_private=is_private())
        .order_by("path")
    )
    request.menu_pages = [page for page in pages if page.depth in MENU_DEPTHS and _is_shown(page)]
    way = [page for page in pages if page.url_path in addresses]
    return way if way and way[-1].url_path == addresses[-1] else []


def menu(request: HttpRequest) -> list[MenuItem]:
    """The public pages marked "show in menus", up to two levels below home, in the tree's order."""
    if not hasattr(request, "menu_pages"):
        found = Page.objects.filter(_in_menu()).annotate(is_private=is_private())
        request.menu_pages = [page for page in found.order_by("path") if _is_shown(page)]
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


def _in_menu() -> Q:
    return Q(live=True, show_in_menus=True, depth__in=MENU_DEPTHS)


def _is_shown(page: Page) -> bool:
    return page.live and page.show_in_menus and not page.is_private
