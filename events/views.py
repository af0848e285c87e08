"""Dates for calendars and for other programs."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from events import calendars, open_data
from events.models import EventPage, EventSeriesPage
from pages.models import SiteSettings


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Every published date."""
    site = SiteSettings.current()
    partnership = site.short_name or site.partnership_name
    return _feed(request, _dates(), name=f"{partnership} events".strip(), site=site)


@require_safe
def series_calendar(request: HttpRequest, series: str) -> HttpResponse:
    """The published dates of one series."""
    page = get_object_or_404(EventSeriesPage.objects.live().public(), slug=series)
    return _feed(request, _dates().child_of(page), name=page.title, site=SiteSettings.current())


@require_safe
def event_file(request: HttpRequest, series: str, event: str) -> HttpResponse:
    """One date, to be opened in a calendar."""
    page = _dates().filter(slug=event, series_slug=series).first()
    if page is None:
        raise Http404
    site = SiteSettings.current()
    return _answer(calendars.calendar([page], organiser=site.team_email), f"{event}.ics")


@require_safe
def open_dates(request: HttpRequest) -> HttpResponse:
    """Every date that the calendar holds, as JSON, for any website to read."""
    site = SiteSettings.current()
    dates = _dates().for_calendars(timezone.now())
    response = JsonResponse(
        open_data.document(dates, publisher=site.partnership_name, request=request),
        json_dumps_params={"ensure_ascii": False},
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _dates():
    return EventPage.objects.live().public().for_display(EventSeriesPage)


def _feed(request: HttpRequest, dates, *, name: str, site: SiteSettings) -> HttpResponse:
    dates = dates.for_calendars(timezone.now())
    body = calendars.calendar(dates, name=name, organiser=site.team_email, request=request)
    return _answer(body, "calendar.ics")


def _answer(body: bytes, filename: str) -> HttpResponse:
    return HttpResponse(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{filename}"'},
    )
