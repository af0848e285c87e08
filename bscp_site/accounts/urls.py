"""Every door of the site, at the addresses where Wagtail's own would be, and before them.

Of allauth's addresses only those stand here that are used: nobody signs up, adds an address for
mail or signs in by a mailed code.
"""

from functools import wraps

from allauth.account import views as account
from allauth.mfa import urls as mfa_urls
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from bscp_site.accounts import views
from bscp_site.policies import KEEPS_TO_READERS_POLICY

admin_urls = [
    path("login/", views.SignInView.as_view(), name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    # Somebody who has only a passkey gets a first password as anybody gets a new one: by mail.
    path(
        "password/set/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path("password_reset/", account.password_reset, name="account_reset_password"),
    path("password_reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password_reset/complete/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password_reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("two-steps/", views.HowYouSignInView.as_view(), name="mfa_index"),
    path("two-steps/sessions/", views.end_other_sessions, name="end_other_sessions"),
    path("two-steps/forget/<int:pk>/", views.forget_steps, name="forget_steps"),
    path("two-steps/webauthn/begin/", views.begin_with_passkey, name="begin_with_passkey"),
    path(
        "two-steps/webauthn/login/",
        views.SignInByPasskeyView.as_view(),
        name="mfa_login_webauthn",
    ),
    path(
        "two-steps/webauthn/keys/<int:pk>/remove/",
        views.RemovePasskeyView.as_view(),
        name="mfa_remove_webauthn",
    ),
    path("two-steps/", include(mfa_urls)),
]


def for_one_person(view):
    """Kept by no cache, listed by no search engine, and as strict as the pages for readers."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = never_cache(view)(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    setattr(answer, KEEPS_TO_READERS_POLICY, True)
    return answer


urlpatterns = [
    path("admin/", include(decorate_urlpatterns(admin_urls, for_one_person))),
    path(
        "_util/login/",
        for_one_person(RedirectView.as_view(pattern_name="account_login", query_string=True)),
    ),
]
