"""Writing to the team. The form has a page of its own, and its address knows when it was opened."""

import logging

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from bscp_site.kit import spam_trap
from bscp_site.kit.client import address_of
from bscp_site.kit.public_forms import accept_own_posts
from bscp_site.kit.throttle import Limit
from pages import contact_messages, error_pages
from pages.forms import MessageForm
from pages.models import SiteSettings
from pages.navigation import HOME_DEPTH, find_way

logger = logging.getLogger(__name__)

# An agency's whole staff may come from one network.
LIMIT = Limit(name="contact", per_address=5, per_network=30, seconds=600)

TOO_QUICK = "That was very quick. Read your message once more, then press Send again"
NOT_KNOWN_WHEN = "Read your message once more, then press Send again"
TOO_MANY = (
    f"Several messages came from you in a short time. Wait {LIMIT.minutes} minutes, then press "
    "Send again. What you wrote is still here"
)


@accept_own_posts
def write(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        form = MessageForm(request.POST)
        try:
            return _receive(request, form)
        except (DatabaseError, InterfaceError) as error:
            logger.error("A message could not be kept.", exc_info=error)
            return _say_not_kept(request, form)
    if spam_trap.is_opened(request):
        return _show(request, MessageForm())
    return spam_trap.open_form(request)


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    context = {"breadcrumbs": _way(request), "no_index": True}
    return render(request, "pages/contact_sent.html", context)


def _receive(request: HttpRequest, form: MessageForm) -> HttpResponse:
    if not form.is_valid():
        return _show(request, form)
    now = timezone.now()
    if contact_messages.is_kept(form.cleaned_data, now):
        return redirect("contact_sent")
    if spam_trap.was_too_quick(request):
        return _refuse(request, form, TOO_QUICK)
    if spam_trap.has_no_moment(request):
        return _refuse(request, form, NOT_KNOWN_WHEN)
    if LIMIT.is_passed(address_of(request)):
        response = _refuse(request, form, TOO_MANY, status=429)
        response["Retry-After"] = str(LIMIT.seconds)
        return response
    contact_messages.keep(form.cleaned_data, now)
    return redirect("contact_sent")


def _refuse(request: HttpRequest, form: MessageForm, sentence: str, **options) -> HttpResponse:
    form.add_error(None, sentence)
    return _show(request, form, **options)


def _show(request: HttpRequest, form: MessageForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "breadcrumbs": _way(request), "no_index": True}
    if spam_trap.has_no_moment(request):
        context["action"] = spam_trap.address_opened_now(request)
    return render(request, "pages/contact_form.html", context, status=status)


def _say_not_kept(request: HttpRequest, form: MessageForm) -> HttpResponse:
    """On the finished page, which needs no database: it has the numbers to call."""
    context = {"form": form, "action": spam_trap.address_opened_now(request)}
    return HttpResponse(error_pages.finished_with_form(context), status=503)


def _way(request: HttpRequest) -> list[Page]:
    """The page about contact and what is above it, where a site has one at this address."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    footer_ids = SiteSettings.of(request).footer_page_ids
    way = find_way(request, site.root_page, ["contact"], footer_ids)
    is_open = all(page.live and not page.is_private for page in way)
    return [page for page in way if page.depth >= HOME_DEPTH] if is_open else []
