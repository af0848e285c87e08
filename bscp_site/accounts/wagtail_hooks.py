from django.urls import reverse
from wagtail import hooks
from wagtail.admin.widgets.button import Button


@hooks.register("register_account_menu_item")
def lead_to_how_you_sign_in(request):
    return {
        "url": reverse("mfa_index"),
        "label": "Password and two steps",
        "help_text": "Change your password, set up an app or a passkey, sign out elsewhere.",
    }


@hooks.register("register_user_listing_buttons")
def help_who_lost_the_second_step(user, request_user):
    if request_user.is_superuser and user != request_user:
        yield Button(
            "Forget second steps",
            reverse("forget_steps", args=[user.pk]),
            icon_name="key",
            priority=40,
        )
