"""What stands first in the bar at the foot of a form: what its reader most likely came for."""

from django.http import HttpRequest
from wagtail.admin.action_menu import ActionMenuItem, WorkflowMenuItem


def put_approval_first(items: list[ActionMenuItem], request: HttpRequest, context: dict) -> None:
    """On a telephone the others stand behind a button. Only who may approve has such an item."""
    for item in items:
        if isinstance(item, WorkflowMenuItem) and item.name == "approve" and not item.launch_modal:
            items.remove(item)
            items.insert(0, item)
            return
