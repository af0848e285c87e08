"""The workflow between those who write and the public."""

from django.contrib.auth.models import Group
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from bscp_site.groups import ledger
from bscp_site.groups.table import APPROVERS

NAME, TASK = "Approvers", "Approval"  # the button says "Submit to Approvers"


def begin() -> None:
    """One approver approves what an editor submits, on every page.

    A workflow that the team has put on the whole site stays instead.
    """
    if ledger.find(Workflow, NAME):
        return
    approvers = ledger.find(Group, APPROVERS)
    workflow = Workflow.objects.create(name=NAME)
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.set(Group.objects.filter(pk=approvers.pk))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    root = Page.get_first_root_node()
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
    ledger.enter(workflow, NAME)
