"""What this app adds to the admin."""

from django.urls import path
from wagtail import hooks

from events import safeguards
from events.staff import buttons, history
from events.staff.joining import JoiningView
from events.staff.views import ActionsView, ActView

hooks.register("register_page_header_buttons", buttons.in_header)
hooks.register("register_page_listing_more_buttons", buttons.in_list)
hooks.register("register_log_actions", history.register)
hooks.register("before_delete_page", safeguards.check_delete)
hooks.register("before_unpublish_page", safeguards.check_unpublish)
hooks.register("before_bulk_action", safeguards.check_many_at_once)


@hooks.register("register_admin_urls")
def register_addresses():
    of_date = "pages/<int:page_id>/date/"
    return [
        path(of_date, ActionsView.as_view(), name="event_actions"),
        path("pages/<int:page_id>/joining/", JoiningView.as_view(), name="event_joining"),
        path(f"{of_date}<slug:action>/", ActView.as_view(), name="event_action"),
    ]
