"""Questions asked of the prints of issues."""

from datetime import datetime
from typing import Self

from django.db.models import Q, QuerySet

from newsletter.print_choices import PrintState
from pages.querysets import open_pages

UNDER_WAY = (PrintState.WAITING, PrintState.PRINTING)


class IssuePrintQuerySet(QuerySet):
    def under_way_since(self, moment: datetime) -> Self:
        """Asked for before that moment and not finished yet."""
        return self.filter(state__in=UNDER_WAY, asked_at__lt=moment).order_by("pk")

    def for_readers(self, slug: str, now: datetime):
        """The print of that issue, unless something in it is not open to readers any more."""
        has_not_ended = Q(issue__expire_at__isnull=True) | Q(issue__expire_at__gt=now)
        row = self.filter(has_not_ended, issue__slug=slug).exclude(file="").first()
        if row is None or open_pages(Q(pk__in=row.holds)).count() < len(row.holds):
            return None
        return row
