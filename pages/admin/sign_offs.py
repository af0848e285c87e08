"""How the history of a page tells who ticked which box of a sign-off."""

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from wagtail.log_actions import LogActionRegistry, LogFormatter

from pages.models.sign_off import SIGNED_OFF


def register_with(actions: LogActionRegistry) -> None:
    actions.register_action(SIGNED_OFF)(SignOffFormatter)


class SignOffFormatter(LogFormatter):
    label = "Sign off"

    def format_message(self, log_entry) -> str:
        return "; ".join(_words(box, value) for box, value in log_entry.data.items())


def _words(box: str, value: bool | str | None) -> str:
    box = box[:1].upper() + box[1:]
    if isinstance(value, str):
        return f"{box}: {date_format(parse_date(value), 'j F Y')}"
    return f"{box}: {'yes' if value else 'no longer'}"
