"""The whole issue at an address of its own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from newsletter.models import IssuePage
from newsletter.models.issue import WHOLE


@require_safe
def whole_issue(request: HttpRequest, issue: str) -> HttpResponse:
    """On the way that leads to the issue itself; a private one has no such page."""
    route = Page.route_for_request(request, f"newsletter/{issue}")
    page = route and route.page
    if not isinstance(page, IssuePage) or not page.is_known_to_be_open:
        raise Http404
    return page.serve(request, form=WHOLE)
