"""Tells an approver what came of it. Wagtail says that the page "has been updated", or nothing."""

from functools import wraps

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.models import Page, TaskState, WorkflowState


def say_what_came_of_it(request: HttpRequest, page: Page) -> None:
    """To be called after the form of a page was handled."""
    if request.POST.get("workflow-action-name") == "approve":
        _say(request, Page.objects.get(pk=page.pk))


def connect() -> None:
    """From a preview, a comparison or a report an approval comes another way, which has no hook."""
    WorkflowAction.post = _saying(WorkflowAction.post)


def _saying(post):
    @wraps(post)
    def post_and_say(view: WorkflowAction, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = post(view, request, *args, **kwargs)
        if view.action_name == "approve":
            _say(request, Page.objects.get(pk=view.object.pk))
        return response

    return post_and_say


def _say(request: HttpRequest, page: Page) -> None:
    title = page.get_admin_display_title()
    waits = page.current_workflow_state
    if waits and _was_for_another_version(waits):
        messages.warning(
            request,
            f"Somebody changed “{title}” before you approved it, so it waits for another approval. "
            "Look at what has changed.",
        )
    elif page.scheduled_revision:
        messages.success(
            request,
            f"“{title}” is approved. It will be published at the time that it was given.",
        )
    elif page.live and not page.has_unpublished_changes:
        messages.success(request, f"“{page.title}” is approved, and readers see it now.")


def _was_for_another_version(state: WorkflowState) -> bool:
    """Whether it waits for the same step again. A workflow of the team may have a second step."""
    approved = state.task_states.filter(status=TaskState.STATUS_APPROVED).order_by("finished_at")
    last, waiting = approved.last(), state.current_task_state
    return bool(last and waiting and last.task_id == waiting.task_id)
