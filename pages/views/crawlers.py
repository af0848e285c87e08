"""What robots are told."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap

from bscp_site.kit.addresses import absolute
from pages.querysets import is_archived, is_closed


class OpenPages(Sitemap):
    def items(self):
        """Wagtail's own list holds pages below a draft, which no reader can open.

        What is archived stays at its address and is offered to nobody.
        """
        shown = super().items().exclude(is_closed())
        return shown.exclude(is_archived(timezone.localdate()))


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that a reader can open, by its one address."""
    return wagtail_sitemap(request, sitemaps={"pages": OpenPages(request)})


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
