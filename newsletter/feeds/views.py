from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from bscp_site.kit.addresses import absolute
from newsletter.feeds.documents import document
from newsletter.feeds.writers import atom, json_feed
from pages.models import Theme

FORMS = {
    "atom": (atom, "application/atom+xml; charset=utf-8"),
    "json": (json_feed, "application/feed+json"),
}


@require_safe
def feed(request: HttpRequest, form: str, subject: str, theme: str = "") -> HttpResponse:
    chosen = get_object_or_404(Theme, slug=theme) if theme else None
    write, content_type = FORMS[form]
    found = document(subject, chosen, absolute(request.path))
    return HttpResponse(write(found), content_type=content_type)
