"""What a session knows of its sign-in, and when it ends.

A session ends with the browser, after two hours without a request, and twelve hours after the
sign-in whatever happens. An open editor keeps asking, so nobody loses what they type.
"""

import time
from datetime import timedelta

from allauth.account.authentication import get_authentication_records
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

LONGEST = timedelta(hours=12)
NOTED_EVERY = timedelta(minutes=5)  # writing at each request would cost more than it tells
RECENT = timedelta(minutes=5)

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
TWO_STEPS = "two_steps"


def begin(request: HttpRequest, user: AbstractBaseUser) -> None:
    """Note when and how somebody has signed in."""
    methods = {record["method"] for record in get_authentication_records(request, user)}
    now = time.time()
    request.session.update({SIGNED_IN_AT: now, SEEN_AT: now, TWO_STEPS: "mfa" in methods})


def note_two_steps(request: HttpRequest) -> None:
    """Who sets a second step up has just shown that it works."""
    request.session[TWO_STEPS] = True


def has_two_steps(session: SessionBase) -> bool:
    return session.get(TWO_STEPS, False)


def is_recent(session: SessionBase) -> bool:
    """The password was typed a moment ago and need not be asked for again."""
    return time.time() - session.get(SIGNED_IN_AT, 0) < RECENT.total_seconds()


def is_over(session: SessionBase) -> bool:
    return time.time() - session.get(SIGNED_IN_AT, 0) > LONGEST.total_seconds()


def note_visit(session: SessionBase) -> None:
    """Let the two hours begin anew: a session counts them from when it was last written."""
    now = time.time()
    if now - session.get(SEEN_AT, 0) > NOTED_EVERY.total_seconds():
        session[SEEN_AT] = now


def end_all(user: AbstractBaseUser, *, but: str | None = None) -> int:
    """Sign a person out everywhere, except in the session of the given key; say how often."""
    keys = [
        session.pk
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if session.pk != but and session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=keys).delete()
    return len(keys)
