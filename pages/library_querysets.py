"""What the library asks of its publications, however many there are."""

from collections.abc import Collection, Sequence
from typing import Self

from django.db.models import Exists, F, IntegerField, OuterRef, Q
from django.db.models.functions import Coalesce, ExtractYear, Left, Lower
from wagtail.models import Page, PageViewRestriction

from pages.querysets import PublicationQuerySet

NEWEST = "newest"
SORTS = {NEWEST: "In force, newest first", "oldest": "Oldest first", "title": "By title"}


class LibraryQuerySet(PublicationQuerySet):
    def in_kinds(self, kinds: Sequence[Page]) -> Self:
        """Those that readers can open, below kinds of which it is known that readers can.

        Nothing has to be asked of what stands above each, so thousands are counted quickly.
        Annotates `kind_path` and `year`: when it was published or, failing that, the first year
        that it covers.
        """
        if not (kinds and kinds[0].path):  # none, or one that is only being written
            return self.none()
        above = kinds[0].path
        below = Q(*(Q(path__startswith=kind.path) for kind in kinds), _connector=Q.OR)
        restricted = PageViewRestriction.objects.filter(page=OuterRef("pk"))
        return self.filter(
            below, ~Exists(restricted), live=True, depth=kinds[0].depth + 1
        ).annotate(
            kind_path=Left("path", len(above)),
            year=Coalesce(ExtractYear("published_on"), "first_year", output_field=IntegerField()),
        )

    def having(self, **values: object) -> Q:
        """A condition on these publications; none at all where it holds for none of them."""
        held = self.model.objects.filter(**values).values("pk")
        return Q(pk__in=held) | ~Exists(self.filter(**values))

    def of_years(self, years: Collection[int]) -> Q:
        return Q(year__in=years) | ~Exists(self.filter(year__in=years))

    def open_priorities(self):
        """Those that readers can open, whose names may stand in a list of choices."""
        return self.model._meta.get_field("priorities").related_model.objects.live().public()

    def sorted_by(self, sort: str) -> Self:
        """In that order; the newest with what is in force before what has been replaced."""
        dates = F("year"), F("published_on")
        orders = {
            NEWEST: ["is_replaced", *(each.desc(nulls_last=True) for each in dates)],
            "oldest": [each.asc(nulls_last=True) for each in dates],
            "title": [Lower("title")],
        }
        return self.with_replaced().order_by(*orders[sort], "path")
