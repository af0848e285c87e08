"""What will happen, in the very words that readers and calendars are shown, and who will hear."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from events import calendar_entries, hearers
from events.changes import Change, Outlook
from events.choices import EventStatus
from events.models import EventPage
from events.tickets import ticket_for

READERS = "Readers, at once: on the page of the date, on the home page and in every list."
CALENDARS = (
    "Calendars that people have subscribed to, by themselves: mostly within a day. A date that "
    "somebody once saved as a file stays as it was."
)
NOBODY_ELSE = "Nobody is written to by this website. Tell those whom you have invited yourself."
APPROVAL = (
    "A draft of this page waits for approval. It stays, with what you change here, and has to be "
    "submitted again."
)


@dataclass(frozen=True)
class Line:
    what: str
    now: str
    then: str

    @property
    def has_changed(self) -> bool:
        return self.now != self.then


def lines(event: EventPage, outlook: Outlook, series: Page, now: datetime) -> list[Line]:
    """Each thing that is shown of the date, as it is and as it will be."""
    before, after = words_of(event, series, now), words_of(outlook.event, series, now)
    return [Line(what, before[what], after[what]) for what in before]


def words_of(event: EventPage, series: Page, now: datetime) -> dict[str, str]:
    ticket = ticket_for(event, now, series=series)
    is_open = event.state.status == EventStatus.POSTPONED
    when = ", ".join(filter(None, [ticket.date_words, ticket.when]))
    return {
        "Status": ticket.status.words if ticket.status else "Takes place",
        "Date": "New date to follow" if is_open else when,
        "Place": ticket.place,
        "Was": ticket.was,
        "Why": ticket.reason,
        "In calendars": calendar_entries.title(event),
    }


def who_hears(event: EventPage, change: Change) -> list[str]:
    said = [READERS, CALENDARS, *(hearers.sentences(event) or [NOBODY_ELSE])]
    return [*said, APPROVAL] if change.written and event.workflow_in_progress else said
