from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bscp_site.kit.addresses import absolute
from newsletter.feeds.documents import document
from newsletter.feeds.writers import atom, json_feed
from pages.models import SiteSettings, Theme

FORMS = {
    "atom": (atom, "application/atom+xml; charset=utf-8"),
    "json": (json_feed, "application/feed+json"),
}


@require_safe
def feed(request: HttpRequest, form: str, subject: str, theme: str = "") -> HttpResponse:
    write, content_type = FORMS[form]
    site = SiteSettings.of(request)
    try:
        found = document(subject, theme, absolute(request.path), site)
    except Theme.DoesNotExist as error:
        raise Http404 from error
    return HttpResponse(write(found), content_type=content_type)
