"""The dates of one month as a table."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from events.models import EventIndexPage, EventPage, EventSeriesPage
from events.months import Month
from events.tickets import tickets_for

DATES_SHOWN = 60  # far more than a month of any partnership


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """A month of today or with dates before, in or after it: nothing leads to endless others."""
    shown = Month.named(year, month)
    index = EventIndexPage.objects.live().public().first()
    if shown is None or index is None:
        raise Http404
    now = timezone.now()
    this_month = Month.of(timezone.localdate(now))
    dates = EventPage.objects.in_series(index.open_series())
    earlier, later = dates.starts_around(shown.starts_at, shown.ends_at)
    found = dates.for_display(EventSeriesPage).between(shown.starts_at, shown.ends_at)
    tickets = tickets_for(found[: DATES_SHOWN + 1], now)
    if not (tickets or (earlier and later) or shown == this_month):
        raise Http404
    shown_tickets, today = tickets[:DATES_SHOWN], timezone.localdate(now)
    changes = [shown.mark_moves_at(now), *(ticket.holds_until for ticket in tickets)]
    request.answer_holds_until = min(filter(None, changes), default=None)
    context = {
        "month": shown,
        "weeks": shown.weeks(shown_tickets, today),
        "tickets": shown_tickets,
        "has_more": len(tickets) > DATES_SHOWN,
        "earlier": _month_of(earlier),
        "later": _month_of(later),
        "this_month": None if shown == this_month else this_month,
        "index": index,
        "breadcrumbs": [*index.crumbs, index],
        "no_index": True,  # the list says the same, and each date has a page of its own
    }
    return render(request, "events/month.html", context)


def _month_of(moment: datetime | None) -> Month | None:
    return Month.of(timezone.localdate(moment)) if moment else None
