"""Mail to people with an account. The worker sends it, so nobody waits for a mail server."""

import logging
from smtplib import SMTPException

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


class NotSentError(Exception):
    """The mail server did not take a mail. Says nothing of whom it was for."""


@task()
def send_links(user_ids: list[int]) -> None:
    """Send each of these people a link to choose a new password; often there is none."""
    for user in get_user_model()._default_manager.filter(pk__in=user_ids, is_active=True):
        key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        hours = settings.PASSWORD_RESET_TIMEOUT // 3600
        _send("new_password", user, link=absolute(path), hours=hours)


def tell_of_change(user: AbstractBaseUser, change: str) -> None:
    """Let a person know what happened to the account: if it was somebody else, they can act."""
    at = timezone.now().isoformat()
    transaction.on_commit(lambda: send_notice.enqueue(user.pk, change, at))


@task()
def send_notice(user_id: int, change: str, at: str) -> None:
    user = get_user_model()._default_manager.filter(pk=user_id, is_active=True).first()
    if user is not None and user.email:
        link = absolute(reverse("account_reset_password"))
        _send("account_changed", user, change=CHANGES[change], at=parse_datetime(at), link=link)


def _send(name: str, user: AbstractBaseUser, **facts) -> None:
    facts |= {"user": user, "site_name": SiteSettings.current().partnership_name}
    try:
        mail.send(name, [user.email], facts)
    except (SMTPException, OSError) as error:
        # The error itself may name the address.
        kind = type(error).__name__
        raise NotSentError(f"A mail of the kind {name} was not sent: {kind}.") from None
