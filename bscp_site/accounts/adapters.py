"""Where allauth asks us: who may, in which words, and what is told to whom."""

import base64
import os

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac
from qrcode.image.svg import SvgPathFillImage

from bscp_site import error_views
from bscp_site.accounts import factors, limits, mails, sessions
from bscp_site.kit.addresses import host
from bscp_site.kit.client import address_of
from pages.models import SiteSettings

TOO_MANY = {"rate_limited", "too_many_login_attempts"}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "enter_current_password": "This is not the password you have now.",
        "incorrect_password": "This is not your password.",
        "username_password_mismatch": "Username and password do not belong together. Try again.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def validation_error(self, code: str, *args):
        """One page answers too many tries, at whichever door they were made."""
        if code in TOO_MANY:
            raise ImmediateHttpResponse(error_views.too_many(context.request))
        return super().validation_error(code, *args)

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request) or "unknown"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials) -> str:
        return limits.key_of(request, credentials.get("username", ""))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        works_here = request.user.has_perm("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home") if works_here else "/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **others) -> HttpResponse:
        response = super().post_login(request, user, **others)
        limits.remember_device(response, user)
        return response

    def is_reauthentication_required(self, *, app: str, **others) -> bool:
        return not sessions.is_recent(context.request.session)

    def send_notification_mail(self, template_prefix: str, user, context=None, email=None) -> None:
        mails.tell_of_change(user, template_prefix.rpartition("/")[2])


class SecondStepAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": (
            "This is your last second step, and the site asks for one. Add another first."
        ),
        "cannot_generate_recovery_codes": "Set up an authenticator app or a passkey first.",
        "incorrect_code": "This is not a code that counts now. Try again with a new one.",
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return factors.may_remove(authenticator)

    def build_totp_svg(self, url: str) -> str:
        """The code as part of the page, black on white whatever the colours around it."""
        drawing = qrcode.make(url, image_factory=SvgPathFillImage, border=4)
        return drawing.to_string(encoding="unicode")

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user: AbstractBaseUser, type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}"

    def _get_site_name(self) -> str:
        """What authenticator apps and browsers show beside the account."""
        return SiteSettings.of(context.request).partnership_name or host()

    def encrypt(self, text: str) -> str:
        """A copy of the database alone gives no second step away."""
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            # Written with a secret that is gone. Something that nobody knows matches no code.
            return base64.b32encode(os.urandom(20)).decode()


def _keys() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str) -> bytes:
    digest = salted_hmac("accounts.factors", "", secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest)
