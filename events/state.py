"""The only writer of `EventState`."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone

from events.choices import EventStatus
from events.models import EventPage, EventState


@transaction.atomic
def record_publication(event: EventPage) -> EventState:
    """Compare what has been published with what calendars were last told.

    A change raises the sequence by one. A new start is remembered as a move, however it was made:
    by an edit, a scheduled publication or an old revision brought back.
    """
    state, _created = EventState.objects.select_for_update().get_or_create(event=event)
    told, now_true = state.announced, announcement(event, state)
    if told == now_true:
        return state
    if told:
        state.sequence += 1
        if told["starts_at"] != now_true["starts_at"]:
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
        "starts_at": event.starts_at.astimezone(UTC).isoformat(),
        "ends_at": event.ends_at.astimezone(UTC).isoformat(),
        "place": event.place_words,
        "status": EventStatus(state.status).value,
        "address": event.url_path,
    }
