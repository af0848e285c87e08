"""An approver who mends a word while a page waits approves it as they saved it.

An approval counts for one version, and an edit asks for another approval. Wagtail asks for it of
the approver who made that edit, too: they would press Approve, and nothing would be published.
"""

from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_approved


@receiver(task_approved)
def approve_own_edit(instance: TaskState, user, **kwargs):
    flow = WorkflowState.objects.get(pk=instance.workflow_state_id)
    waiting = flow.current_task_state
    asks_again = (
        waiting.status == TaskState.STATUS_IN_PROGRESS and waiting.task_id == instance.task_id
    )
    if asks_again and user is not None and waiting.revision.user_id == user.pk:
        waiting.specific.approve(user=user, comment=instance.comment)
