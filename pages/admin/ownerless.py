"""Pages that nobody looks after, or that have no day to be read again."""

from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page, get_page_models
from wagtail.permissions import page_permission_policy

from pages.admin.reports import Report
from pages.admin.reviews import LinkColumn
from pages.admin.rows import edit_address
from pages.models import PageReview, SitePage
from pages.querysets import is_archived


def ownerless_for(user):
    """Public pages of a kind that somebody should look after, which the user may change."""
    kinds = [m for m in get_page_models() if issubclass(m, SitePage) and m.is_looked_after]
    cared_for = PageReview.objects.filter(
        page=OuterRef("pk"), owner__isnull=False, review_by__isnull=False
    )
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = pages.type(*kinds).live().exclude(is_archived(timezone.localdate()))
    return pages.exclude(Exists(cared_for)).order_by("path")


class OwnerlessView(Report):
    page_title = "Looked after by nobody"
    header_icon = "user"
    index_url_name = "ownerless"
    verbose_name_plural = "pages"
    columns = [
        TitleColumn(
            "title", label="Page", accessor=Page.get_admin_display_title, get_url=edit_address
        ),
        LinkColumn("act", label="Review"),
        Column("content_type.name", label="Kind"),
    ]
    list_export = ["title", "url"]
    export_headings = {"title": "Page", "url": "Address"}
    export_filename = "looked-after-by-nobody"

    def get_queryset(self):
        return ownerless_for(self.request.user).select_related("content_type")
