"""The first page of the admin, as somebody opens it, for tests."""

from django.test import TestCase
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from tests import factories
from tests.members import make_member

HOME = reverse("wagtailadmin_home")


def make_workflow(page, *groups) -> Workflow:
    """One approval by these groups, for the page and what is below it."""
    task = GroupApprovalTask.objects.create(name="Approval")
    task.groups.set(groups)
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=page)
    return workflow


def submit(page, workflow, user):
    """As an editor does after a change."""
    page.title = f"{page.title}, changed"
    page.save_revision(user=user)
    return workflow.start(page, user)


class Desk(TestCase):
    """A small whole site, with somebody who writes about one part of it and an approver."""

    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()
        cls.home, cls.about = cls.pages["homepage"], cls.pages["sectionpage"]
        cls.editor = make_member("writer", pages={cls.about: ["add", "change"]})
        cls.approver = make_member("approver", pages={cls.home: ["change", "publish"]})
        cls.workflow = make_workflow(cls.home, *cls.approver.groups.all())
        cls.page = factories.make_content(cls.about, title="Arrangements", slug="how")

    def text(self, user=None) -> str:
        self.client.force_login(user or factories.make_superuser())
        return self.client.get(HOME).text

    def panel(self, heading: str, user=None) -> str:
        """What stands under a heading of the dashboard."""
        found = self.text(user).partition(f">{heading}</h2>")[2]
        assert found, f"no panel {heading}"
        return found.partition("</section>")[0]

    def edit(self, page) -> str:
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
