"""Questions asked of dates. The clock is always an argument."""

from datetime import datetime
from typing import Self

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Left, Length
from treebeard.mp_tree import MP_Node

from pages.querysets import SitePageQuerySet

STEP = MP_Node.steplen


class EventQuerySet(SitePageQuerySet):
    def upcoming(self, now: datetime) -> Self:
        """Not over yet, the soonest first."""
        return self.filter(ends_at__gt=now).order_by("starts_at", "pk")

    def past(self, now: datetime) -> Self:
        """Over, the latest first."""
        return self.filter(ends_at__lte=now).order_by("-starts_at", "-pk")

    def for_display(self, series_model) -> Self:
        """With the state, and annotated with `series_title`, `series_slug` and `series_style`.

        The series is the page one step up the tree, which Django cannot follow as a relation.
        """
        above = series_model.objects.filter(
            path=Left(OuterRef("path"), Length(OuterRef("path")) - STEP)
        )
        return self.select_related("state").annotate(
            series_title=Subquery(above.values("title")[:1]),
            series_slug=Subquery(above.values("slug")[:1]),
            series_style=Subquery(above.values("style")[:1]),
        )

    def between(self, start: datetime, end: datetime) -> Self:
        """Overlapping the span, in date order."""
        return self.filter(ends_at__gt=start, starts_at__lt=end).order_by("starts_at", "pk")
