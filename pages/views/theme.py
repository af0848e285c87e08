"""The partnership's own colours as style sheets: of the public site and of the admin."""

from django.db import DatabaseError, InterfaceError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pages import error_pages, theme
from pages.models import SiteSettings

FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def style_sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """What the address names may be kept for ever.

    An old page from a cache names older colours: it gets those of today, and only for a moment.
    """
    return _answer(_css(request), digest)


@require_safe
def admin_style_sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """Outside `/admin/`, where every answer is for one person and is kept by no browser."""
    return _answer(SiteSettings.of(request).admin_css, digest)


def _answer(css: str, digest: str) -> HttpResponse:
    if not css:
        raise Http404
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["X-Robots-Tag"] = "noindex"
    if digest == theme.digest(css):
        response["Cache-Control"] = FOR_EVER
    return response


def _css(request: HttpRequest) -> str:
    """From the settings, and while the database is away what was written for the error pages."""
    try:
        return SiteSettings.of(request).theme_css
    except (DatabaseError, InterfaceError):
        return error_pages.finished_theme()
