"""The only writer of `EventState`."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from events.choices import EventStatus
from events.models import EventPage, EventState
from pages.models import SiteSettings


def begin(event: EventPage) -> None:
    """Give a new event its identity."""
    EventState.objects.get_or_create(event=event)


@transaction.atomic
def follow(event: EventPage) -> EventState:
    """Compare what is published with what calendars were last told.

    A change raises the sequence by one. A new start is remembered as a move, however it was made:
    by an edit, a scheduled publication or an old revision brought back. Before the site is
    launched nobody has been told a date, so nothing is a move.
    """
    state, _created = EventState.objects.select_for_update().get_or_create(event=event)
    # Read under the lock: of two publications at once, the later one counts.
    event = EventPage.objects.get(pk=event.pk)
    told, now_true = state.announced, announcement(event, state)
    if not event.live or told == now_true:
        return state
    if told:
        state.sequence += 1
        if told["starts_at"] != now_true["starts_at"] and SiteSettings.current().is_launched:
            state.previous_start = datetime.fromisoformat(told["starts_at"])
    state.announced = now_true
    state.changed_at = timezone.now()
    state.save()
    return state


def announcement(event: EventPage, state: EventState) -> dict[str, str]:
    """What a calendar shows of an event, in UTC: the fingerprint that decides about a change."""
    return {
        "title": event.title,
        "summary": event.summary,
        "starts_at": _utc(event.starts_at),
        "ends_at": _utc(event.ends_at),
        "place": event.place_words,
        "status": EventStatus(state.status).value,
        "address": event.url_path,
    }


def _utc(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""
