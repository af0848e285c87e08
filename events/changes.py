"""What members of staff do with a date that readers know: each change, and how it is carried out.

A change is a small object that is applied to an event and its state. The preview applies it to
copies; `carry_out` applies it to the rows, under the lock.
"""

import copy
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext, log
from wagtail.models import Page, Revision

from events.choices import EventStatus, Format
from events.hearers import places_held
from events.models import EventPage, EventState
from events.state import follow, locked, take

OFF = {EventStatus.CANCELLED, EventStatus.POSTPONED}


class RefusedError(Exception):
    """One sentence that says why, and what to do instead."""


class OvertakenError(Exception):
    """Somebody else has changed the date since it was looked at."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """`reason` is shown to readers, and may be empty."""

    reason: str = ""
    action = ""  # its name in the log
    written = ()  # the fields of the page that it writes

    def refusal(self, event: EventPage, state: EventState) -> str:
        """Why it cannot be done with this date; empty where it can."""
        return ""

    def apply(self, event: EventPage, state: EventState) -> None:
        raise NotImplementedError


class Cancel(Change):
    action = "events.cancel"

    def refusal(self, event, state):
        return "It is cancelled already." if state.status == EventStatus.CANCELLED else ""

    def apply(self, event, state):
        state.status, state.reason = EventStatus.CANCELLED, self.reason


@dataclass(frozen=True, kw_only=True)
class Move(Change):
    starts_at: datetime
    ends_at: datetime
    action = "events.move"
    written = ("starts_at", "ends_at")

    def refusal(self, event, state):
        if state.status == EventStatus.CANCELLED:
            return "It is cancelled. Reinstate it first, then move it."
        if (self.starts_at, self.ends_at) == (event.starts_at, event.ends_at):
            return "That is the date and the time it has already."
        return ""

    def apply(self, event, state):
        event.starts_at, event.ends_at = self.starts_at, self.ends_at
        state.status = EventStatus.SCHEDULED


class Postpone(Change):
    """Without a new date yet. With one, it is a move."""

    action = "events.postpone"

    def refusal(self, event, state):
        if state.status == EventStatus.CANCELLED:
            return "It is cancelled. Reinstate it first, then postpone it."
        return "It is postponed already." if state.status == EventStatus.POSTPONED else ""

    def apply(self, event, state):
        state.status = EventStatus.POSTPONED


class Reinstate(Change):
    action = "events.reinstate"

    def refusal(self, event, state):
        return "" if state.status in OFF else "It is neither cancelled nor postponed."

    def apply(self, event, state):
        state.status = EventStatus.SCHEDULED
        state.previous_start = None


class MoveOnline(Change):
    action = "events.move_online"
    written = ("format",)

    def refusal(self, event, state):
        if state.status == EventStatus.CANCELLED:
            return "It is cancelled. Reinstate it first."
        return "It is online already." if event.format == Format.ONLINE else ""

    def apply(self, event, state):
        event.format = Format.ONLINE


@dataclass(frozen=True, kw_only=True)
class MeetInPerson(Change):
    """The way back from online."""

    venue: str
    action = "events.meet_in_person"
    written = ("format", "venue")

    def refusal(self, event, state):
        if state.status == EventStatus.CANCELLED:
            return "It is cancelled. Reinstate it first."
        return "" if event.format == Format.ONLINE else "It is not online."

    def apply(self, event, state):
        event.format, event.venue = Format.IN_PERSON, self.venue


class Reword(Change):
    """Another reason for what has become of the date."""

    action = "events.reword"

    def refusal(self, event, state):
        has_changed = state.status in OFF or state.previous_start or state.moved_online_at
        return "" if has_changed else "Nothing has become of this date that needs a reason."

    def apply(self, event, state):
        pass


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """An event and its state as they would be; neither is saved."""

    event: EventPage
    state: EventState
    has_passed: bool


def refusal(event: EventPage, change: Change) -> str:
    """Why the change cannot be made to this date; empty where it can."""
    if event.alias_of_id:
        return "This page mirrors another: act on that one, and this one follows."
    if not event.live:
        return "Readers do not see this date yet. Change the draft instead."
    return change.refusal(event, event.state)


def look_ahead(event: EventPage, change: Change, now: datetime) -> Outlook:
    """What the change would come to. Raises RefusedError where it cannot be made."""
    if words := refusal(event, change):
        raise RefusedError(words)
    event, state = copy.copy(event), copy.copy(event.state)
    change.apply(event, state)
    take(state, event, is_told=True)
    state.reason = change.reason
    event.state = state
    has_passed = event.starts_at is not None and event.starts_at <= now
    if has_passed and (held := places_held(event)):
        people = "1 person holds a place" if held == 1 else f"{held} people hold places"
        raise RefusedError(f"{people} for it, so the date cannot lie in the past.")
    return Outlook(event=event, state=state, has_passed=has_passed)


@transaction.atomic
def carry_out(event: EventPage, change: Change, *, seen: int, user) -> EventState:
    """Change the date and tell it to readers and calendars.

    `seen` is the sequence that the person acted upon: whoever comes second is told, and nothing is
    done twice. A draft and a scheduled version keep everything but what the change writes.
    """
    if change.written:
        # Whoever publishes holds the page and then waits for the state: the same order here.
        Page.objects.select_for_update(no_key=True).get(pk=event.pk)
    state = locked(event)
    if state.sequence != seen:
        raise OvertakenError
    event = EventPage.objects.get(pk=event.pk)
    event.state = state
    before = state.announced
    outlook = look_ahead(event, change, timezone.now())
    outlook.state.save()
    with LogContext(user=user):
        data = {"from": before, "to": outlook.state.announced, "reason": change.reason}
        log(event, change.action, data=data)
        if change.written:
            _publish(event, outlook.event, change.written, user)
        _tell_aliases(event, outlook.state)
    return outlook.state


def _publish(event: EventPage, changed: EventPage, written: tuple[str, ...], user) -> None:
    """The published version with what has changed, without what waits in drafts."""
    waiting = _waiting(event)
    values = {name: getattr(changed, name) for name in written}
    _write(EventPage.objects.get(pk=event.pk), values, user).publish(
        user=user, skip_permission_checks=True
    )
    for draft, is_scheduled in waiting:
        revision = _write(draft, values, user)
        if is_scheduled:
            revision.publish(user=user, skip_permission_checks=True)


def _waiting(event: EventPage) -> list[tuple[EventPage, bool]]:
    """Versions that are not public yet, the latest last: what is scheduled, and the draft."""
    found: dict[int, Revision] = {}
    if event.scheduled_revision:
        found[event.scheduled_revision.pk] = event.scheduled_revision
    if event.has_unpublished_changes and event.latest_revision:
        found[event.latest_revision.pk] = event.latest_revision
    return [(each.as_object(), each.approved_go_live_at is not None) for each in found.values()]


def _write(page: EventPage, values: dict, user) -> Revision:
    for name, value in values.items():
        setattr(page, name, value)
    return page.save_revision(user=user, clean=False)


def _tell_aliases(event: EventPage, state: EventState) -> None:
    """A page that mirrors this one has a row of its own, and the same has become of it."""
    for alias in EventPage.objects.filter(alias_of=event):
        mirrored = locked(alias)
        mirrored.status, mirrored.reason = state.status, state.reason
        mirrored.previous_start = state.previous_start
        mirrored.moved_online_at = state.moved_online_at
        mirrored.previous_place = state.previous_place
        mirrored.save()
        follow(alias)
