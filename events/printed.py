"""Posters and the year planner, as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from bscp_site.kit import typesetting
from bscp_site.kit.typesetting import TypesettingError
from events import planner, posters
from events.models import EventIndexPage, EventPage, EventSeriesPage
from pages.letterhead import on_paper
from pages.models import SiteSettings

AGAIN = 60  # seconds


@require_safe
def event_poster(request: HttpRequest, series: str, event: str) -> HttpResponse:
    """One date for a wall."""
    above = _series(series)
    page = get_object_or_404(above.dates(), slug=event)
    words = posters.of_event(page, above, timezone.now())
    return _pdf(request, "poster", words, f"{event}.pdf")


@require_safe
def series_poster(request: HttpRequest, series: str) -> HttpResponse:
    """A series for a wall: its code leads to whatever date is next."""
    above = _series(series)
    return _pdf(request, "poster", posters.of_series(above, timezone.now()), f"{series}.pdf")


@require_safe
def year_planner(request: HttpRequest) -> HttpResponse:
    """The next twelve months on one page."""
    index = EventIndexPage.objects.live().public().first()
    if index is None:
        raise Http404
    dates = EventPage.objects.descendant_of(index).live().public().for_display(EventSeriesPage)
    words = planner.words(dates, index.url, timezone.now())
    return _pdf(request, "planner", words, "dates.pdf")


def _series(slug: str) -> EventSeriesPage:
    return get_object_or_404(EventSeriesPage.objects.live().public(), slug=slug)


def _pdf(request: HttpRequest, template: str, words: dict, filename: str) -> HttpResponse:
    """Set once for as long as nothing in it changes. A failure is said in one sentence."""
    document = on_paper(SiteSettings.of(request), template, words)
    try:
        pdf = typesetting.kept(document)
    except TypesettingError:
        return HttpResponse(
            "This PDF cannot be made just now. The website says the same, and can be printed.",
            status=503,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": str(AGAIN)},
        )
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{filename}"',
            "ETag": f'"{document.fingerprint}"',
        },
    )
