"""The mails of a workflow, sent in the background.

Wagtail sends them while the editor waits, inside the transaction of the step itself: a mail server
that is slow makes the page slow, and one whose name is not found would undo the step.
"""

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model
from django.dispatch import Signal
from django_tasks import task
from wagtail.admin import mail
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected

SUBMITTED = "group_approval_task_submitted_email_notification"
REJECTED = "workflow_state_rejected_email_notification"
APPROVED = "workflow_state_approved_email_notification"

# Wagtail's own names of its receivers. Whoever connects first under a name is the only one.
NOTICES: dict[str, tuple[Signal, type[Model], mail.Notifier]] = {
    SUBMITTED: (
        task_submitted,
        TaskState,
        mail.GroupApprovalTaskStateSubmissionEmailNotifier(),
    ),
    REJECTED: (workflow_rejected, WorkflowState, mail.WorkflowStateRejectionEmailNotifier()),
    APPROVED: (workflow_approved, WorkflowState, mail.WorkflowStateApprovalEmailNotifier()),
}


class NotSentError(Exception):
    """Some of a notice's mails were refused. Wagtail has logged why; the task shows as failed."""


def connect() -> None:
    """To be called before Wagtail connects its own."""
    for name, (signal, model, _) in NOTICES.items():
        signal.connect(_enqueue_as(name), sender=model, dispatch_uid=name, weak=False)


def _enqueue_as(name: str):
    def enqueue(instance: Model, user=None, **kwargs):
        who = user.pk if user else None
        transaction.on_commit(lambda: send.enqueue(name, instance.pk, who))

    return enqueue


@task()
def send(name: str, pk: int, user_pk: int | None) -> None:
    """Send one notice to everybody it is for but the user who caused it."""
    _, model, notifier = NOTICES[name]
    instance = model.objects.filter(pk=pk).first()
    if instance is None or (name == SUBMITTED and _is_settled(instance)):
        return
    user = get_user_model().objects.filter(pk=user_pk).first()
    if not notifier(instance=instance, user=user):
        raise NotSentError


def _is_settled(state: TaskState) -> bool:
    return state.status != TaskState.STATUS_IN_PROGRESS
