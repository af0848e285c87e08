"""What tests of signing in need: people, their second steps, and codes."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser

from tests.totp import code_of

PASSWORD = "three lanes one child"  # noqa: S105 (nobody's)
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 (nobody's)


def make_person(name: str = "sam", **facts) -> AbstractBaseUser:
    """Somebody who may use the whole admin."""
    facts = {"email": f"{name}@example.org", "password": PASSWORD} | facts
    return get_user_model().objects.create_superuser(name, **facts)


def set_up_app(user: AbstractBaseUser) -> Authenticator:
    return TOTP.activate(user, SECRET).instance


def set_up_recovery_codes(user: AbstractBaseUser) -> list[str]:
    return RecoveryCodes.activate(user).get_unused_codes()


def code(secret: str = SECRET) -> str:
    return code_of(secret)


def try_password(client, password: str | None = None, *, name: str = "sam", **facts):
    """Without a password: with a wrong one."""
    fields = {"login": name, "password": password or "wrong"}
    return client.post("/admin/login/", fields, **facts)


def sign_in(client, *, with_code: bool = False):
    answer = try_password(client, PASSWORD)
    return client.post(answer.url, {"code": code()}) if with_code else answer
