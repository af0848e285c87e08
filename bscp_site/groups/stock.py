"""The groups and the workflow that Wagtail brings along."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Workflow, WorkflowState

from bscp_site.groups import ledger
from bscp_site.groups.table import EDITORS

MODERATORS = "Moderators"
WORKFLOW = "Moderators approval"


def clear_away() -> None:
    """Remove them before anybody is in them. Once our own groups are made, nothing is removed."""
    if ledger.find(Group, EDITORS):
        return
    for group in Group.objects.filter(name__in=[EDITORS, MODERATORS], user__isnull=True):
        _remove_workflow_of(group)
        group.delete()


def _remove_workflow_of(group: Group) -> None:
    tasks = GroupApprovalTask.objects.filter(groups=group, name=WORKFLOW)
    workflows = Workflow.objects.filter(workflow_tasks__task__in=tasks)
    if not WorkflowState.objects.filter(workflow__in=workflows).exists():
        workflows.delete()
        tasks.delete()
