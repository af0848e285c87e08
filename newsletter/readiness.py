"""What issues still lack, for editors: one issue beside its form, and all of them in a report."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permissions import page_permission_policy

from newsletter.models import IssuePage
from newsletter.ready.lines import Findings, fragment_of
from pages.admin import reports
from pages.admin.reports import Report
from pages.admin.rows import edit_address


@require_safe
def ready_lines(request: HttpRequest, issue_id: int) -> HttpResponse:
    """The list of the panel alone, as the newest drafts are now."""
    issue = get_object_or_404(IssuePage, pk=issue_id)
    if not issue.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    now = timezone.now()
    findings = IssuePage.look_over(IssuePage.objects.filter(pk=issue.pk), now)[0]
    context = {"findings": findings, "now": now}
    return render(request, "newsletter/admin/ready_lines.html", context)


@dataclass(frozen=True)
class Row:
    """One issue of the report."""

    findings: Findings

    @property
    def title(self) -> str:
        return self.findings.issue.get_admin_display_title()

    @property
    def state(self) -> str:
        return "Published, with changes" if self.findings.issue.live else "Draft"

    @property
    def articles(self) -> int:
        return self.findings.article_count

    @property
    def to_mend(self) -> int:
        return self.findings.count

    @property
    def address(self) -> str:
        return edit_address(self.findings.issue) + fragment_of("ready")


def rows_for(user, now: datetime) -> list[Row]:
    """Issues that are not published, or not as they were written last, of those the user edits."""
    may = page_permission_policy.instances_user_has_permission_for(user, "change")
    issues = IssuePage.objects.in_the_making().filter(pk__in=may.values("pk"))
    return [Row(findings) for findings in IssuePage.look_over(issues.in_the_making_first(), now)]


class ReadyView(Report):
    page_title = "Ready?"
    header_icon = "clipboard-list"
    index_url_name = "issues_ready"
    verbose_name_plural = "issues in the making"
    columns = [
        TitleColumn("title", label="Issue", get_url=lambda row: row.address),
        Column("state", label="State"),
        Column("articles", label="Articles"),
        Column("to_mend", label="To mend"),
    ]
    list_export = ["title", "state", "articles", "to_mend"]
    export_headings = {
        "title": "Issue",
        "state": "State",
        "articles": "Articles",
        "to_mend": "To mend",
    }
    export_filename = "issues-in-the-making"

    def get_queryset(self) -> list[Row]:
        return rows_for(self.request.user, timezone.now())


def addresses() -> list:
    return [
        path("newsletter/<int:issue_id>/ready/", ready_lines, name="issue_ready"),
        *reports.addresses(ReadyView, "ready"),
    ]
