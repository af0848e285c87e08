"""The actions there are, in the order in which they are offered."""

from dataclasses import dataclass

from django.urls import reverse

from events import changes
from events.models import EventPage
from events.staff import forms

LABEL = "Move, postpone or cancel"


@dataclass(frozen=True)
class Action:
    """`slug` is its word in the address, `did` what is said of whoever did it."""

    slug: str
    label: str
    did: str
    form_class: type[forms.ActForm]
    probe: changes.Change  # tells whether it is possible at all
    undo: str = ""  # the slug of the way back

    def address(self, event: EventPage) -> str:
        return reverse("event_action", args=[event.pk, self.slug])


ACTIONS = {
    action.slug: action
    for action in (
        Action(
            slug="move",
            label="Move date",
            did="moved this date",
            form_class=forms.MoveForm,
            probe=changes.Move(starts_at=None, ends_at=None),
            undo="move",
        ),
        Action(
            slug="postpone",
            label="Postpone",
            did="postponed this date",
            form_class=forms.PostponeForm,
            probe=changes.Postpone(),
            undo="reinstate",
        ),
        Action(
            slug="move-online",
            label="Move online",
            did="moved this date online",
            form_class=forms.MoveOnlineForm,
            probe=changes.MoveOnline(),
            undo="meet-in-person",
        ),
        Action(
            slug="meet-in-person",
            label="Meet in person after all",
            did="moved this date back to a venue",
            form_class=forms.MeetInPersonForm,
            probe=changes.MeetInPerson(venue=""),
            undo="move-online",
        ),
        Action(
            slug="cancel",
            label="Cancel event",
            did="cancelled this date",
            form_class=forms.CancelForm,
            probe=changes.Cancel(),
            undo="reinstate",
        ),
        Action(
            slug="reinstate",
            label="Reinstate",
            did="reinstated this date",
            form_class=forms.ReinstateForm,
            probe=changes.Reinstate(),
        ),
        Action(
            slug="reword",
            label="Change the reason",
            did="changed the reason",
            form_class=forms.RewordForm,
            probe=changes.Reword(),
        ),
    )
}


def offered(event: EventPage) -> list[Action]:
    """Those that are possible with the event as readers know it."""
    return [a for a in ACTIONS.values() if not changes.refusal(event, a.probe)]
