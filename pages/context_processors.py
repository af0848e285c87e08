"""What every template may use. Each value is fetched when a template first asks for it."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page

from bscp_site.kit.addresses import absolute
from pages.models import SiteSettings
from pages.models.base import HOME_DEPTH


@dataclass(frozen=True)
class MenuItem:
    """A page of the main menu with the pages of the menu below it."""

    page: Page
    children: list[Page]
    is_current: bool


def site(request: HttpRequest) -> dict[str, object]:
    site_settings = SimpleLazyObject(SiteSettings.current)
    return {
        "site_settings": site_settings,
        "menu": SimpleLazyObject(lambda: menu(request.path)),
        "no_index": SimpleLazyObject(lambda: not site_settings.is_launched),
        "canonical_url": absolute(request.path),
        # Wagtail's userbar looks at the session, which would make every page personal.
        "request_has_session": settings.SESSION_COOKIE_NAME in request.COOKIES,
    }


def menu(path: str) -> list[MenuItem]:
    """The pages marked "show in menus", one and two levels below home, in the tree's order."""
    levels = (HOME_DEPTH + 1, HOME_DEPTH + 2)
    pages = list(Page.objects.live().in_menu().filter(depth__in=levels).order_by("path"))
    return [
        MenuItem(
            page=page,
            children=[below for below in pages if below.is_descendant_of(page)],
            is_current=path.startswith(page.url or "\0"),
        )
        for page in pages
        if page.depth == levels[0]
    ]
