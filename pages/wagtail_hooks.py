"""What this app adds to the admin."""

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from pages import safeguards
from pages.rich_text import HANDLERS
from pages.views.to_check import ToCheckView
from pages.viewsets import GlossaryTermViewSet, OrganisationViewSet, RoleViewSet

for viewset in (RoleViewSet, OrganisationViewSet, GlossaryTermViewSet):
    register_snippet(viewset)
hooks.register("before_delete_page", safeguards.keep_holders_of_roles)
hooks.register("before_bulk_action", safeguards.check_many_at_once)
hooks.register("before_move_page", safeguards.check_move)
hooks.register("before_copy_page", safeguards.check_copy)


@hooks.register("register_rich_text_features", order=100)  # after Wagtail's own
def register_known_links(features):
    for handler in HANDLERS:
        features.register_link_type(handler)


@hooks.register("register_admin_urls")
def register_reports():
    return [
        path("reports/to-check/", ToCheckView.as_view(), name="to_check"),
        path(
            "reports/to-check/results/",
            ToCheckView.as_view(results_only=True),
            name="to_check_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def list_what_is_to_check():
    return MenuItem("To check", reverse("to_check"), name="to-check", icon_name="check", order=50)


@hooks.register("insert_global_admin_css")
def style_fields():
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))
