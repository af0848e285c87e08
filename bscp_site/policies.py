"""What every answer allows a browser to do with it, whoever has made the answer.

Two content security policies: strict for readers, and what Wagtail needs for its admin. Pages of
ours that stand under the admin's path, such as those of signing in, say so and get the strict one.
A file that somebody uploaded has the strictest one, because it may be opened by itself.
"""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.security import SecurityMiddleware

HEADER = "Content-Security-Policy"
ADMIN = "/admin/"
DOCUMENTS = "/documents/"
# Set on a view: refusals on the way to it come from elsewhere and must be as strict as its answer.
KEEPS_TO_READERS_POLICY = "keeps_to_readers_policy"

# The site asks for none of them; a passkey is read by our own pages alone.
PERMISSIONS = ", ".join(
    (
        *(f"{name}=()" for name in ("accelerometer", "camera", "display-capture", "geolocation")),
        *(f"{name}=()" for name in ("gyroscope", "magnetometer", "microphone", "midi")),
        *(f"{name}=()" for name in ("payment", "usb")),
        *(f"publickey-credentials-{act}=(self)" for act in ("create", "get")),
    )
)


def pictures() -> list[str]:
    """Where pictures come from: this site, and the store of files where there is another."""
    store = urlsplit(settings.MEDIA_URL)
    return [SELF, f"{store.scheme}://{store.netloc}"] if store.netloc else [SELF]


def for_readers() -> dict[str, list[str]]:
    """Nothing inline, nothing from elsewhere, nobody's frame but a preview."""
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": pictures(),
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }


def for_editors() -> dict[str, list[str]]:
    """Wagtail's screens hold scripts and styles in their HTML, and pictures made in the browser."""
    return for_readers() | {
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [*pictures(), "data:", "blob:"],
        "frame-src": [SELF],
    }


class Policies(CSPMiddleware):
    """Stands above everything that answers, so that no answer goes out without its policies."""

    def __init__(self, get_response):
        super().__init__(get_response)
        self.security = SecurityMiddleware(get_response)

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        # Its own place is below the probes and the first refusals, which need its headers too.
        self.security.process_response(request, response)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        if request.path_info.startswith(DOCUMENTS) and response.has_header("Content-Disposition"):
            response[HEADER] = for_file(response)
        response = super().process_response(request, response)
        if response.has_header(HEADER):  # else in another order in every process
            response[HEADER] = "; ".join(sorted(response[HEADER].split("; ")))
        return response

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponse, report_only: bool = False
    ) -> PolicyParts:
        if report_only:
            return PolicyParts()
        policy = for_editors() if is_wagtails(request) else for_readers()
        # Wagtail shows previews in a frame. The page itself comes through here as an inner request,
        # under its own path and so with the readers' policy: editors see what readers will see.
        is_preview = getattr(request, "is_dummy", False)
        is_framed = is_preview or response["X-Frame-Options"] == "SAMEORIGIN"
        policy["frame-ancestors"] = [SELF if is_framed else NONE]
        return PolicyParts(config=policy)


def is_wagtails(request: HttpRequest) -> bool:
    """Whether a page is Wagtail's: it stands under its path, and no view of ours says otherwise."""
    view = getattr(request.resolver_match, "func", None)
    is_ours = getattr(view, KEEPS_TO_READERS_POLICY, False)
    return request.path_info.startswith(ADMIN) and not is_ours


def for_file(response: HttpResponse) -> str:
    """A file loads nothing; in a sandbox it runs nothing, but no browser shows a PDF there."""
    is_shown = response["Content-Disposition"].startswith("inline")
    return f"default-src 'none'; frame-ancestors 'none'{'' if is_shown else '; sandbox'}"
