"""What every form for the public shares: whose it is, and whether it was sent before.

Readers have no session and no cookie, so nothing secret can stand in a form. Instead the browser
itself says where a form was: `Sec-Fetch-Site`, or `Origin` or `Referer` where that is absent.
"""

import unicodedata
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.validators import validate_email
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

MOST_BYTES = 256 * 1024  # no form of ours takes a file, and nobody types as much
SAME_WITHIN = timedelta(minutes=10)  # the same fields again are a second click, not a second wish

# They would show a name or an address in another order than it is stored.
TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))

TOO_LONG = (
    "Go back with your browser: what you wrote is still there. Make it much shorter, and press "
    "Send again."
)

View = Callable[..., HttpResponse]


def accept_own_posts(view: View) -> View:
    """Show a form to anybody, and take it only from a page of our own."""

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST":
            if not is_from_here(request):
                raise PermissionDenied
            if _length(request) > MOST_BYTES:
                return render(request, "413.html", {"sentence": TOO_LONG}, status=413)
            request.encoding = "utf-8"  # whatever the sender calls it
        return view(request, *args, **kwargs)

    return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(checked))


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this site sent it, as the browser says and no other site can forge."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return is_own_address(
        request, request.headers.get("Origin") or request.headers.get("Referer") or ""
    )


def is_own_address(request: HttpRequest, address: str) -> bool:
    """Whether a full address, as a browser names one, is of this site."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    ours = {settings.SITE_URL, f"{request.scheme}://{request.get_host()}"}
    return f"{parts.scheme}://{parts.netloc}" in ours


def fingerprint(name: str, *values: str) -> str:
    """The same for the same fields of the same form; nobody can read them from it."""
    text = "\0".join((name, *values))
    return salted_hmac("kit.public_forms", text, algorithm="sha256").hexdigest()


class PlainTextField(forms.CharField):
    """Text as a person means it: no control characters, one kind of line end, joined accents."""

    def to_python(self, value: object) -> str:
        return super().to_python(_meant("" if value is None else str(value)))

    def bound_data(self, data: object, initial: object) -> object:
        """What a faulty form shows again is as clean as what would be kept."""
        return _meant(data) if isinstance(data, str) else data

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        """As the style sheet knows a field. Without `maxlength`, which cuts without a word."""
        attributes = super().widget_attrs(widget)
        attributes.pop("maxlength", None)
        return attributes | {"class": "input"}


class LineField(PlainTextField):
    """The same in one line."""

    def to_python(self, value: object) -> str:
        return " ".join(super().to_python(value).split())


class EmailField(LineField):
    widget = forms.EmailInput
    default_validators = [validate_email]

    def __init__(self, **options):
        super().__init__(**({"max_length": 254} | options))  # as the models store it

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        own = {"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}
        return super().widget_attrs(widget) | own


def _meant(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(" " if _is_control(sign) else sign for sign in text)
    return unicodedata.normalize("NFC", text)


def _is_control(sign: str) -> bool:
    """Also halves of characters, which no database stores, and marks that turn text around."""
    if unicodedata.category(sign) in {"Cc", "Cs"}:
        return sign not in "\n\t"
    return sign in TURNING


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0  # Django reads nothing of such a body
