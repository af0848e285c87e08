"""The second steps that a person has set up. Recovery codes alone are none."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def steps_of(user: AbstractBaseUser) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user_id=user.pk, type__in=STEPS)


def may_remove(authenticator: Authenticator) -> bool:
    """Where two steps are asked for, the last one is replaced, never taken away."""
    if not settings.REQUIRE_TWO_STEPS or authenticator.type not in STEPS:
        return True
    return steps_of(authenticator.user).exclude(pk=authenticator.pk).exists()


def forget(user: AbstractBaseUser) -> int:
    """For a person who has lost every second step; recovery codes go with them."""
    deleted, _ = Authenticator.objects.filter(user_id=user.pk).delete()
    return deleted
