"""What the dates show on pages of the site."""

from collections import defaultdict
from datetime import datetime

from django.utils import timezone
from wagtail.models import Page

from events.models import EventIndexPage, EventPage, EventSeriesPage
from events.tickets import Ticket, soonest_of, tickets_for
from pages.models import RoleAssignment
from pages.panels import Panel

DATES_ASKED_FOR = 60  # far more than a year of any partnership
DATES_OF_PRIORITY = 6  # ahead, and as many of those that are over


def upcoming_on(page: Page, now: datetime) -> list[Ticket]:
    """Every date ahead, in order; asked once for a page, however many of its panels need it."""
    if not hasattr(page, "upcoming_tickets"):
        dates = EventPage.objects.live().public().for_display(EventSeriesPage)
        page.upcoming_tickets = tickets_for(dates.upcoming(now)[:DATES_ASKED_FOR], now)
        page.holds_until(*(ticket.holds_until for ticket in page.upcoming_tickets))
    return page.upcoming_tickets


def first_series_of(page: Page) -> EventSeriesPage | None:
    """The series that leads the home page, with `index_url_path` and `index_summary`.

    Asked once for a page, with the list of events above it: two panels need them.
    """
    if not hasattr(page, "first_series"):
        series = EventSeriesPage.objects.live().public().with_index(EventIndexPage)
        page.first_series = series.order_by("path").first()
    return page.first_series


class NextDate(Panel):
    """The next date of the first series, as the home page's lead.

    Where the next one is off, that is said, and the one after is shown.
    """

    template = "events/panels/next_date.html"

    def data(self, subject: Page, now: datetime):
        series = first_series_of(subject)
        if series is None:
            return None
        tickets = [t for t in upcoming_on(subject, now) if t.event.series_slug == series.slug]
        return {"series": series} | soonest_of(tickets)


class NextDates(Panel):
    """The next date of every series, on the home page.

    Where it is off, the one after stands there as well.
    """

    template = "events/panels/dates.html"

    def data(self, subject: Page, now: datetime):
        series = first_series_of(subject)
        if series is None:
            return None
        of_each = defaultdict(list)
        for ticket in upcoming_on(subject, now):
            of_each[ticket.event.series_slug].append(ticket)
        shown = (ticket for each in of_each.values() for ticket in soonest_of(each).values())
        return {
            "index_url": Page(url_path=series.index_url_path).url,
            "summary": series.index_summary,
            "tickets": sorted(filter(None, shown), key=lambda ticket: ticket.starts_at),
        }


class BodyDates(Panel):
    """The series that a body convenes."""

    template = "events/panels/body_dates.html"

    def data(self, subject: Page, now: datetime):
        series = EventSeriesPage.objects.filter(convened_by_id=subject.pk).live().public()
        series = list(series.order_by("path"))
        return {"series": series} if series else None


class Gatherings(Panel):
    """Every series, with how often it meets, on the page about the structure."""

    template = "events/panels/gatherings.html"
    anchor = "gatherings"
    heading = "Where people come together"

    def data(self, subject: Page, now: datetime):
        series = EventSeriesPage.objects.live().public().order_by("path")
        series = list(series.select_related("presiding_role"))
        return {"series": series} if series else None


class PresidedSeries(Panel):
    """The series over which a person presides today, by the roles the person holds."""

    template = "events/panels/presided_series.html"

    def data(self, subject: Page, now: datetime):
        held = RoleAssignment.objects.on(timezone.localdate(now)).filter(holder_id=subject.pk)
        series = EventSeriesPage.objects.filter(presiding_role__in=held.values("role"))
        series = list(series.live().public().order_by("path"))
        return {"series": series, "as_of": subject.as_of_words} if series else None


class DatesAboutPriority(Panel):
    """Dates about a priority: those ahead, and those that are over, with what came of them."""

    template = "events/panels/priority_dates.html"

    def data(self, subject: Page, now: datetime):
        if subject.pk is None:
            return None  # the preview of a new one
        dates = EventPage.objects.live().public().about_priority(subject, EventSeriesPage)
        dates = dates.for_display(EventSeriesPage)
        # One query for both: more dates lie ahead of no partnership than are asked for.
        latest = list(dates.order_by("-starts_at", "-pk")[:DATES_ASKED_FOR])
        subject.holds_until(*(ticket.holds_until for ticket in tickets_for(latest, now)))
        over = [event for event in latest if event.is_over(now)]
        ahead = [event for event in reversed(latest) if not event.is_over(now)]
        if not latest:
            return None
        return {
            "ahead": tickets_for(ahead[:DATES_OF_PRIORITY], now),
            "past": tickets_for(over[:DATES_OF_PRIORITY], now),
        }
