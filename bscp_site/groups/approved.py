"""Tells an approver what came of it. Wagtail says that the page "has been updated"."""

from django.http import HttpRequest
from wagtail.admin import messages
from wagtail.models import Page


def say_what_came_of_it(request: HttpRequest, page: Page) -> None:
    """To be called after the form of a page was handled."""
    if request.POST.get("workflow-action-name") != "approve":
        return
    page = Page.objects.get(pk=page.pk)
    if page.live and not page.has_unpublished_changes:
        messages.success(request, f"“{page.title}” is approved, and readers see it now.")
    elif page.scheduled_revision:
        messages.success(
            request,
            f"“{page.get_admin_display_title()}” is approved. It will be published at the time "
            "that it was given.",
        )
