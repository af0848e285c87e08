"""allauth's forms in our words, with what a browser or a password manager needs to fill them in."""

import struct
from datetime import timedelta

from allauth.account import forms as account
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from bscp_site import error_views
from bscp_site.accounts import limits, mails

# A code of an authenticator app counts from half a minute before to half a minute after its time.
CODE_LIVES = timedelta(seconds=90)
RUBBISH = (AttributeError, LookupError, TypeError, ValueError, struct.error)
OUT_OF_CODES = (
    "Too many wrong codes for this account today. Sign in with a passkey, or choose a new "
    "password by mail: after that, codes count again, but only once a day."
)


class InOurDesign:
    """Fields as `components/form_field.html` shows them: a label instead of a placeholder."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = "input"


class SignInForm(InOurDesign, account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].error_messages["required"] = "Type your username."
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].error_messages["required"] = "Type your password."
        self.fields["password"].help_text = ""


class ConfirmPasswordForm(InOurDesign, account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].error_messages["required"] = "Type your password."
        self.fields["password"].help_text = ""


class NewPasswordFields(InOurDesign):
    """The two fields for a new password, wherever one is chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = "New password"
        self.fields["password1"].error_messages["required"] = "Type a new password."
        self.fields["password1"].help_text = (
            "At least 12 characters. Three words that have nothing to do with each other are easy "
            "to remember and hard to guess."
        )
        self.fields["password2"].label = "The new password again"
        self.fields["password2"].error_messages["required"] = "Type the new password again."


class ChangePasswordForm(NewPasswordFields, account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = "Password now"
        self.fields["oldpassword"].error_messages["required"] = "Type the password you have now."
        self.fields["oldpassword"].help_text = ""


class ChooseNewPasswordForm(NewPasswordFields, account.ResetPasswordKeyForm):
    pass


class AskForLinkForm(InOurDesign, account.ResetPasswordForm):
    """Whether an account has this address shows neither in the answer nor in how long it takes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["email"]
        field.label = "Email address of your account"
        field.error_messages |= {
            "required": "Type your email address.",
            "invalid": "Type the address in full, like name@example.org.",
        }

    def clean_email(self) -> str:
        return self.cleaned_data["email"]

    def save(self, request: HttpRequest, **kwargs) -> str:
        email = self.cleaned_data["email"]
        users = get_user_model()._default_manager.filter(is_active=True, email__iexact=email)
        mails.send_links.enqueue(list(users.values_list("pk", flat=True)))
        return email


class CodeField(InOurDesign):
    """A code of an app, or one of the recovery codes. Each opens once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = "Code"
        field.help_text = "Six digits from your authenticator app, or one of your recovery codes."
        field.error_messages["required"] = "Type the code."
        field.widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}

    def clean_code(self) -> str:
        request = context.request
        if limits.is_out_of_codes(request, self.user):
            raise ImmediateHttpResponse(error_views.too_many(request, OUT_OF_CODES))
        try:
            code = super().clean_code()
            if self.authenticator.type == Authenticator.Type.TOTP:
                use_up(self.user, code)
        except ValidationError:
            if limits.count_wrong_code(request, self.user):
                mails.tell_of_change(self.user, "wrong_codes")
            raise
        return code


def use_up(user: AbstractBaseUser, code: str) -> None:
    """allauth forgets a code after half a minute; here it is known as long as it would count.

    It is marked as allauth compares it, without blanks and hyphens: however it is typed, it is the
    same code.
    """
    value = f"{user.pk} {normalize_user_code(code)}"
    mark = salted_hmac("accounts.code", value, algorithm="sha256").hexdigest()
    if not cache.add(f"code-{mark}", True, CODE_LIVES.total_seconds()):
        raise ValidationError("This code was used already. Wait for the next one.")


class SecondStepForm(CodeField, codes.AuthenticateForm):
    pass


class ConfirmCodeForm(CodeField, codes.ReauthenticateForm):
    pass


class SetUpAppForm(InOurDesign, totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = "Code that the app shows"
        field.help_text = "Six digits. They change every half minute."
        field.error_messages["required"] = "Type the code that the app shows."
        field.widget.attrs |= {"inputmode": "numeric", "spellcheck": "false"}

    def clean_code(self) -> str:
        """What sets an app up has been shown to somebody, and signs nobody in."""
        code = super().clean_code()
        use_up(self.user, code)
        return code


class PasskeyAnswer:
    """What a browser sends for a passkey may be anything: fido2 trips over rubbish."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except RUBBISH:
            raise get_adapter().validation_error("incorrect_code") from None


class SignInByPasskeyForm(PasskeyAnswer, passkeys.LoginWebAuthnForm):
    pass


class SecondStepByPasskeyForm(PasskeyAnswer, passkeys.AuthenticateWebAuthnForm):
    pass


class ConfirmByPasskeyForm(PasskeyAnswer, passkeys.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(InOurDesign, passkeys.AddWebAuthnForm):
    """Every passkey asks for a finger, a face or a PIN, and signs in by itself."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["passwordless"]
        field = self.fields["name"]
        field.label = "Name of the passkey"
        field.help_text = "So that you know it again, such as “My phone”."
        field.max_length = 100

    def clean(self) -> dict:
        try:
            return super().clean() | {"passwordless": True}
        except RUBBISH:
            raise get_adapter().validation_error("incorrect_code") from None


class RenamePasskeyForm(InOurDesign, passkeys.EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Name of the passkey"
        self.fields["name"].error_messages["required"] = "Give the passkey a name."
