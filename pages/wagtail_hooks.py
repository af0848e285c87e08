"""What this app adds to the admin."""

from functools import partial

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from pages import embargo, old_queries, safeguards
from pages.admin import (
    dashboard,
    guide,
    history,
    house_style,
    new,
    new_version,
    pasting,
    redirects,
    reports,
    review_page,
    shortcuts,
    sign_offs,
)
from pages.admin.broken_links import BrokenLinksView, FoundLinkView
from pages.admin.ownerless import OwnerlessView
from pages.admin.redirect_import import RedirectImportView
from pages.admin.reviews import ReviewsDueView
from pages.admin.scheduled import ScheduledView
from pages.admin.searching import NotFoundView, UnreadFilesView, leave_out_wagtails_own
from pages.admin.to_check import ToCheckView
from pages.inbox.viewset import ContactMessageViewSet, register_actions
from pages.rich_text import HANDLERS
from pages.viewsets import GlossaryTermViewSet, OrganisationViewSet, RoleViewSet, ThemeViewSet

for viewset in (RoleViewSet, OrganisationViewSet, GlossaryTermViewSet, ThemeViewSet):
    register_snippet(viewset)
hooks.register("register_admin_viewset", ContactMessageViewSet)
hooks.register("register_log_actions", register_actions)
hooks.register("before_serve_page", old_queries.lead_on)
hooks.register("before_delete_page", safeguards.check_delete)
hooks.register("before_unpublish_page", safeguards.check_unpublish)
hooks.register("before_bulk_action", safeguards.check_many_at_once)
hooks.register("before_move_page", safeguards.check_move)
hooks.register("before_copy_page", safeguards.check_copy)
hooks.register("before_serve_document", embargo.hide_file)
hooks.register("register_log_actions", sign_offs.register_with)
hooks.register("construct_homepage_panels", dashboard.construct)
hooks.register("construct_homepage_summary_items", dashboard.leave_out_counts, order=100)
hooks.register("construct_wagtail_userbar", house_style.put_in_place)
hooks.register("construct_main_menu", shortcuts.add_to)
hooks.register("construct_reports_menu", leave_out_wagtails_own)
hooks.register("construct_help_menu", guide.leave_out_wagtails_own)
hooks.register("register_admin_menu_item", new.menu_item)
hooks.register("register_page_header_buttons", new_version.buttons)
hooks.register("register_page_header_buttons", review_page.header_buttons)
hooks.register("register_log_actions", history.register)
hooks.register("register_rich_text_features", pasting.clean, order=100)  # after Wagtail's own

# In the order of the menu, each with its word in the address.
REPORTS = (
    (ToCheckView, "to-check"),
    (ReviewsDueView, "reviews-due"),
    (OwnerlessView, "looked-after-by-nobody"),
    (BrokenLinksView, "broken-links"),
    (ScheduledView, "scheduled"),
    (NotFoundView, "not-found"),
    (UnreadFilesView, "files-not-readable"),
)


@hooks.register("register_rich_text_features", order=100)  # after Wagtail's own
def register_known_links(features):
    for handler in HANDLERS:
        features.register_link_type(handler)


@hooks.register("register_admin_urls")
def register_page_addresses():
    view = new_version.NewVersionView.as_view()
    return [path("pages/<int:page_id>/new-version/", view, name="new_version")]


@hooks.register("register_admin_urls")
def register_addresses():
    return [
        *(each for view, word in REPORTS for each in reports.addresses(view, word)),
        path("reports/broken-links/<int:link_id>/", FoundLinkView.as_view(), name="found_link"),
        path("help/", guide.GuideView.as_view(), name="editing_guide"),
        path(
            "pages/<int:page_id>/review/", review_page.ReviewPageView.as_view(), name="review_page"
        ),
    ]


hooks.register("register_admin_urls", redirects.addresses, order=-1)


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own at the same address
def register_import_of_redirects():
    return [path("redirects/import/", RedirectImportView.as_view(), name="redirect_import")]


for place, (view, _word) in enumerate(REPORTS, 50):
    hooks.register("register_reports_menu_item", partial(reports.ReportItem, view, place))


@hooks.register("register_help_menu_item")
def lead_to_the_guide():
    return MenuItem(
        "Editing the site", reverse("editing_guide"), name="guide", icon_name="help", order=10
    )


@hooks.register("register_help_menu_item")
def lead_to_the_style_guide():
    return MenuItem(
        "Style guide", reverse("styleguide"), name="styleguide", icon_name="view", order=20
    )


@hooks.register("insert_global_admin_css")
def style_fields():
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))
