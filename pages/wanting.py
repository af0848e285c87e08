"""Pages that the law or a reader's safety asks something of, and what they still want."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from wagtail.permissions import page_permission_policy

from pages.languages import ENGLISH
from pages.models import (
    AccessibilityStatementPage,
    HelpPage,
    PageReview,
    PrivacyNoticePage,
    SitePage,
)


@dataclass(frozen=True)
class Want:
    page: SitePage
    what: str
    owner: str = ""


def wants_of(user, today: date) -> list[Want]:
    """What the latest versions lack, among the pages that the user may change."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    found = list(chain.from_iterable(each.filter(pk__in=pages) for each in _asked()))
    if not found:
        return []
    reviews = PageReview.objects.filter(page__in=found).select_related("owner")
    owners = {review.page_id: str(review.owner or "") for review in reviews}
    return [
        Want(page, words, owners.get(page.pk, ""))
        for page in found
        for words in _words(page.get_latest_revision_as_object(), today)
    ]


def _asked() -> tuple:
    return (
        HelpPage.objects.exclude(language=ENGLISH).order_by("path"),
        AccessibilityStatementPage.objects.all(),
        PrivacyNoticePage.objects.all(),
    )


def _words(page: SitePage, today: date) -> Iterator[str]:
    yield from page.missing().values()
    yield from page.notices(today)
