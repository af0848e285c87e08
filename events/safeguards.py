"""A date that calendars were told of is cancelled, not taken away: an entry that disappears from
a page stays in calendars, and people come."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from events.models import EventPage
from pages.models import SiteSettings


def check_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    return _keep(request, page, page.get_descendants(inclusive=True))


def check_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    takes_all = request.POST.get("include_descendants")
    within = page.get_descendants(inclusive=True) if takes_all else Page.objects.filter(pk=page.pk)
    return _keep(request, page, within)


def check_many_at_once(
    request: HttpRequest, action_type: str, objects: Iterable, action_class_instance
) -> HttpResponse | None:
    check = {"delete": check_delete, "unpublish": check_unpublish}.get(action_type)
    pages = [each for each in objects if isinstance(each, Page)] if check else []
    return next(filter(None, (check(request, page) for page in pages)), None)


def check_hiding(page: Page) -> None:
    """Before a page, with all below it, is opened to some people only."""
    if words := why_it_stays(page.get_descendants(inclusive=True)):
        raise ValidationError(words)


def why_it_stays(within: PageQuerySet) -> str:
    """One sentence where one of these pages is a date that people count on; else nothing."""
    if not SiteSettings.current().is_launched:
        return ""  # nobody has been told yet
    told = EventPage.objects.filter(pk__in=within.values("pk")).told_and_ahead(timezone.now())
    event = told.first()
    return event.must_be_cancelled_first if event else ""


def _keep(request: HttpRequest, page: Page, within: PageQuerySet) -> HttpResponse | None:
    words = why_it_stays(within)
    if not words:
        return None
    messages.error(request, words)
    return redirect("wagtailadmin_explore", page.get_parent().pk)
