"""The first page of the admin: what the apps have registered, in place of Wagtail's own panels."""

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.admin.views import home

from pages import panels

# What these say, ours say too, in lists that stay short and that fit a phone.
REPLACED = (
    home.WorkflowObjectsToModeratePanel,
    home.UserObjectsInWorkflowModerationPanel,
    home.RecentEditsPanel,
    home.LockedPagesPanel,
)


class Desk(Component):
    template_name = "pages/admin/desk.html"
    order = 200

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {"panels": panels.shown("dashboard", user, timezone.now())}


def construct(request: HttpRequest, shown: list[Component]) -> None:
    """Called by Wagtail with its panels and with those of other packages, which stay."""
    shown[:] = [panel for panel in shown if not isinstance(panel, REPLACED)]
    shown.append(Desk())


def leave_out_counts(request: HttpRequest, items: list[Component]) -> None:
    """How many pages and pictures there are is nothing that anybody must do."""
    items.clear()
