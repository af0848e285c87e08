"""What the dates show on pages of the site."""

from datetime import datetime

from wagtail.models import Page

from events.models import EventIndexPage, EventPage, EventSeriesPage
from events.tickets import Ticket, tickets_for

DATES_ASKED_FOR = 60  # far more than a year of any partnership


def upcoming_on(page: Page, now: datetime) -> list[Ticket]:
    """Every date ahead, in order; asked once for a page, however many of its panels need it."""
    if not hasattr(page, "upcoming_tickets"):
        dates = EventPage.objects.live().public().for_display(EventSeriesPage)
        page.upcoming_tickets = tickets_for(dates.upcoming(now)[:DATES_ASKED_FOR], now)
    return page.upcoming_tickets


class NextDate:
    """The next date of the first series, as the home page's lead.

    Where the next one is off, that is said, and the one after is shown.
    """

    template = "events/panels/next_date.html"

    def data(self, subject: Page, now: datetime):
        series = EventSeriesPage.objects.live().public().order_by("path").first()
        if series is None:
            return None
        tickets = [t for t in upcoming_on(subject, now) if t.event.series_slug == series.slug]
        return {
            "series": series,
            "ticket": next((ticket for ticket in tickets if not ticket.is_off), None),
            "off": tickets[0] if tickets and tickets[0].is_off else None,
        }


class NextDates:
    """The next date of every series, on the home page."""

    template = "events/panels/dates.html"

    def data(self, subject: Page, now: datetime):
        index = EventIndexPage.objects.live().public().first()
        if index is None:
            return None
        first_of_each = {}
        for ticket in upcoming_on(subject, now):
            first_of_each.setdefault(ticket.event.series_slug, ticket)
        return {"index": index, "tickets": list(first_of_each.values())}


class BodyDates:
    """The series that a body convenes."""

    template = "events/panels/body_dates.html"

    def data(self, subject: Page, now: datetime):
        series = EventSeriesPage.objects.filter(convened_by_id=subject.pk).live().public()
        series = list(series.order_by("path"))
        return {"series": series} if series else None
