"""What robots are told."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bscp_site.kit.addresses import absolute


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be fetched, calendar feeds above all: some calendars obey this file.

    Whether a page may be listed is said on the page itself.
    """
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
