"""What is done with a message to the team: kept, dealt with, erased, deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Site

from bscp_site.kit.public_forms import SAME_WITHIN, fingerprint
from bscp_site.kit.throttle import Limit
from pages.message_choices import MessageState, Purpose
from pages.message_mails import confirm_to_sender, tell_team
from pages.message_references import new_reference
from pages.models import ContactMessage, SiteSettings

FIELDS = ("about", "page", "tools", "message", "name", "role", "email")
# Whoever names somebody else's address can fill no mailbox by it.
MAILS = Limit(name="message mails", per_address=10, per_network=10, seconds=24 * 60 * 60)

ERASED = "pages.erase_message"
ACKNOWLEDGED = "pages.acknowledge_message"


class AlreadyErasedError(Exception):
    """Nothing can be done any more with a message that was passed on and erased."""


@dataclass(frozen=True, kw_only=True)
class Handling:
    """How far a message has come, as a member of staff says."""

    state: MessageState
    assigned_to: AbstractBaseUser | None = None
    due_on: date | None = None
    is_acknowledged: bool = False


def kept(purpose: Purpose, values: Mapping[str, str], now: datetime) -> ContactMessage | None:
    """The same message, where it came a short while ago."""
    since = now - SAME_WITHIN
    return ContactMessage.objects.same_as(_fingerprint(purpose, values), since).first()


@transaction.atomic
def keep(purpose: Purpose, values: Mapping[str, str], now: datetime) -> ContactMessage:
    """Store a message, tell the team, and give the sender the reference by mail.

    Where it is there already, that one is the answer, with its reference, and nobody hears twice.
    The mails are queued in the same transaction: there is no message of which nobody hears.
    """
    # Two clicks arrive at once, and one of them waits here for the other. SQLite lets only one
    # write at a time anyhow.
    Site.objects.select_for_update(no_key=True).filter(is_default_site=True).first()
    already = kept(purpose, values, now)
    if already is not None:
        return already
    message = ContactMessage.objects.create(
        **{field: values.get(field, "") for field in FIELDS},
        purpose=purpose,
        reference=_unused_reference(),
        due_on=_due_on(purpose, now),
        fingerprint=_fingerprint(purpose, values),
        received_at=now,
    )
    tell_team.enqueue()
    if message.email and not MAILS.is_passed(message.email.lower()):
        confirm_to_sender.enqueue(message.pk)
    return message


def tell_of_untold() -> None:
    """Of messages that came while there was no address for it, or whose mail was given up."""
    if ContactMessage.objects.untold().exists():
        tell_team.enqueue()


@transaction.atomic
def handle(
    message: ContactMessage, handling: Handling, user: AbstractBaseUser, now: datetime
) -> None:
    """Say how far a message has come. An answer and an acknowledgement remember who and when."""
    _refuse_erased(message)
    was_open = message.is_open
    message.state = handling.state
    message.assigned_to = handling.assigned_to
    message.due_on = handling.due_on
    if message.is_open:
        message.closed_at = message.closed_by = None
    elif was_open:
        message.closed_at, message.closed_by = now, user
    is_first = handling.is_acknowledged and message.acknowledged_at is None
    if is_first:
        _acknowledge(message, user, now)
    message.save()
    log(message, ACKNOWLEDGED if is_first else "wagtail.edit", user=user, content_changed=True)


@transaction.atomic
def erase(message: ContactMessage, user: AbstractBaseUser, now: datetime) -> None:
    """After it was passed on: the words and the sender go, the reference and the line stay.

    The history says who did it and when, also after the emptied row has been deleted.
    """
    _refuse_erased(message)
    for field in (*FIELDS, "fingerprint"):
        setattr(message, field, "")
    message.state = MessageState.ERASED
    message.closed_at, message.closed_by = now, user
    message.save()
    log(message, ERASED, user=user, content_changed=True)


@transaction.atomic
def delete_old(now: datetime) -> int:
    """Delete what was closed as long ago as the settings say. Says how many.

    Open ones stay, because somebody waits for an answer. The history names what went.
    """
    kept_for = relativedelta(months=SiteSettings.current().messages_kept_months)
    old = ContactMessage.objects.closed_before(now - kept_for)
    for message in old:
        log(message, "wagtail.delete")
    return old.delete()[0]


def _acknowledge(message: ContactMessage, user: AbstractBaseUser, now: datetime) -> None:
    """The law sets no day for the outcome, so the inbox asks again after as long as for others."""
    message.acknowledged_at, message.acknowledged_by = now, user
    days = SiteSettings.current().messages_answer_days
    message.due_on = timezone.localdate(now) + timedelta(days=days)


def _refuse_erased(message: ContactMessage) -> None:
    if message.is_erased:
        raise AlreadyErasedError


def _due_on(purpose: Purpose, now: datetime) -> date:
    return purpose.first_due(timezone.localdate(now), SiteSettings.current().messages_answer_days)


def _unused_reference() -> str:
    while True:
        reference = new_reference()
        if not ContactMessage.objects.filter(reference=reference).exists():
            return reference


def _fingerprint(purpose: Purpose, values: Mapping[str, str]) -> str:
    return fingerprint(purpose, *(values.get(field, "") for field in FIELDS))
