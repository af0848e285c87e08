"""What is done with a message to the team: kept, told of, answered, deleted."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task
from wagtail.models import Site

from bscp_site.kit import mail
from bscp_site.kit.addresses import absolute
from bscp_site.kit.public_forms import SAME_WITHIN, fingerprint
from pages.choices import MessageState
from pages.models import ContactMessage, SiteSettings

logger = logging.getLogger(__name__)

FIELDS = ("about", "message", "name", "role", "email")


def is_kept(values: Mapping[str, str], now: datetime) -> bool:
    """Whether the same message came a short while ago."""
    return ContactMessage.objects.same_as(_fingerprint(values), now - SAME_WITHIN).exists()


@transaction.atomic
def keep(values: Mapping[str, str], now: datetime) -> ContactMessage | None:
    """Store a message and have the team told of it; None if it is there already.

    The mail is queued in the same transaction: there is no message of which nobody hears.
    """
    # Two clicks arrive at once, and one of them waits here for the other. SQLite lets only one
    # write at a time anyhow.
    Site.objects.select_for_update(no_key=True).filter(is_default_site=True).first()
    if is_kept(values, now):
        return None
    told = {field: values[field] for field in FIELDS}
    message = ContactMessage.objects.create(
        **told, fingerprint=_fingerprint(values), received_at=now
    )
    tell_team.enqueue()
    return message


@task()
def tell_team(failures: int = 0) -> None:
    """Tell the team that messages wait, and nothing of what they say. One mail tells of all."""
    untold = list(ContactMessage.objects.untold().values_list("pk", flat=True))
    settings = SiteSettings.current()
    to = settings.messages_email or settings.team_email
    if not untold or not to:
        return
    try:
        mail.send("message_waits", [to], _mail_context(settings))
    except mail.NOT_SENT as error:
        _try_again(failures, type(error).__name__)
    else:
        ContactMessage.objects.filter(pk__in=untold).update(told_at=timezone.now())


@transaction.atomic
def change_state(
    message: ContactMessage, state: MessageState, user: AbstractBaseUser, now: datetime
) -> None:
    """Mark a message as answered, or as new again after a slip."""
    is_answered = state == MessageState.ANSWERED
    message.state = state
    message.answered_at = now if is_answered else None
    message.answered_by = user if is_answered else None
    message.save(update_fields=["state", "answered_at", "answered_by"])


def delete_old(now: datetime) -> int:
    """Delete what was answered as long ago as the settings say. Says how many."""
    kept = relativedelta(months=SiteSettings.current().messages_kept_months)
    old = ContactMessage.objects.answered_before(now - kept)
    return old.delete()[0]


def _fingerprint(values: Mapping[str, str]) -> str:
    return fingerprint("contact", *(values[field] for field in FIELDS))


def _mail_context(settings: SiteSettings) -> dict[str, object]:
    inbox = absolute(reverse("contact_messages:index"))
    return {"partnership_name": settings.partnership_name, "inbox": inbox}


def _try_again(failures: int, reason: str) -> None:
    """Which address and which message is nobody's business in a log."""
    if failures == len(mail.PATIENCE):
        logger.error("The team was not told that a message waits (%s).", reason)
        return
    minutes = mail.PATIENCE[failures]
    logger.warning("That a message waits is told again in %d min (%s).", minutes, reason)
    later = timezone.now() + timedelta(minutes=minutes)
    tell_team.using(run_after=later).enqueue(failures + 1)
