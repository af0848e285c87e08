"""Mail to people with an account. The worker sends it, so nobody waits for a mail server."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django_tasks import task

from bscp_site.kit import mail
from bscp_site.kit.addresses import absolute
from pages.models import SiteSettings

logger = logging.getLogger(__name__)

CHANGES = {
    "password_changed": "the password was changed",
    "password_reset": "a new password was chosen by mail",
    "recovery_codes_generated": "new recovery codes were made",
    "totp_activated": "an authenticator app was set up",
    "totp_deactivated": "the authenticator app was removed",
    "two_steps_forgotten": "an administrator removed every second step",
    "webauthn_added": "a passkey was added",
    "webauthn_removed": "a passkey was removed",
    "wrong_codes": "somebody who knows the password typed many wrong codes",
}


# A link that comes late is no help, and opens the account to whoever reads the mail meanwhile.
PATIENCE_FOR_LINKS = mail.PATIENCE[:8]  # three hours


class NotSentError(Exception):
    """The mail server did not take a mail. Says nothing of whom it was for."""


@task()
def send_links(user_ids: list[int], failures: int = 0) -> None:
    """Send each of these people a link to choose a new password; often there is none."""
    unsent, reason = [], ""
    for user in get_user_model()._default_manager.filter(pk__in=user_ids, is_active=True):
        key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        if fault := _fault_of("new_password", user, link=absolute(path), hours=hours):
            unsent.append(user.pk)
            reason = fault
    if unsent:
        later = _later(reason, failures, PATIENCE_FOR_LINKS)
        send_links.using(run_after=later).enqueue(unsent, failures + 1)


def tell_of_change(user: AbstractBaseUser, change: str) -> None:
    """Let a person know what happened to the account: if it was somebody else, they can act."""
    at = timezone.now().isoformat()
    transaction.on_commit(lambda: send_notice.enqueue(user.pk, change, at))


@task()
def send_notice(user_id: int, change: str, at: str, failures: int = 0) -> None:
    user = get_user_model()._default_manager.filter(pk=user_id, is_active=True).first()
    if user is None or not user.email:
        return
    facts = {"change": CHANGES[change], "at": parse_datetime(at)}
    link = absolute(reverse("account_reset_password"))
    if reason := _fault_of("account_changed", user, link=link, **facts):
        later = _later(reason, failures, mail.PATIENCE)
        send_notice.using(run_after=later).enqueue(user_id, change, at, failures + 1)


def _fault_of(name: str, user: AbstractBaseUser, **facts) -> str:
    """Send, and say what was wrong, without the words of the error, which may name the address."""
    facts |= {"user": user, "site_name": SiteSettings.current().partnership_name}
    try:
        mail.send(name, [user.email], facts)
    except mail.NOT_SENT as error:
        return type(error).__name__
    return ""


def _later(reason: str, failures: int, patience: Sequence[int]) -> datetime:
    """When a mail is tried again; nothing is lost without a word."""
    if failures == len(patience):
        raise NotSentError(f"A mail about an account was not sent: {reason}.")
    logger.warning("A mail about an account waits %d min (%s).", patience[failures], reason)
    return timezone.now() + timedelta(minutes=patience[failures])
