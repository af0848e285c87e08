"""allauth's settings: what of it is used, and how. Read by bscp_site/settings.py."""

FORMS = "bscp_site.accounts.forms"

OPTIONS = {
    "ACCOUNT_ADAPTER": "bscp_site.accounts.adapters.AccountAdapter",
    "ACCOUNT_EMAIL_VERIFICATION": "none",  # administrators enter the addresses
    "ACCOUNT_FORMS": {
        "change_password": f"{FORMS}.ChangePasswordForm",
        "login": f"{FORMS}.SignInForm",
        "reauthenticate": f"{FORMS}.ConfirmPasswordForm",
        "reset_password": f"{FORMS}.AskForLinkForm",
        "reset_password_from_key": f"{FORMS}.ChooseNewPasswordForm",
    },
    "ACCOUNT_LOGIN_METHODS": {"username"},
    # allauth's own keeps a second list of addresses, which nobody here would keep up to date.
    "ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR": (
        "django.contrib.auth.tokens.PasswordResetTokenGenerator"
    ),
    # Of wrong tries the first five in a minute are answered, the sixth waits.
    "ACCOUNT_RATE_LIMITS": {
        "begin_with_passkey": "10/m/ip",
        "login_failed": "5/m/ip,5/m/key",
        "reset_password": "10/m/ip,3/10m/key",
        "wrong_code": "20/d/key",
    },
    "ACCOUNT_SESSION_REMEMBER": False,
    "MFA_ADAPTER": "bscp_site.accounts.adapters.SecondStepAdapter",
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "MFA_FORMS": {
        "activate_totp": f"{FORMS}.SetUpAppForm",
        "add_webauthn": f"{FORMS}.AddPasskeyForm",
        "authenticate": f"{FORMS}.SecondStepForm",
        "authenticate_webauthn": f"{FORMS}.SecondStepByPasskeyForm",
        "edit_webauthn": f"{FORMS}.RenamePasskeyForm",
        "login_webauthn": f"{FORMS}.SignInByPasskeyForm",
        "reauthenticate": f"{FORMS}.ConfirmCodeForm",
        "reauthenticate_webauthn": f"{FORMS}.ConfirmByPasskeyForm",
    },
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_TOTP_TOLERANCE": 1,  # a clock may be half a minute off
    "MFA_WEBAUTHN_USER_VERIFICATION": "required",  # a finger, a face or a PIN
}
