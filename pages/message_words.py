"""What happens to a message: said beside the form, after sending it, and by mail."""

from datetime import date

from django.utils.formats import date_format

from pages.message_choices import Purpose
from pages.models import ContactMessage, SiteSettings

COMPLAIN_TO = "You can also complain to the Information Commissioner’s Office: ico.org.uk."


def before_sending(purpose: Purpose, settings: SiteSettings) -> list[str]:
    """In the order in which it happens, the same for everybody."""
    months = settings.messages_kept_months
    return [
        _reference(purpose),
        *_answer(purpose, settings),
        f"What you wrote is deleted {months} month{'' if months == 1 else 's'} after the answer.",
    ]


def after_sending(message: ContactMessage) -> list[str]:
    """With the day, for this sender. Nothing of what the message says is in it."""
    if not message.is_open:
        return ["The team has dealt with your message."]
    if message.due_on is None or not message.email:
        return ["Somebody from the team reads your message. It has no email address to answer to."]
    due = _day(message.due_on)
    if message.purpose == Purpose.COMPLAINT:
        return _after_complaint(message, due)
    if message.purpose == Purpose.DATA_REQUEST:
        return [
            f"The law gives one month, so you hear from us by {due}.",
            "If we need something first to be sure who you are, we ask you for it. The month "
            "begins when we have it.",
        ]
    return [f"Somebody from the team reads your message and answers by {due}."]


def _reference(purpose: Purpose) -> str:
    if purpose in {Purpose.FEEDBACK, Purpose.ACCESSIBILITY}:  # they ask for no address
        return "You get a reference number here, and by email if you give an address."
    return "You get a reference number, here and by email."


def _answer(purpose: Purpose, settings: SiteSettings) -> list[str]:
    if purpose == Purpose.COMPLAINT:
        return [
            "Within 30 days somebody tells you that they are dealing with it.",
            "They look into it without undue delay and tell you what they found.",
        ]
    if purpose == Purpose.DATA_REQUEST:
        return [
            "We answer within one month. We may ask first for something to be sure who you are."
        ]
    days = settings.messages_answer_days
    within = f"within {days} day{'' if days == 1 else 's'}"
    if purpose == Purpose.ACCESSIBILITY:
        return [f"Somebody from the team tells you {within} what we will do about it."]
    return [f"Somebody from the team reads it and answers {within}."]


def _after_complaint(message: ContactMessage, due: str) -> list[str]:
    steps = [
        "Then they look into it without undue delay and tell you what they found.",
        COMPLAIN_TO,
    ]
    if message.acknowledged_at:
        return [
            "Somebody is dealing with your complaint and tells you what they found.",
            COMPLAIN_TO,
        ]
    return [f"Somebody tells you by {due} that they are dealing with it.", *steps]


def _day(day: date) -> str:
    return date_format(day, "l j F Y")
