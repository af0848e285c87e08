"""What translations and statements still want."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from pages.admin.rows import TEMPLATE, Row, edit_address, group, lists, may_edit_pages
from pages.panels import Panel
from pages.wanting import wants_of


class Wanting(Panel):
    template = TEMPLATE
    anchor = "wanting"
    heading = "Translations and statements"

    def data(self, subject, now: datetime):
        if not may_edit_pages(subject):
            return None
        wants = wants_of(subject, timezone.localdate(now))
        rows = (Row(w.page.get_admin_display_title(), edit_address(w.page), w.what) for w in wants)
        shown = group(rows, len(wants), more_address=reverse("to_check"))
        return lists(shown, nothing="") if wants else None
