"""An event as a reader is shown it: the date, the place, and what has become of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from bscp_site.kit.dates import clock, day_words, span_words
from events.choices import EventStatus
from events.nearness import near_words, next_change


@dataclass(frozen=True)
class ShownStatus:
    """One state in words, with its icon; colour only repeats it."""

    key: str
    icon: str
    words: str


CANCELLED = ShownStatus("cancelled", "close", "Cancelled")
POSTPONED = ShownStatus("postponed", "pause", "Postponed")
NEW_DATE = ShownStatus("rescheduled", "moved", "New date")
NEW_TIME = ShownStatus("rescheduled", "moved", "New time")
OFF = {CANCELLED, POSTPONED}
NOT_AGREED_EITHER = ShownStatus("rescheduled", "moved", "New provisional date")
MOVED_ONLINE = ShownStatus("rescheduled", "moved", "Moved online")
PROVISIONAL = ShownStatus("provisional", "calendar", "Provisional date")
NOT_AGREED = {PROVISIONAL, NOT_AGREED_EITHER}
OVER = ShownStatus("past", "check", "This date has passed")


@dataclass(frozen=True)
class Ticket:
    """What templates show of one event."""

    event: object
    url: str
    title: str
    series_title: str
    style: str
    starts_at: datetime | None
    ends_at: datetime | None
    when: str
    near: str  # "Tomorrow, 9:30am to 12:30pm"; empty for what is off, over or further away
    holds_until: datetime | None  # when a page that shows it must be asked for again
    date_words: str
    place: str
    status: ShownStatus | None
    was: str
    reason: str = ""

    @property
    def is_off(self) -> bool:
        return self.status in OFF

    @property
    def is_open(self) -> bool:
        """Whether the date may still become another one."""
        return self.status in NOT_AGREED


def tickets_for(events: Iterable, now: datetime) -> list[Ticket]:
    """Tickets of events that were fetched `for_display`."""
    return [ticket_for(event, now) for event in events]


def soonest_of(tickets: list[Ticket]) -> dict[str, Ticket | None]:
    """The next `ticket` that stands, and one before it that is `off`, of tickets in date order."""
    return {
        "ticket": next((ticket for ticket in tickets if not ticket.is_off), None),
        "off": tickets[0] if tickets and tickets[0].is_off else None,
    }


def ticket_for(event, now: datetime, *, series=None) -> Ticket:
    """The ticket of one event; a draft may still lack its times."""
    state = getattr(event, "state", None)
    status = shown_status(event, state, now)
    span = (event.starts_at, event.ends_at) if event.starts_at and event.ends_at else None
    return Ticket(
        event=event,
        url=event.url or "",
        title=event.title,
        series_title=series.title if series else event.series_title,
        style=series.style if series else event.series_style,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        when=span_words(*span) if span else "",
        near=near_words(*span, now) if span and status not in OFF else "",
        holds_until=next_change(*span, now) if span else None,
        date_words=day_words(event.starts_at) if event.starts_at else "Date to be confirmed",
        place=_place(event, now),
        status=status,
        was=_was(event, state) if state and event.starts_at else "",
        reason=state.reason if state else "",
    )


def shown_status(event, state, now: datetime) -> ShownStatus | None:
    """The one state that matters most to a reader; None for an ordinary date ahead."""
    if state and state.status != EventStatus.SCHEDULED:
        return CANCELLED if state.status == EventStatus.CANCELLED else POSTPONED
    if event.ends_at and event.ends_at <= now:
        return OVER
    if state and state.previous_start and event.starts_at:
        return _moved(event, state)
    if state and state.moved_online_at:
        return MOVED_ONLINE
    return PROVISIONAL if event.is_provisional else None


def _moved(event, state) -> ShownStatus:
    if event.is_provisional:
        return NOT_AGREED_EITHER
    return NEW_TIME if _is_same_day(event, state) else NEW_DATE


def _place(event, now: datetime) -> str:
    """Where it is; of a date that has passed without one, nothing is promised any more."""
    is_past = event.ends_at and event.ends_at <= now
    return "" if is_past and not (event.venue or event.format) else event.place_words


def _was(event, state) -> str:
    """Where and when it was before: the day that is off, the old day, or on the same day the old
    time; and the old place of what has moved online."""
    if state.status == EventStatus.POSTPONED:
        return day_words(event.starts_at)
    return ", ".join(filter(None, [_old_time(event, state), state.previous_place]))


def _old_time(event, state) -> str:
    if not state.previous_start:
        return ""
    if _is_same_day(event, state):
        return clock(timezone.localtime(state.previous_start).time())
    return day_words(state.previous_start)


def _is_same_day(event, state) -> bool:
    return timezone.localdate(event.starts_at) == timezone.localdate(state.previous_start)
