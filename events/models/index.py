"""All dates."""

from itertools import groupby

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.formats import date_format

from events import calendar_links
from events.filters import EventFilter
from events.models.event import EventPage
from events.models.series import EventSeriesPage
from events.tickets import tickets_for
from pages.models import SitePage

DATES_ON_A_PAGE = 24
PAST_SHOWN = 6


class EventIndexPage(SitePage):
    """Lists every published date. The first series below it leads the home page."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["events.EventSeriesPage"]
    max_count = 1
    reserved_slugs = frozenset({"month", "next"})
    keeps_its_address = True

    class Meta:
        verbose_name = "events"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        series = list(EventSeriesPage.objects.child_of(self).live().public().order_by("path"))
        dates = EventPage.objects.descendant_of(self).live().public().for_display(EventSeriesPage)
        chosen = EventFilter.from_query(request.GET, series, dates.formats())
        found = Paginator(chosen.applied_to(dates, now), DATES_ON_A_PAGE)
        page = found.get_page(request.GET.get("page"))
        context["months"] = by_month(tickets_for(page, now))
        context["dates"] = page
        context["count"] = found.count
        context["filters"] = chosen
        context["past_tickets"] = (
            tickets_for(dates.past(now)[:PAST_SHOWN], now) if chosen.is_empty else []
        )
        context["feeds"] = calendar_links.feeds(series)
        return context


def by_month(tickets) -> list[dict[str, object]]:
    """Tickets under headings such as "June 2027", in the order given."""
    months = groupby(tickets, key=lambda t: date_format(timezone.localtime(t.starts_at), "F Y"))
    return [{"label": label, "tickets": list(group)} for label, group in months]
