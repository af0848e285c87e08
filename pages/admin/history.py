"""What the history of a page says of actions that are ours."""

from wagtail.log_actions import LogFormatter

from pages import reviewing
from pages.link_check import marking


class Reviewed(LogFormatter):
    label = "Review"

    def format_message(self, log_entry):
        return f"Read and found right; due again on {log_entry.data.get('next_on', '')}"


class LookedAfter(LogFormatter):
    label = "Look after"

    def format_message(self, log_entry):
        return f"Looked after by {log_entry.data.get('owner') or 'nobody'}"


class Archived(LogFormatter):
    label = "Archive"

    def format_message(self, log_entry):
        return f"Archived: {log_entry.data.get('reason', '')}"


class Restored(LogFormatter):
    label = "Unarchive"
    message = "No longer archived"


class LinkIsFine(LogFormatter):
    label = "Link is fine"

    def format_message(self, log_entry):
        words = log_entry.data.get("words") or log_entry.data.get("target", "")
        return f"Link marked as fine: {words}"


class LinkIsNotFine(LogFormatter):
    label = "Link is not fine"

    def format_message(self, log_entry):
        words = log_entry.data.get("words") or log_entry.data.get("target", "")
        return f"Link reported again: {words}"


FORMATTERS = {
    marking.FINE: LinkIsFine,
    marking.NOT_FINE: LinkIsNotFine,
    reviewing.READ: Reviewed,
    reviewing.CARED: LookedAfter,
    reviewing.ARCHIVED: Archived,
    reviewing.RESTORED: Restored,
}


def register(actions) -> None:
    for name, formatter in FORMATTERS.items():
        actions.register_action(name)(formatter)
