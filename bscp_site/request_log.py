"""One line for each answered request, and the id by which all lines of a request are found."""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bscp_site import logs
from bscp_site.kit.client import is_by_proxy

logger = logging.getLogger(__name__)

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")
PROBES = {"/healthz", "/readyz"}


def log_requests(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Outermost, so that it sees every answer. A probe that is well is not worth a line."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        token = logs.request_id.set(id_of(request))
        try:
            response = get_response(request)
            response[HEADER] = logs.request_id.get()
            if response.status_code != 200 or request.path not in PROBES:
                write(request, response.status_code, round((time.monotonic() - began) * 1000))
            return response
        finally:
            logs.request_id.reset(token)

    return middleware


def write(request: HttpRequest, status: int, ms: int) -> None:
    path = logs.masked(request.path)[:300]
    logger.info(
        "%s %s %s",
        request.method,
        path,
        status,
        extra={"method": request.method, "path": path, "status": status, "ms": ms},
    )


def id_of(request: HttpRequest) -> str:
    """The one that a proxy of ours gave, so that its log and ours agree; else a new one."""
    given = request.headers.get(HEADER, "")
    if SANE.fullmatch(given) and is_by_proxy(request):
        return given
    return uuid.uuid4().hex
