"""What every template may use. Each value is fetched when a template first asks for it."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from bscp_site.kit.addresses import absolute
from pages.models import SiteSettings
from pages.navigation import footer, menu


def site(request: HttpRequest) -> dict[str, object]:
    site_settings = SimpleLazyObject(lambda: SiteSettings.of(request))
    return {
        "site_settings": site_settings,
        "menu": SimpleLazyObject(lambda: menu(request, site_settings.footer_page_ids)),
        "footer_links": SimpleLazyObject(lambda: footer(request, site_settings.footer_entries)),
        "no_index": SimpleLazyObject(lambda: not site_settings.is_launched),
        "canonical_url": absolute(request.path),
        # Wagtail's userbar looks at the session, which would make every page personal.
        "request_has_session": settings.SESSION_COOKIE_NAME in request.COOKIES,
    }
