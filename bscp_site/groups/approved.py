"""Tells an approver what came of it, in place of Wagtail's "has been updated" or of nothing."""

from functools import wraps

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.models import Page, TaskState, WorkflowState

WAGTAILS_WORDS = "Page '%(page_title)s' has been updated."


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
    say = messages.success
    if waits and _was_for_another_version(waits):
        say = messages.warning
        words = (
            f"Somebody changed “{title}” before you approved it, so it waits for another approval. "
            "Look at what has changed."
        )
    elif page.scheduled_revision:
        words = f"“{title}” is approved. It will be published at the time that it was given."
    elif page.live and not page.has_unpublished_changes:
        words = f"“{page.title}” is approved, and readers see it now."
    else:
        return
    _take_back(request, gettext(WAGTAILS_WORDS) % {"page_title": title})
    say(request, words)


def _take_back(request: HttpRequest, words: str) -> None:
    """Of what waits to be said; the rest waits on."""
    waiting = get_messages(request)
    rendered = messages.render(words, None)
    others = [message for message in waiting if message.message != rendered]
    for message in others:
        waiting.add(message.level, message.message, message.extra_tags)


def _was_for_another_version(state: WorkflowState) -> bool:
    """Whether it waits for the same step again. A workflow of the team may have a second step."""
    approved = state.task_states.filter(status=TaskState.STATUS_APPROVED).order_by("finished_at")
    last, waiting = approved.last(), state.current_task_state
    return bool(last and waiting and last.task_id == waiting.task_id)
