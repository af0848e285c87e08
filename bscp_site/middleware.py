"""What is decided once, at the edge of every request.

- Whether we are well is answered whoever asks.
- Rubbish in an address is cleaned or answered with the site's 404, never with a server error.
- Published pages may be cached by anybody in between; what an editor sees, by nobody.
- While the database is away, readers get the finished help page with the numbers.
- Until the team opens the site, search engines are asked to leave out what is no page, too.
"""

import logging
import re
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_cache_control

from bscp_site import error_views, health
from pages.models import SiteSettings

logger = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponse]

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
CONTROL_ESCAPED = re.compile(r"%(?:[01][0-9a-f]|7f)", re.IGNORECASE)

# Caches in between may keep a page this long (seconds); browsers ask again every time.
SHARED_CACHE_SECONDS = 30
STALE_SECONDS = 86_400  # a proxy may keep answering for a day while we are away
CACHEABLE = {200, 301, 304, 404, 410}
PROBES = {"/healthz": health.alive, "/readyz": health.ready}


def answer_probes(get_response: Answer) -> Answer:
    """Supervisors ask from inside, over plain HTTP and under whatever host name they know."""

    def middleware(request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path_info)
        return probe(request) if probe else get_response(request)

    return middleware


def refuse_rubbish(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        if CONTROL.search(request.path_info):
            return error_views.not_found(request)
        query = request.META.get("QUERY_STRING", "")
        request.META["QUERY_STRING"] = CONTROL_ESCAPED.sub("+", query)
        try:
            _ = request.GET
        except SuspiciousOperation:  # thousands of parameters
            return error_views.not_found(request)
        return get_response(request)

    return middleware


def say_who_may_cache(get_response: Answer) -> Answer:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            if not response.has_header("Cache-Control"):
                add_never_cache_headers(response)
        elif (
            request.method in {"GET", "HEAD"}
            and response.status_code in CACHEABLE
            and not response.cookies
            and not response.has_header("Cache-Control")
        ):
            left = _seconds_left(request)
            patch_cache_control(
                response,
                public=True,
                max_age=0,
                s_maxage=min(SHARED_CACHE_SECONDS, left),
                stale_if_error=min(STALE_SECONDS, left),
            )
        return response

    return middleware


def _seconds_left(request: HttpRequest) -> int:
    """How long the answer holds: until the number to call, or a date on the page, is another."""
    said_by = (getattr(request, "site_settings", None), request)
    moments = [getattr(each, "answer_holds_until", None) for each in said_by]
    until = min(filter(None, moments), default=None)
    if until is None:
        return STALE_SECONDS
    return max(0, int((until - timezone.now()).total_seconds()))


def keep_out_of_search(get_response: Answer) -> Answer:
    """A page says in its own head whether it may be listed; a feed or a file has no head.

    Asked anew each time: an answer that several processes keep would have to be right in all of
    them at once, and one small question costs less. What is never listed by itself, such as a
    picture, has said so already and asks nothing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.has_header("X-Robots-Tag"):
            return response
        is_page = response.get("Content-Type", "").startswith("text/html")
        if response.status_code >= 400 or not (is_page or _is_launched(request)):
            response["X-Robots-Tag"] = "noindex"
        return response

    return middleware


def _is_launched(request: HttpRequest) -> bool:
    try:
        return SiteSettings.of(request).is_launched
    except (DatabaseError, InterfaceError):
        return False


class answer_when_database_is_down:  # noqa: N801  (named as its neighbours in MIDDLEWARE)
    def __init__(self, get_response: Answer):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, OperationalError | InterfaceError):
            logger.error("The database does not answer.", exc_info=error)
            return error_views.unavailable(request)
        return None
