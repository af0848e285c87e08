"""All dates."""

from collections.abc import Iterable
from itertools import groupby

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.formats import date_format

from events import calendar_links
from events.filters import PAST, DatesFilter
from events.models.event import EventPage
from events.models.series import EventSeriesPage
from events.months import Month
from events.tickets import Ticket, tickets_for
from pages.models import SitePage

DATES_ON_A_PAGE = 24
PAST_SHOWN = 6
HEAVY = ("body", "materials", "programme", "speakers")  # what no ticket shows


class EventIndexPage(SitePage):
    """Lists every published date. The first series below it leads the home page."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["events.EventSeriesPage"]
    max_count = 1
    reserved_slugs = frozenset({"month", "next"})
    keeps_its_address = True

    class Meta:
        verbose_name = "events"

    def open_series(self) -> list[EventSeriesPage]:
        """Those that readers can open, in the order of the admin."""
        return list(EventSeriesPage.objects.child_of(self).live().public().order_by("path"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        series = self.open_series()
        dates = EventPage.objects.in_series(series)
        filters = DatesFilter(dates, series, request.GET, now)
        shown = filters.found().for_display(EventSeriesPage).defer(*HEAVY)
        pages = Paginator(shown, DATES_ON_A_PAGE)
        pages.count = filters.count  # known already
        page = pages.get_page(request.GET.get("page"))
        tickets = tickets_for(page, now)
        latest = dates.past(now).for_display(EventSeriesPage).defer(*HEAVY)[:PAST_SHOWN]
        first = next(iter(tickets), None) if filters.when != PAST else None
        self.holds_until(filters.holds_until, *(ticket.holds_until for ticket in tickets))
        if not filters.is_plain:
            context["no_index"] = True
        return context | {
            "groups": by_year(tickets) if filters.when == PAST else by_month(tickets),
            "dates": page,
            "filters": filters,
            "past_tickets": tickets_for(latest, now) if filters.is_plain else [],
            "month": Month.of(timezone.localdate(first.starts_at if first else now)),
            "feeds": calendar_links.feeds(series),
        }


def by_month(tickets: Iterable[Ticket]) -> list[dict[str, object]]:
    """Tickets under headings such as "June 2027", in the order given."""
    return _under_headings(tickets, "F Y")


def by_year(tickets: Iterable[Ticket]) -> list[dict[str, object]]:
    return _under_headings(tickets, "Y")


def _under_headings(tickets: Iterable[Ticket], words: str) -> list[dict[str, object]]:
    groups = groupby(tickets, key=lambda t: date_format(timezone.localtime(t.starts_at), words))
    return [{"label": label, "tickets": list(group)} for label, group in groups]
