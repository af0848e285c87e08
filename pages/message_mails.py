"""The two mails about a message: one to the team, one to the sender. Neither says what it says."""

import logging
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from bscp_site.kit import mail
from bscp_site.kit.addresses import absolute
from pages.message_querysets import ContactMessageQuerySet
from pages.message_words import after_sending
from pages.models import ContactMessage, SiteSettings

logger = logging.getLogger(__name__)

# Other machines must not answer it (RFC 3834).
BY_ITSELF = {"Auto-Submitted": "auto-replied"}


@task()
def tell_team(failures: int = 0) -> None:
    """Tell the team that messages wait, and nothing of what they say. One mail tells of all."""
    settings = SiteSettings.current()
    untold = ContactMessage.objects.untold()
    for_team = settings.messages_email or settings.team_email
    for_data_protection = settings.data_messages_email or for_team
    try:
        _tell(for_team, untold.not_about_data(), settings)
        _tell(for_data_protection, untold.about_data(), settings)
    except mail.NOT_SENT as error:
        _try_again(tell_team, failures, type(error).__name__)


@task()
def confirm_to_sender(number: int, failures: int = 0) -> None:
    """Give the sender the reference. A message that was erased meanwhile has no sender."""
    message = ContactMessage.objects.filter(pk=number).exclude(email="").first()
    if message is None:
        return
    settings = SiteSettings.current()
    context = {
        "partnership_name": settings.partnership_name,
        "reference": message.reference,
        "steps": after_sending(message),
        "office_hours": settings.office_hours,
        "numbers": [number.value for number in settings.who_to_call],
    }
    try:
        mail.send("message_received", [message.email], context, headers=BY_ITSELF)
    except mail.NOT_SENT as error:
        _try_again(confirm_to_sender, failures, type(error).__name__, number)


def _tell(to: str, untold: ContactMessageQuerySet, settings: SiteSettings) -> None:
    numbers = list(untold.values_list("pk", flat=True))
    if not numbers or not to:
        return
    mail.send("message_waits", [to], _mail_context(settings))
    ContactMessage.objects.filter(pk__in=numbers).update(told_at=timezone.now())


def _mail_context(settings: SiteSettings) -> dict[str, object]:
    inbox = absolute(reverse("contact_messages:index"))
    return {"partnership_name": settings.partnership_name, "inbox": inbox}


def _try_again(mailing, failures: int, reason: str, *which: int) -> None:
    """Which address and which message is nobody's business in a log."""
    if failures == len(mail.PATIENCE):
        logger.error("A mail about a message was given up (%s).", reason)
        return
    minutes = mail.PATIENCE[failures]
    logger.warning("A mail about a message is tried again in %d min (%s).", minutes, reason)
    later = timezone.now() + timedelta(minutes=minutes)
    mailing.using(run_after=later).enqueue(*which, failures=failures + 1)
