"""Old addresses that differ in their query alone, such as /?p=123.

Wagtail looks for a redirect where nothing answers; there the home page does. A page view without a
query asks nothing.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


def lead_on(page: Page, request: HttpRequest, args, kwargs) -> HttpResponse | None:
    """Called before a page is shown."""
    if not request.META.get("QUERY_STRING") or request.method not in {"GET", "HEAD"}:
        return None
    asked = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    found = get_redirect(request, asked)
    if found is None or not found.link or _is_here(found.link, asked, request):
        return None
    return redirect(found.link, permanent=found.is_permanent)


def _is_here(link: str, asked: str, request: HttpRequest) -> bool:
    """Whether it leads back to the address that was asked for."""
    parts = urlsplit(link)
    if parts.netloc not in {"", request.get_host()}:
        return False
    here = parts._replace(scheme="", netloc="", fragment="").geturl()
    return Redirect.normalise_path(here, decode_unicode=False) == asked
