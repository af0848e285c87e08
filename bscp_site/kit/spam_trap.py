"""What tells a program from a person: a field that nobody sees, and the time that typing takes.

The moment at which a form was opened stands, signed, in the page's address and never in the page.
So the page is the same for everybody and at every time, and may be cached like any other.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from django import forms
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers

OPENED = "opened"  # the parameter of the address
SHORTEST = 3  # seconds that a person needs at the least
LONGEST = 24 * 60 * 60  # a form left open overnight is still good


def open_form(request: HttpRequest, known: Mapping[str, str] | None = None) -> HttpResponse:
    """Send the reader on to the form's address with the moment in it, and with what is `known`."""
    response = HttpResponseRedirect(address_opened_now(request, known))
    add_never_cache_headers(response)
    return response


def is_opened(request: HttpRequest) -> bool:
    return OPENED in request.GET


def address_opened_now(request: HttpRequest, known: Mapping[str, str] | None = None) -> str:
    parameters = {OPENED: _signer(request).sign("form"), **(known or {})}
    return f"{request.path}?{urlencode(parameters)}"


def was_too_quick(request: HttpRequest) -> bool:
    """Sent sooner than anybody types."""
    return _is_signed(request, LONGEST) and _is_signed(request, SHORTEST)


def has_no_moment(request: HttpRequest) -> bool:
    """The address holds no moment of ours, or one of another day: it cannot be judged."""
    return not _is_signed(request, LONGEST)


def _is_signed(request: HttpRequest, within: int) -> bool:
    try:
        _signer(request).unsign(request.GET.get(OPENED, ""), max_age=within)
    except signing.BadSignature:
        return False
    return True


def _signer(request: HttpRequest) -> signing.TimestampSigner:
    """Good for one form only."""
    return signing.TimestampSigner(salt=f"kit.spam_trap {request.path}")


class TrapField(forms.CharField):
    """Hidden from people by the style sheet; a program that fills in everything fills it in too.

    A browser may fill it in as well, so it is refused in words and nothing is lost.
    """

    def __init__(self):
        super().__init__(
            required=False,
            label="Leave this field empty",
            widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        )

    def clean(self, value: object) -> str:
        if value:
            raise forms.ValidationError("Empty the field that is marked “Leave this field empty”.")
        return ""
