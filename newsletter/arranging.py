"""Articles of an issue that its contents do not name yet: told to editors, added at one press."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages as admin_messages

from newsletter.models import ArticlePage, IssuePage


@transaction.atomic
def add_to_contents(issue: IssuePage, article: ArticlePage, user) -> None:
    """Add the article at the end of the newest draft; nothing where it stands there already."""
    row = IssuePage.objects.select_for_update().get(pk=issue.pk)
    draft = row.get_latest_revision_as_object()
    if article.pk not in draft.article_ids:
        draft.contents.append(("article", {"article": article, "size": "standard", "teaser": ""}))
        draft.save_revision(user=user, log_action=True)


@require_POST
def add_article(request: HttpRequest, issue_id: int, article_id: int) -> HttpResponse:
    """Leads back to the form of the issue, where the article can be dragged into its place."""
    issue = get_object_or_404(IssuePage, pk=issue_id)
    if not issue.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    lock = issue.get_lock()
    if lock and lock.for_user(request.user):
        raise PermissionDenied
    article = ArticlePage.objects.child_of(issue).filter(pk=article_id).first()
    if article is None:
        raise Http404
    add_to_contents(issue, article, request.user)
    messages.success(request, f"“{article.title}” now stands at the end of the contents.")
    return redirect("wagtailadmin_pages:edit", issue.pk)


def tell_what_is_left_out(request: HttpRequest, page) -> None:
    """After publishing an article: say where its issue does not show it."""
    if not isinstance(page, ArticlePage):
        return
    issue = page.get_parent().specific.get_latest_revision_as_object()
    if issue.left_out().filter(pk=page.pk).exists():
        address = reverse("wagtailadmin_pages:edit", args=[issue.pk])
        button = admin_messages.button(address, "Open the issue")
        words = f"“{page.title}” does not stand in the contents of “{issue.title}” yet."
        admin_messages.warning(request, words, buttons=[button])
