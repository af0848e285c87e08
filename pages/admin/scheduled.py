"""What will be published or taken down by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page, Revision, get_default_page_content_type
from wagtail.permissions import page_permission_policy

from pages.admin.reports import Report
from pages.admin.rows import TEMPLATE, Row, edit_address, group, lists, may_edit_pages, moment
from pages.panels import Panel

APPEARS, GOES = "Appears", "Goes"


@dataclass(frozen=True)
class Change:
    """One page that becomes public, or stops being so, at a set time."""

    page: Page
    at: datetime
    what: str

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def when(self) -> str:
        return moment(self.at)

    @property
    def edit_address(self) -> str:
        return edit_address(self.page)


def scheduled_for(user, now: datetime) -> list[Change]:
    """On the pages that the user may change, the soonest first."""
    revisions = Revision.objects.filter(
        base_content_type=get_default_page_content_type(), approved_go_live_at__gt=now
    )
    appear_at = {
        int(number): at for number, at in revisions.values_list("object_id", "approved_go_live_at")
    }
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    pages = pages.filter(Q(pk__in=appear_at) | Q(live=True, expire_at__gt=now))
    changes = [change for page in pages for change in _changes(page, appear_at, now)]
    return sorted(changes, key=lambda change: (change.at, change.page.pk))


def _changes(page: Page, appear_at: dict[int, datetime], now: datetime) -> Iterator[Change]:
    if page.pk in appear_at:
        yield Change(page, appear_at[page.pk], APPEARS)
    if page.live and page.expire_at and page.expire_at > now:
        yield Change(page, page.expire_at, GOES)


class Scheduled(Panel):
    template = TEMPLATE
    anchor = "scheduled"
    heading = "Scheduled"

    def data(self, subject, now: datetime):
        if not may_edit_pages(subject):
            return None
        changes = scheduled_for(subject, now)
        rows = (Row(c.title, c.edit_address, f"{c.what} {c.when}") for c in changes)
        shown = group(rows, len(changes), more_address=reverse("scheduled"))
        return lists(shown, nothing="Nothing is set to appear or to go by itself.")


class ScheduledView(Report):
    page_title = "Scheduled"
    header_icon = "calendar-alt"
    index_url_name = "scheduled"
    verbose_name_plural = "scheduled changes"
    columns = [
        TitleColumn("title", label="Page", get_url=lambda change: change.edit_address),
        Column("what", label="What happens"),
        Column("when", label="When, in London time"),
    ]
    list_export = ["title", "what", "when"]
    export_headings = {"title": "Page", "what": "What happens", "when": "When"}
    export_filename = "scheduled"

    def get_queryset(self) -> list[Change]:
        return scheduled_for(self.request.user, timezone.now())
