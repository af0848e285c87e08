"""What waits for somebody: to be approved, to be mended, or to be unlocked."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from wagtail.models import (
    Page,
    TaskState,
    WorkflowState,
    get_default_page_content_type,
)

from pages.admin.rows import (
    SHOWN,
    TEMPLATE,
    Group,
    Link,
    Row,
    edit_address,
    group,
    lists,
    moment,
)
from pages.panels import Panel


class Waiting(Panel):
    """Tasks of the user's groups, what came back to the user, and what the user keeps locked."""

    template = TEMPLATE
    anchor = "waiting"
    heading = "Waiting for you"

    def data(self, subject, now: datetime):
        return lists(
            _to_approve(subject),
            _sent_back(subject),
            _locked(subject),
            nothing="Nothing waits for you.",
        )


class Sent(Panel):
    """What the user has sent to be approved."""

    template = TEMPLATE
    anchor = "sent"
    heading = "Sent for approval"

    def data(self, subject, now: datetime):
        states = _requested_by(subject).filter(status=WorkflowState.STATUS_IN_PROGRESS)
        shown = list(states.order_by("-current_task_state__started_at", "pk")[:SHOWN])
        if not shown:
            return None
        pages = _pages_of(shown)
        rows = [
            Row(
                page.get_admin_display_title(),
                edit_address(page),
                f"Waits for “{state.current_task_state.task.name}” "
                f"since {moment(state.current_task_state.started_at)}",
            )
            for state, page in zip(shown, pages, strict=True)
            if page
        ]
        return lists(group(rows, states.count()), nothing="")


def _to_approve(user) -> Group:
    """What waits longest comes first."""
    tasks = TaskState.objects.reviewable_by(user).filter(
        workflow_state__base_content_type=get_default_page_content_type()
    )
    total = tasks.count()
    if not total:
        return group([], 0)
    shown = tasks.select_related("revision", "workflow_state__requested_by")
    shown = list(shown.order_by("started_at", "pk")[:SHOWN])
    pages = _pages_of(task.workflow_state for task in shown)
    rows = [_task_row(task, page) for task, page in zip(shown, pages, strict=True) if page]
    return group(rows, total, name="To approve", more_address=_all_tasks())


def _task_row(task: TaskState, page: Page) -> Row:
    return Row(
        page.get_admin_display_title(),
        edit_address(page),
        f"{_name(task.workflow_state.requested_by)}, {moment(task.started_at)}",
        links=[Link("What has changed", _comparison(page, task))] if page.live else [],
    )


def _comparison(page: Page, task: TaskState) -> str:
    versions = [page.pk, "live", task.revision_id]
    return reverse("wagtailadmin_pages:revisions_compare", args=versions)


def _sent_back(user) -> Group:
    states = _requested_by(user).filter(status=WorkflowState.STATUS_NEEDS_CHANGES)
    shown = list(states.order_by("-current_task_state__finished_at", "pk")[:SHOWN])
    if not shown:
        return group([], 0)
    pages = _pages_of(shown)
    rows = [
        Row(
            page.get_admin_display_title(),
            edit_address(page),
            f"{_name(state.current_task_state.finished_by)}: "
            f"{state.current_task_state.get_comment() or 'without a comment'}",
        )
        for state, page in zip(shown, pages, strict=True)
        if page
    ]
    return group(rows, states.count(), name="Sent back to you")


def _locked(user) -> Group:
    """A page that somebody else needs may be waiting behind a forgotten lock."""
    pages = Page.objects.filter(locked=True, locked_by=user).order_by("locked_at", "pk")
    shown = list(pages[:SHOWN])
    if not shown:
        return group([], 0)
    rows = [Row(p.get_admin_display_title(), edit_address(p), _since(p.locked_at)) for p in shown]
    return group(rows, pages.count(), name="Locked by you")


def _since(at: datetime | None) -> str:
    return f"Since {moment(at)}" if at else ""


def _requested_by(user):
    states = WorkflowState.objects.filter(
        requested_by=user, base_content_type=get_default_page_content_type()
    )
    return states.select_related("current_task_state__task", "current_task_state__finished_by")


def _pages_of(states: Iterable[WorkflowState]) -> list[Page | None]:
    """The page of each; none where it is gone, since workflows hold no key that would notice."""
    numbers = [int(state.object_id) for state in states]
    pages = Page.objects.in_bulk(numbers)
    return [pages.get(number) for number in numbers]


def _all_tasks() -> str:
    return f"{reverse('wagtailadmin_reports:workflow_tasks')}?reviewable=true"


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else "Somebody"
