"""What the admin answers to somebody who may not do a thing: 403, with a sentence.

Wagtail leads them to the dashboard and says it there, with a status of success. Whoever opened a
link or sent a form is told in its place, and machines can tell a refusal from an answer.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext

from bscp_site.error_views import forbidden
from pages.removal_lock import StaysPublishedError

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


def tell_what_the_data_refuses(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Some rules are kept where the database is written, behind every view. Here they are told."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    middleware.process_exception = _told
    return middleware


def _told(request: HttpRequest, exception: Exception) -> HttpResponse | None:
    if not request.path.startswith(reverse("wagtailadmin_home")):
        return None
    if isinstance(exception, StaysPublishedError):
        return _refusal(request, [str(exception)], status=403)
    if isinstance(exception, ValidationError):
        return _refusal(request, exception.messages, status=400)
    return None


def _refusal(request: HttpRequest, sentences: list[str], *, status: int) -> HttpResponse:
    template, context = "wagtailadmin/refused.html", {"sentences": sentences}
    if request.accepts("text/html") and not _is_of_a_dialog(request):
        return render(request, template, context, status=status)
    # A dialog of the admin shows what it is sent, and nothing that comes with another status.
    html = render_to_string("wagtailadmin/refused_in_dialog.html", context, request)
    told = {"step": "refused", "html": html, "success": False, "error_message": sentences[0]}
    return JsonResponse(told, status=200 if _is_of_a_dialog(request) else status)


def _is_of_a_dialog(request: HttpRequest) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest"
