"""The print of an issue for readers, and the button that has it made anew."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bscp_site.kit.addresses import absolute
from newsletter.models import IssuePage, IssuePrint
from newsletter.print import running


@require_safe
def issue_pdf(request: HttpRequest, issue: str) -> HttpResponse:
    """The file as it was made. A reading makes nothing."""
    row = IssuePrint.objects.for_readers(issue, timezone.now())
    if row is None:
        raise Http404
    try:
        file = row.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        file,
        content_type="application/pdf",
        filename=f"{issue}.pdf",
        headers={
            "ETag": f'"{row.fingerprint}"',
            "Link": f'<{absolute(row.issue.url)}>; rel="canonical"',
        },
    )


@require_POST
def print_anew(request: HttpRequest, issue_id: int) -> HttpResponse:
    """Leads back to the form of the issue, which says how far it is."""
    issue = get_object_or_404(IssuePage, pk=issue_id)
    if not issue.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    if IssuePage.objects.live().public().filter(pk=issue.pk).exists():
        running.ask(issue.pk, timezone.now())
        messages.success(request, "The PDF is being made. It takes a minute or less.")
    else:
        messages.error(request, "The PDF is made when readers can open the issue.")
    return redirect("wagtailadmin_pages:edit", issue.pk)
