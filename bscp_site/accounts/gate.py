"""Whose session counts, asked once for every request that carries one.

- A session that is too old ends.
- A session that was opened by a password alone, by whatever door, ends as soon as its person has
  a second step.
- Where two steps are asked for, somebody without a second step is a reader: nothing private opens,
  and of the admin only the pages that set one up.

Readers carry no session; nothing here touches their requests.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from bscp_site.accounts import sessions
from bscp_site.accounts.factors import steps_of

# What a person without a second step may do: set one up, change the password, leave.
OPEN = {
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "end_other_sessions",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "wagtailadmin_logout",
}


class AskForTwoSteps:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            request.known_user = known = request.user
            request.user = SimpleLazyObject(lambda: _admitted(request, known))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        # First whom the session admits: finding that out may end it, and then nobody is known.
        is_admitted = request.user.is_authenticated
        known = getattr(request, "known_user", None)
        if is_admitted or known is None or not known.is_authenticated:
            return None
        if request.resolver_match.url_name not in OPEN:
            return redirect("mfa_index")
        request.user = known
        return None


def _admitted(request: HttpRequest, known: AbstractBaseUser) -> AbstractBaseUser | AnonymousUser:
    if not known.is_authenticated:
        return known
    has_two_steps = sessions.has_two_steps(request.session)
    if sessions.is_over(request.session) or (not has_two_steps and steps_of(known).exists()):
        request.user = known  # logging out asks for it, and here it is still being found out
        logout(request)
        request.known_user = request.user
        return request.user
    sessions.note_visit(request.session)
    return known if has_two_steps or not settings.REQUIRE_TWO_STEPS else AnonymousUser()
