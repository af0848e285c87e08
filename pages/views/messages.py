"""Writing to the team. Each form has a page of its own, whose address knows when it was opened."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from bscp_site.kit import spam_trap
from bscp_site.kit.client import address_of
from bscp_site.kit.public_forms import accept_own_posts, is_own_address
from bscp_site.kit.throttle import Limit
from pages import contact_messages, error_pages
from pages.message_choices import MessageKind, Purpose
from pages.message_forms import FORMS, MessageForm
from pages.message_words import after_sending, before_sending
from pages.models import ContactMessage, SiteSettings
from pages.models.contact_message import LONGEST_PAGE
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
# An address of a page of ours holds nothing that anybody typed.
PAGE = re.compile(r"/[a-z0-9/_-]*")


@dataclass(frozen=True)
class Writing:
    """How a form introduces itself, and below which page it stands."""

    title: str
    summary: str
    way: tuple[str, ...] = ()


WRITINGS = {
    Purpose.CONTACT: Writing(
        "Send a message",
        "For questions about the Partnership, its dates or this website.",
        ("contact",),
    ),
    Purpose.FEEDBACK: Writing(
        "Feedback and requests",
        "Say what you think, what you would like to see, or what is wrong on a page.",
    ),
    Purpose.ACCESSIBILITY: Writing(
        "Report an accessibility problem",
        "Something on this website that you cannot read, hear or use.",
        ("accessibility",),
    ),
    Purpose.DATA_REQUEST: Writing(
        "Ask about your data",
        "See what we hold about you, have it corrected, or have it deleted. It costs nothing.",
        ("privacy",),
    ),
    Purpose.COMPLAINT: Writing(
        "Complain about the use of your data",
        "If you think that we did not treat your personal data as we should.",
        ("privacy",),
    ),
}


@accept_own_posts
def write(request: HttpRequest, purpose: Purpose) -> HttpResponse:
    form_class = FORMS[purpose]
    if request.method == "POST":
        form = form_class(request.POST)
        try:
            return _receive(request, purpose, form)
        except (DatabaseError, InterfaceError) as error:
            logger.error("A message could not be kept.", exc_info=error)
            return _say_not_kept(request, form)
    if spam_trap.is_opened(request) and not spam_trap.has_no_moment(request):
        return _show(request, purpose, form_class(initial=_known(request)))
    return spam_trap.open_form(request, _known(request) | _page_before(request))


@require_safe
def sent(request: HttpRequest, purpose: Purpose, reference: str) -> HttpResponse:
    """For the sender alone, who has the reference."""
    message = get_object_or_404(ContactMessage, purpose=purpose, reference=reference)
    context = {
        "reference": message.reference,
        "has_mail": message.is_open and bool(message.email),
        "steps": after_sending(message),
        "breadcrumbs": _way(request, purpose),
        "no_index": True,
    }
    response = render(request, "pages/message_sent.html", context)
    add_never_cache_headers(response)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _receive(request: HttpRequest, purpose: Purpose, form: MessageForm) -> HttpResponse:
    if not form.is_valid():
        return _show(request, purpose, form)
    now = timezone.now()
    already = contact_messages.kept(purpose, form.cleaned_data, now)
    if already is not None:
        return _thank(already)
    if spam_trap.was_too_quick(request):
        return _refuse(request, purpose, form, TOO_QUICK)
    if spam_trap.has_no_moment(request):
        return _refuse(request, purpose, form, NOT_KNOWN_WHEN)
    if LIMIT.is_passed(address_of(request)):
        response = _refuse(request, purpose, form, TOO_MANY, status=429)
        response["Retry-After"] = str(LIMIT.seconds)
        return response
    return _thank(contact_messages.keep(purpose, form.cleaned_data, now))


def _thank(message: ContactMessage) -> HttpResponse:
    return redirect(f"{message.purpose}_sent", message.reference)


def _refuse(
    request: HttpRequest, purpose: Purpose, form: MessageForm, sentence: str, **options
) -> HttpResponse:
    form.add_error(None, sentence)
    return _show(request, purpose, form, **options)


def _show(
    request: HttpRequest, purpose: Purpose, form: MessageForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "purpose": purpose,
        "writing": WRITINGS[purpose],
        "steps": before_sending(purpose, SiteSettings.of(request)),
        "others": [(each.value, WRITINGS[each].title) for each in Purpose if each != purpose],
        "breadcrumbs": _way(request, purpose),
        "no_index": True,
    }
    if spam_trap.has_no_moment(request):
        context["action"] = spam_trap.address_opened_now(request)
    return render(request, "pages/message_form.html", context, status=status)


def _say_not_kept(request: HttpRequest, form: MessageForm) -> HttpResponse:
    """On the finished page, which needs no database: it has the numbers to call."""
    context = {"form": form, "action": spam_trap.address_opened_now(request)}
    return HttpResponse(error_pages.finished_with_form(context), status=503)


def _known(request: HttpRequest) -> Mapping[str, str]:
    """What the link that led here says already: what it is about, and on which page."""
    known = {}
    if request.GET.get("about") in MessageKind.values:
        known["about"] = request.GET["about"]
    page = request.GET.get("page", "")
    if len(page) <= LONGEST_PAGE and PAGE.fullmatch(page):
        known["page"] = page
    return known


def _page_before(request: HttpRequest) -> Mapping[str, str]:
    """The page on which somebody chose “Something wrong with this page?”, as the browser says."""
    if request.GET.get("about") != MessageKind.PAGE:
        return {}
    before = request.headers.get("Referer", "")
    if not is_own_address(request, before):
        return {}
    path = urlsplit(before).path
    return {"page": path} if len(path) <= LONGEST_PAGE and PAGE.fullmatch(path) else {}


def _way(request: HttpRequest, purpose: Purpose) -> list[Page]:
    """The page to which a form belongs and what is above it, where a site has one there."""
    site = Site.find_for_request(request)
    if site is None:
        return []
    footer_ids = SiteSettings.of(request).footer_page_ids
    way = find_way(request, site.root_page, list(WRITINGS[purpose].way), footer_ids)
    is_open = all(page.live and not page.is_private for page in way)
    return [page for page in way if page.depth >= HOME_DEPTH] if is_open else []
