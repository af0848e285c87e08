"""Nothing of a practice review is seen before its time: neither its page nor its files."""

from datetime import datetime

from django.http import Http404, HttpRequest
from django.utils import timezone
from wagtail.models import Page, Revision

from pages.files_in_use import is_seen
from pages.models import PracticeReviewPage, SiteDocument
from pages.removal_lock import references
from pages.review_querysets import start_of

ENTRY = "wagtailadmin.access_admin"


def hide_file(document: SiteDocument, request: HttpRequest) -> None:
    """Before a document is served: to readers it does not exist while only drafts name it."""
    if not request.user.has_perm(ENTRY) and is_waiting(document) and not is_seen(document):
        raise Http404


def is_waiting(document: SiteDocument) -> bool:
    """Whether a review names it that is not published, or not yet in that version."""
    waiting = PracticeReviewPage.objects.with_something_unpublished()
    return any((SiteDocument, document.pk) in _unpublished(review) for review in waiting)


def _unpublished(review: PracticeReviewPage) -> set:
    named = references(review.get_latest_revision_as_object())
    return named - references(review) if review.live else named | references(review)


def withdraw_unready(now: datetime) -> None:
    """Cancel what is due although it may no longer be published, so that the rest goes ahead."""
    numbers = PracticeReviewPage.objects.values_list("pk", flat=True)
    due = Revision.page_revisions.filter(
        approved_go_live_at__lt=now, object_id__in=[str(number) for number in numbers]
    )
    for revision in due:
        if not revision.as_object().is_ready(now):
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])  # enters it in the history


def postpone_expiry(now: datetime) -> None:
    """A section whose end was set before a review came into it stays until the review may go."""
    staying = PracticeReviewPage.objects.staying(timezone.localdate(now))
    for review in staying.order_by("-first_published_at"):
        ending = review.get_ancestors(inclusive=True).live().filter(expire_at__lte=now)
        Page.objects.filter(pk__in=ending.values("pk")).update(
            expire_at=start_of(review.removable_on)
        )
