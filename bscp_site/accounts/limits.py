"""Who is slowed, and by what.

Wrong passwords count per client address and per account. Somebody else's guesses must not shut
out the person whose account it is: a browser that has signed in to an account before carries a
signed mark, and its tries for that account are counted apart from those of strangers.

Wrong codes count per account and day as well: whoever tries them knows the password, and five a
minute would find one in the end.
"""

from datetime import timedelta

from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import get_random_string, salted_hmac

DEVICE_COOKIE = "known_device"
DEVICE_KNOWN_FOR = timedelta(days=90)
SALT = "accounts.known_device"
WRONG_CODE = "wrong_code"
DAY = timedelta(days=1)


def key_of(request: HttpRequest, name: str) -> str:
    """Under which key tries for this account from this browser count together."""
    name = name.casefold()
    mark = request.COOKIES.get(DEVICE_COOKIE, "")
    try:
        fingerprint, device = signing.loads(mark, salt=SALT, max_age=DEVICE_KNOWN_FOR)
    except (signing.BadSignature, TypeError, ValueError):
        return name
    return f"{name}\n{device}" if fingerprint == _fingerprint(name) else name


def remember_device(response: HttpResponse, user: AbstractBaseUser) -> None:
    name = user.get_username().casefold()
    mark = signing.dumps([_fingerprint(name), get_random_string(12)], salt=SALT)
    response.set_cookie(
        DEVICE_COOKIE,
        mark,
        max_age=DEVICE_KNOWN_FOR,
        path="/admin/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def is_out_of_codes(request: HttpRequest, user: AbstractBaseUser) -> bool:
    return not ratelimit.consume(request, action=WRONG_CODE, key=str(user.pk), dry_run=True)


def count_wrong_code(request: HttpRequest, user: AbstractBaseUser) -> bool:
    """Count one; true when it was the last one of the day."""
    ratelimit.consume(request, action=WRONG_CODE, key=str(user.pk))
    return is_out_of_codes(request, user)


def forget_wrong_codes(request: HttpRequest, user: AbstractBaseUser) -> None:
    ratelimit.clear(request, action=WRONG_CODE, key=str(user.pk))


def forget_wrong_codes_once_a_day(request: HttpRequest, user: AbstractBaseUser) -> None:
    if cache.add(f"codes-anew-{user.pk}", True, DAY.total_seconds()):
        forget_wrong_codes(request, user)


def _fingerprint(name: str) -> str:
    return salted_hmac(SALT, name, algorithm="sha256").hexdigest()[:16]
