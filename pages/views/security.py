"""Where to report a weakness of the site (RFC 9116)."""

from dateutil.relativedelta import relativedelta
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from bscp_site.kit.addresses import absolute
from pages.models import SiteSettings

# Counted from the first of the month, so that the file is the same for a month and expires
# within a year, as the standard asks.
GOOD_FOR = relativedelta(day=1, months=+11)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    settings = SiteSettings.of(request)
    email = settings.security_email or settings.team_email
    contact = f"mailto:{email}" if email else absolute(reverse("contact"))
    expires = timezone.localdate() + GOOD_FOR
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {absolute(request.path)}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
