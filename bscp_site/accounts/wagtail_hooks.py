"""Where the admin leads to the pages of signing in."""

from django.contrib.auth import get_user_model
from django.forms import modelform_factory
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel
from wagtail.admin.widgets.button import Button


@hooks.register("register_account_settings_panel")
class HowYouSignInPanel(BaseSettingsPanel):
    """On the account page stands where password and second step are changed, and no field."""

    name = "how_you_sign_in"
    title = "How you sign in"
    order = 150  # after the name
    template_name = "wagtailadmin/account/how_you_sign_in.html"
    form_class = modelform_factory(get_user_model(), fields=[])


@hooks.register("register_user_listing_buttons")
def help_who_lost_the_second_step(user, request_user):
    if request_user.is_superuser and user != request_user:
        yield Button(
            "Forget second steps",
            reverse("forget_steps", args=[user.pk]),
            icon_name="key",
            priority=40,
        )
