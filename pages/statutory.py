"""What the law asks to be published, and what of it is missing on a day."""

from collections.abc import Iterator
from datetime import date

from wagtail.permissions import page_permission_policy

from pages.models import ArrangementsPage, PublicationKindPage

ALERT_FROM = (7, 1)  # 1 July: three months before the deadline


def year_asked_for(today: date) -> int:
    """The April in which the last financial year began whose report is asked for by that day."""
    return today.year - (1 if (today.month, today.day) >= ALERT_FROM else 2)


def may_report(user) -> bool:
    """Whether the user writes publications, and so the yearly report."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "add")
    return pages.type(PublicationKindPage).exists()


def arrangements_for(user) -> Iterator[tuple[ArrangementsPage, list[str]]]:
    """Those that the user may change and that lack a part, as they are to be published next."""
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    for page in ArrangementsPage.objects.filter(pk__in=pages).order_by("path"):
        draft = page.get_latest_revision_as_object()
        if missing := draft.missing_parts:
            yield draft, missing
