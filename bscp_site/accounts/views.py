"""Pages of signing in that allauth has not, or not as they must be here."""

from allauth.account.decorators import reauthentication_required
from allauth.account.views import LoginView
from allauth.core import ratelimit
from allauth.mfa.base.views import IndexView
from allauth.mfa.webauthn.internal.auth import begin_authentication
from allauth.mfa.webauthn.views import LoginWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bscp_site.accounts import factors, mails, sessions
from bscp_site.accounts.adapters import SecondStepAdapter


class SignInView(LoginView):
    """The one page that asks for a password, for the admin and for private pages."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated and self._was_refused(request):
            context = {"next": self.get_next_url()}
            return render(request, "account/signed_in.html", context, status=403)
        return super().dispatch(request, *args, **kwargs)

    def _was_refused(self, request: HttpRequest) -> bool:
        """A page has sent somebody here who is signed in: leading them back would go in circles."""
        leads_to = self.get_next_url()
        if not leads_to:
            return False
        is_admin = leads_to.startswith(reverse("wagtailadmin_home"))
        return not (is_admin and request.user.has_perm("wagtailadmin.access_admin"))


@require_POST
def begin_with_passkey(request: HttpRequest) -> HttpResponse:
    """What a browser must know to sign in with a passkey.

    It opens a session that remembers the question. So it is posted, from our own page, and counted:
    a stranger who only looks at addresses fills no table.
    """
    too_often = ratelimit.consume_or_429(request, action="begin_with_passkey")
    return too_often or JsonResponse({"request_options": begin_authentication(user=None)})


class SignInByPasskeyView(LoginWebAuthnView):
    """allauth's, without its own way to begin, which is a GET that writes."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return redirect("account_login")


class HowYouSignInView(IndexView):
    """Password, second steps, recovery codes and sessions of whoever is signed in."""

    template_name = "mfa/index.html"

    def get_context_data(self, **kwargs) -> dict:
        is_required = settings.REQUIRE_TWO_STEPS
        context = super().get_context_data(**kwargs)
        return context | {
            "is_required": is_required,
            "must_set_up": is_required and not context["is_mfa_enabled"],
        }


class RemovePasskeyView(RemoveWebAuthnView):
    """allauth asks whether an app may be removed, but not whether a passkey may."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated and not factors.may_remove(self.get_object()):
            sentence = SecondStepAdapter.error_messages["cannot_delete_authenticator"]
            messages.error(request, sentence)
            return redirect("mfa_list_webauthn")
        return super().dispatch(request, *args, **kwargs)


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    count = sessions.end_all(request.user, but=request.session.session_key)
    if count:
        places = "one other place" if count == 1 else f"{count} other places"
        messages.success(request, f"You are signed out in {places}.")
    else:
        messages.success(request, "You are signed in nowhere else.")
    return redirect("mfa_index")


@require_http_methods(["GET", "POST"])
@login_required
@reauthentication_required(app="allauth.mfa")
def forget_steps(request: HttpRequest, pk: int) -> HttpResponse:
    """An administrator helps a person who has lost the telephone and the recovery codes."""
    if not request.user.is_superuser:
        raise PermissionDenied
    person = get_object_or_404(get_user_model(), pk=pk)
    if person == request.user:
        return redirect("mfa_index")
    if request.method == "POST":
        factors.forget(person)
        sessions.end_all(person)
        mails.tell_of_change(person, "two_steps_forgotten")
        messages.success(request, f"{person} now signs in with the password alone.")
        return redirect("wagtailusers_users:edit", person.pk)
    return render(request, "account/forget_steps.html", {"person": person})
