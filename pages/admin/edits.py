"""Where somebody left off."""

from datetime import datetime

from django.db.models import Max
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import page_permission_policy

from pages.admin.rows import (
    SHOWN,
    TEMPLATE,
    Row,
    edit_address,
    group,
    lists,
    may_edit_pages,
    moment,
)
from pages.panels import Panel


class RecentEdits(Panel):
    """Where the user left off."""

    template = TEMPLATE
    anchor = "recent"
    heading = "You edited last"

    def data(self, subject, now: datetime):
        if not may_edit_pages(subject):
            return None
        edits = PageLogEntry.objects.filter(user=subject, action="wagtail.edit")
        edits = edits.values("page_id").annotate(at=Max("timestamp")).order_by("-at", "page_id")
        edits = list(edits[:SHOWN])
        editable = page_permission_policy.instances_user_has_permission_for(subject, "change")
        pages = editable.in_bulk([edit["page_id"] for edit in edits])
        rows = [
            Row(page.get_admin_display_title(), edit_address(page), _state_words(page, edit["at"]))
            for edit in edits
            if (page := pages.get(edit["page_id"]))
        ]
        return lists(group(rows, len(rows)), nothing="What you edit will be listed here.")


def _state_words(page: Page, at: datetime) -> str:
    if not page.live:
        state = "Not public"
    else:
        state = "Public, with changes that are not" if page.has_unpublished_changes else "Public"
    return f"{state} · {moment(at)}"
