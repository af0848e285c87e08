"""How the history of a page tells what has become of its date, and who was first."""

from datetime import datetime

from django.utils import timezone
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import PageLogEntry

from bscp_site.kit.dates import clock, moment_words
from events.models import EventPage
from events.staff.actions import ACTIONS
from events.staff.joining import JOINING
from events.state import FOLLOWED

DID = {action.probe.action: action.did for action in ACTIONS.values()}
PUBLISHED = ("wagtail.publish", FOLLOWED)
NOBODY = "Somebody"


class DateFormatter(LogFormatter):
    """ "Moved this date: Thursday 10 June 2027, 9:30am, Town Hall, to …" """

    label = "Change of a date"

    def format_message(self, log_entry) -> str:
        data = log_entry.data
        what = DID.get(log_entry.action, "published another date or place")
        words = what[:1].upper() + what[1:]
        before, after = _words(data.get("from", {})), _words(data.get("to", {}))
        if before != after:
            words = f"{words}: before, {before}; now, {after}"
        return f"{words}. Reason: {data['reason']}" if data.get("reason") else words


class JoiningFormatter(LogFormatter):
    label = "Joining details"
    message = "Changed how people join online"


def _words(told: dict) -> str:
    start = told.get("starts_at")
    when = moment_words(datetime.fromisoformat(start)) if start else "no date"
    return ", ".join(filter(None, [when, told.get("place"), told.get("status")]))


def register(actions: LogActionRegistry) -> None:
    for name in (*DID, FOLLOWED):
        actions.register_action(name)(DateFormatter)
    actions.register_action(JOINING)(JoiningFormatter)


def overtaken_by(event: EventPage) -> str:
    """Said to whoever comes second: what the first did, and that nothing else was done."""
    entries = PageLogEntry.objects.filter(page=event.pk, action__in=[*DID, *PUBLISHED])
    first = entries.select_related("user").order_by("-timestamp", "-pk").first()
    if first is None:
        return "This date has changed since you opened the screen. Nothing of yours was done."
    name = (first.user and (first.user.get_full_name() or first.user.get_username())) or NOBODY
    at = clock(timezone.localtime(first.timestamp).time())
    did = DID.get(first.action, "published this page")
    return (
        f"{name} {did} at {at}, after you opened the screen. Nothing of yours was done: look "
        "at what readers see now."
    )
