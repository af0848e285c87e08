"""Dates for pages of other apps that draw them in."""

from collections.abc import Collection
from datetime import datetime

from events.models import EventPage, EventSeriesPage
from events.tickets import tickets_for
from pages.drawn_dates import Dates

MOST = 24  # far more than a partnership has in a quarter


class DrawnDates:
    """What `pages.drawn_dates` asks for: one query each."""

    def between(self, now: datetime, until: datetime, series: Collection[int]) -> Dates:
        dates = self._open().upcoming(now).filter(starts_at__lt=until)
        if series:
            dates = dates.below(EventSeriesPage.objects.filter(pk__in=series))
        return self._shown(dates[:MOST], now)

    def named(self, ids: Collection[int], now: datetime) -> Dates:
        return self._shown(self._open().filter(pk__in=ids).order_by("starts_at", "pk"), now)

    def _open(self):
        return EventPage.objects.live().public().for_display(EventSeriesPage)

    def _shown(self, events, now: datetime) -> Dates:
        return {ticket.event.pk: ticket for ticket in tickets_for(events, now)}
