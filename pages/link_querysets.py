"""Questions asked of the links that stand on the site."""

from collections.abc import Collection
from datetime import datetime
from typing import Self

from django.db.models import Q, QuerySet

from pages.choices import LinkFault


class FoundLinkQuerySet(QuerySet):
    def faulty(self) -> Self:
        """What is to be mended, page by page; not what somebody has found to be fine."""
        return self.exclude(fault="").filter(fine_at__isnull=True).in_order()

    def said_to_be_fine(self) -> Self:
        return self.exclude(fault="").filter(fine_at__isnull=False).in_order()

    def in_order(self) -> Self:
        """Of one page together, as the tree runs; what stands on no page comes last."""
        return self.select_related("page").order_by("page__path", "where", "pk")

    def shown_to(self, pages: QuerySet, *, with_others: bool) -> Self:
        """Those on `pages`, and with `with_others` those that stand on none."""
        return self.filter(Q(page__in=pages) | (Q(page__isnull=True) if with_others else Q(pk=0)))

    def waiting(self) -> Self:
        """Those to other sites that are still to be asked for, the longest due first."""
        return self.filter(next_try_at__isnull=False).order_by("next_try_at", "digest")

    def due(self, now: datetime) -> Self:
        return self.waiting().filter(next_try_at__lte=now)

    def to(self, target: str) -> Self:
        return self.filter(target=target)

    def tried(self, targets: Collection[str]) -> Self:
        """Those to these targets that have been looked at, the latest first."""
        found = self.filter(target__in=targets, checked_at__isnull=False)
        return found.order_by("-checked_at", "pk")


class LinkCheckQuerySet(QuerySet):
    def running(self, alive_since: datetime) -> Self:
        """Begun, not ended, and heard of lately: a worker may have died over one."""
        return self.filter(ended_at__isnull=True, heard_of_at__gte=alive_since)

    def latest_first(self) -> Self:
        return self.order_by("-begun_at", "-pk")


FAULTS_OF_A_MOMENT = frozenset(
    {LinkFault.BROKEN, LinkFault.NO_ANSWER, LinkFault.NO_SUCH_SITE, LinkFault.NOT_SECURE}
)
