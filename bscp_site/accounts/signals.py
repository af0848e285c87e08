"""What else happens when somebody signs in or changes how they sign in."""

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from bscp_site.accounts import limits, sessions
from bscp_site.accounts.factors import STEPS


@receiver(user_logged_in)
def note_the_sign_in(request, user, **others):
    sessions.begin(request, user)


@receiver(authenticator_added)
def end_sessions_of_one_step(request, user, authenticator, **others):
    """What was opened by the password alone must not outlive the first second step."""
    if authenticator.type in STEPS:
        sessions.note_two_steps(request)
        request.session.cycle_key()  # whoever has seen the old one holds nothing now
        sessions.end_all(user, but=request.session.session_key)


@receiver(password_changed)
def count_codes_anew(request, user, **others):
    """Somebody who is signed in has shown both steps: whoever knew the old password is out."""
    limits.forget_wrong_codes(request, user)


@receiver(password_reset)
def count_codes_anew_once_a_day(request, user, **others):
    """Whoever reads the mail has shown neither step, and would get more codes with each link."""
    limits.forget_wrong_codes_once_a_day(request, user)
