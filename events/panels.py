"""What the dates show on pages of the site."""

from datetime import datetime

from wagtail.models import Page

from events.models import EventIndexPage, EventPage, EventSeriesPage
from events.tickets import tickets_for

TICKETS_ON_HOME = 5


class NextDate:
    """The next date of the first series, as the home page's lead."""

    template = "events/panels/next_date.html"

    def data(self, subject: Page, now: datetime):
        series = EventSeriesPage.objects.live().public().order_by("path").first()
        if series is None:
            return None
        tickets = tickets_for(series.dates().upcoming(now)[:4], now)
        standing = next((ticket for ticket in tickets if not ticket.is_off), None)
        cancelled = tickets[0] if tickets and tickets[0].is_off else None
        return {"series": series, "ticket": standing, "off": cancelled}


class NextDates:
    """The next dates of every series, on the home page."""

    template = "events/panels/dates.html"

    def data(self, subject: Page, now: datetime):
        index = EventIndexPage.objects.live().first()
        if index is None:
            return None
        dates = EventPage.objects.live().public().for_display(EventSeriesPage)
        return {
            "index": index,
            "tickets": tickets_for(dates.upcoming(now)[:TICKETS_ON_HOME], now),
        }


class BodyDates:
    """The series that a body convenes, with their next dates."""

    template = "events/panels/body_dates.html"

    def data(self, subject: Page, now: datetime):
        series = list(
            EventSeriesPage.objects.filter(convened_by_id=subject.pk)
            .live()
            .public()
            .order_by("path")
        )
        return {"series": series} if series else None
