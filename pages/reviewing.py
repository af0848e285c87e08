"""What is done with a page beside its text: read through, looked after, archived, brought back.

Each takes effect at once, without a version of the page, and stands in the page's history.
"""

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from pages.models import BodyPage, PageReview

READ = "pages.review"
CARED = "pages.look_after"
ARCHIVED = "pages.archive"
RESTORED = "pages.unarchive"


def _review_of(page: Page) -> PageReview:
    """Its row, for us alone until the transaction ends."""
    PageReview.objects.get_or_create(page_id=page.pk)
    return PageReview.objects.select_for_update().get(page_id=page.pk)


@transaction.atomic
def mark_as_read(page: Page, user: AbstractBaseUser, *, today: date, next_on: date) -> None:
    """Somebody has read the whole page and found it right."""
    review = _review_of(page)
    review.reviewed_on, review.review_by = today, next_on
    review.save(update_fields=["reviewed_on", "review_by"])
    _log(page, READ, user, next_on=next_on.isoformat())


@transaction.atomic
def look_after(
    page: Page,
    user: AbstractBaseUser,
    *,
    owner: BodyPage | None,
    review_by: date | None,
    explains_terms: bool,
    note: str,
) -> None:
    """Say who looks after the page, when it is read again, and what is still to check."""
    review = _review_of(page)
    review.owner, review.review_by, review.note = owner, review_by, note
    review.explains_terms = explains_terms
    review.save(update_fields=["owner", "review_by", "explains_terms", "note"])
    _log(page, CARED, user, owner=owner.title if owner else "")


@transaction.atomic
def archive(
    pages: Iterable[Page],
    user: AbstractBaseUser,
    *,
    today: date,
    reason: str,
    replaced_by: Page | None,
) -> None:
    """Keep pages for the record alone. What is archived already keeps its day and its reason."""
    for page in pages:
        review = _review_of(page)
        if review.is_archived(today):
            continue
        review.archived_on, review.archived_reason = today, reason
        review.replaced_by_id = replaced_by.pk if replaced_by else None
        review.save(update_fields=["archived_on", "archived_reason", "replaced_by"])
        _log(page, ARCHIVED, user, reason=reason)


@transaction.atomic
def bring_back(page: Page, user: AbstractBaseUser) -> None:
    """The page is current again, with nothing left of why it was archived."""
    review = _review_of(page)
    if review.archived_on is None:
        return
    review.archived_on, review.archived_reason, review.replaced_by = None, "", None
    review.save(update_fields=["archived_on", "archived_reason", "replaced_by"])
    _log(page, RESTORED, user)


def _log(page: Page, action: str, user: AbstractBaseUser, **data: str) -> None:
    log(instance=page.specific_deferred, action=action, user=user, data=data)
