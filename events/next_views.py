"""An address that always leads to the next date of a series: for posters and signatures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import EventPage, EventSeriesPage


@require_safe
@never_cache
def next_date(request: HttpRequest, series: str) -> HttpResponse:
    """The soonest date that stands and is not over; the series itself while there is none."""
    page = get_object_or_404(EventSeriesPage.objects.live().public(), slug=series)
    dates = EventPage.objects.child_of(page).live().public().standing()
    return redirect((dates.upcoming(timezone.now()).first() or page).url)
