"""What the admin answers to somebody who may not do a thing: 403, with a sentence.

Wagtail leads them to the dashboard and says it there, with a status of success. Whoever opened a
link or sent a form is told in its place, and machines can tell a refusal from an answer.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext

from bscp_site.error_views import forbidden

WAGTAILS_WORDS = "Sorry, you do not have permission to access this area."
ENTRY = "wagtailadmin.access_admin"


def refuse_in_place(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        url = getattr(response, "url", "") if response.status_code == 302 else ""
        leads_to = url.partition("?")[0]
        if leads_to == reverse("wagtailadmin_home"):
            return _in_place(request) or response
        if leads_to == _sign_in_address() and _is_signed_in_for_nothing(request):
            return forbidden(request)
        return response

    return middleware


def _is_signed_in_for_nothing(request: HttpRequest) -> bool:
    """Asked to sign in once more, such a person would go round and round."""
    return request.user.is_authenticated and not request.user.has_perm(ENTRY)


def _in_place(request: HttpRequest) -> HttpResponse | None:
    """The answer where Wagtail has put its refusal among the messages; else these wait on."""
    waiting = get_messages(request)
    were_read = waiting.used
    others = [message for message in waiting if gettext(WAGTAILS_WORDS) not in message.message]
    if len(others) < len(waiting):
        return render(request, "wagtailadmin/403.html", {"messages": others}, status=403)
    waiting.used = were_read
    return None


def _sign_in_address() -> str:
    return resolve_url(getattr(settings, "WAGTAILADMIN_LOGIN_URL", "wagtailadmin_login"))
