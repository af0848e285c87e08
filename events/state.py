"""What has been told of an event, compared with what is true. With `events.changes` the only
writer of `EventState`."""

from datetime import UTC, datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from events.choices import EventStatus, Format
from events.models import EventPage, EventState
from pages.models import SiteSettings

FOLLOWED = "events.follow"  # a move that nobody made by the action for it
PROVISIONAL = "provisional"


def begin(event: EventPage) -> None:
    """Give a new event its identity."""
    EventState.objects.get_or_create(event=event)


def locked(event: EventPage) -> EventState:
    """The row on which everybody waits who acts on the date; the page stays free to edit."""
    state, _created = EventState.objects.select_for_update().get_or_create(event=event)
    return state


@transaction.atomic
def follow(event: EventPage) -> EventState:
    """Compare what is published with what calendars were last told.

    A new start or a meeting that is online now is a move, however it was made: by an edit, a
    scheduled publication or an old revision brought back. Before the site is launched nobody has
    been told a date, so nothing is a move.
    """
    state = locked(event)
    # Read under the lock: of two publications at once, the later one counts.
    event = EventPage.objects.get(pk=event.pk)
    if event.live:
        is_told = SiteSettings.current().is_launched
        before = state.announced
        moves = take(state, event, is_told=is_told)
        state.save()
        if moves:
            log(event, FOLLOWED, data={"from": before, "to": state.announced})
    return state


def take(state: EventState, event: EventPage, *, is_told: bool) -> bool:
    """Let the state say what is true of the event, and whether that is a move. Saves nothing.

    A change that calendars show raises the sequence by one. `is_told`: readers knew of it before.
    """
    told, is_move = state.announced, False
    if told and is_told:
        is_move = _note_date(state, event, told) | _note_place(state, event, told)
    elif not is_told:
        state.first_start = None  # whatever was published so far, the first told is still to come
    now_true = announcement(event, state)
    if told == now_true:
        return False
    if told:
        state.sequence += 1
    state.announced = now_true
    state.changed_at = timezone.now()
    return is_move


def _note_date(state: EventState, event: EventPage, told: dict) -> bool:
    if told["starts_at"] == _utc(event.starts_at):
        return False
    told_start = datetime.fromisoformat(told["starts_at"])
    state.first_start = state.first_start or state.previous_start or told_start
    # Back where it began, there is nothing left to say.
    state.previous_start = None if event.starts_at == state.first_start else told_start
    if state.status == EventStatus.POSTPONED:
        state.status = EventStatus.SCHEDULED
    state.reason = ""  # it was the reason of something else; an action gives its own
    return True


def _note_place(state: EventState, event: EventPage, told: dict) -> bool:
    """Online after a place was told; and no longer, once there is a place again."""
    is_online, place = event.format == Format.ONLINE, told["place"]
    if not is_online:
        state.moved_online_at, state.previous_place = None, ""
        return False
    if state.moved_online_at or place in {EventPage.ONLINE, EventPage.NO_PLACE}:
        return False
    state.moved_online_at, state.previous_place = timezone.now(), place
    state.reason = ""
    return True


def announcement(event: EventPage, state: EventState) -> dict[str, str]:
    """What a calendar shows of an event, in UTC: the fingerprint that decides about a change."""
    status = EventStatus(state.status).value
    if event.is_provisional and status == EventStatus.SCHEDULED:
        status = PROVISIONAL
    return {
        "title": event.title,
        "summary": event.summary,
        "starts_at": _utc(event.starts_at),
        "ends_at": _utc(event.ends_at),
        "place": event.place_words,
        "status": status,
        "address": event.url_path,
    }


def _utc(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""
