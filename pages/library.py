"""The library: what readers may narrow it by, and how much there is of each.

Values of one filter add up ("one of these themes"); filters narrow each other. A value that no
publication has counts as not given.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.db.models.functions import Lower
from django.http import QueryDict
from wagtail.models import Page

from pages.library_querysets import NEWEST, SORTS, LibraryQuerySet

PUBLICATIONS_ON_A_PAGE = 20
MOST_VALUES = 50  # of one filter in an address: more than anybody ticks
YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    checked: bool


@dataclass(frozen=True)
class Library:
    """Publications of some kinds as one address asks for them.

    The number of queries is the same for ten publications and for ten thousand.
    """

    publications: LibraryQuerySet  # all that readers can open, of these kinds
    kinds: list[Page]
    query: QueryDict

    @classmethod
    def of(cls, publications: LibraryQuerySet, kinds: Iterable[Page], query: QueryDict) -> Self:
        kinds = list(kinds)
        return cls(publications.in_kinds(kinds), kinds, query)

    @property
    def sort(self) -> str:
        given = self.query.get("sort", NEWEST)
        return given if given in SORTS else NEWEST

    @property
    def sorts(self) -> list[Choice]:
        return [Choice(value, label, 0, value == self.sort) for value, label in SORTS.items()]

    @cached_property
    def kind_choices(self) -> list[Choice]:
        """Every kind, in the order of the admin; also those of which there is nothing."""
        counts = self._sums("kind_path", "of_kind")
        return [
            self._choice("kind", kind.slug, kind.title, counts[kind.path]) for kind in self.kinds
        ]

    @property
    def kinds_in_use(self) -> list[Choice]:
        totals = self._sums("kind_path", "total")
        pairs = self.counted_kinds
        return [choice for kind, choice in pairs if totals[kind.path] or choice.checked]

    @property
    def counted_kinds(self) -> list[tuple[Page, Choice]]:
        return list(zip(self.kinds, self.kind_choices, strict=True))

    @cached_property
    def years(self) -> list[Choice]:
        """The latest first."""
        counts = self._sums("year", "of_year")
        known = sorted((year for year in counts if year), reverse=True)
        return [self._choice("year", str(year), str(year), counts[year]) for year in known]

    @cached_property
    def themes(self) -> list[Choice]:
        found = self.publications.filter(themes__isnull=False)
        rows = found.values_list("themes__slug", "themes__name")
        count = Count("pk", filter=self._but("theme"))
        return [
            self._choice("theme", *row)
            for row in rows.annotate(count=count).order_by(Lower("themes__name"), "themes__slug")
        ]

    @cached_property
    def priorities(self) -> list[Choice]:
        """A priority that a later plan takes up under the same address is the same choice."""
        found = self.publications.filter(priorities__in=self.publications.open_priorities())
        rows = found.values_list("priorities__slug").annotate(label=Max("priorities__title"))
        count = Count("pk", filter=self._but("priority"), distinct=True)
        return [
            self._choice("priority", *row)
            for row in rows.annotate(count=count).order_by("label", "priorities__slug")
        ]

    @cached_property
    def total(self) -> int:
        return sum(row["total"] for row in self._rows)

    @cached_property
    def count(self) -> int:
        """How many there are of what was asked for; every publication has one year or none."""
        years = {int(choice.value) for choice in self.years if choice.checked}
        return sum(row["of_year"] for row in self._rows if not years or row["year"] in years)

    @cached_property
    def chosen(self) -> list[Choice]:
        choices = [*self.kind_choices, *self.themes, *self.years, *self.priorities]
        return [choice for choice in choices if choice.checked]

    @property
    def has_choice(self) -> bool:
        """Whether there is anything to choose from."""
        return self.total > 1 or self.is_rearranged

    @property
    def is_narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def has_unknown(self) -> bool:
        """Whether the address names something that there is not."""
        given = sum(len(self._given(name)) for name in self._conditions)
        return given > len(self.chosen)

    @property
    def is_rearranged(self) -> bool:
        return self.is_narrowed or self.has_unknown or self.sort != NEWEST

    @property
    def is_plain(self) -> bool:
        """The list as it is linked to from everywhere: nothing chosen, from its beginning."""
        names = {*self._conditions, "sort", "page"}
        return not any(self.query.get(name) for name in names)

    def page(self) -> ListPage:
        """One page of the list, with `kind_title`."""
        wanted = Q(*self._conditions.values())
        found = self.publications.filter(wanted).sorted_by(self.sort)
        # Thousands are sorted by what the order needs; only those of one page are read whole.
        pages = Paginator(found.values("pk"), PUBLICATIONS_ON_A_PAGE)
        pages.count = self.count  # known already
        page = pages.get_page(self.query.get("page"))
        titles = {kind.path: kind.title for kind in self.kinds}
        shown = self.publications.filter(pk__in=page.object_list).sorted_by(self.sort)
        page.object_list = list(shown.defer("body", "files"))
        for publication in page.object_list:
            publication.kind_title = titles[publication.kind_path]
        return page

    @cached_property
    def _rows(self) -> list[dict]:
        """How many there are of each kind and year, all told and with the other filters."""
        counts = {
            "total": Count("pk"),
            "of_kind": Count("pk", filter=self._but("kind")),
            "of_year": Count("pk", filter=self._but("year")),
        }
        return list(self.publications.values("kind_path", "year").annotate(**counts).order_by())

    @cached_property
    def _conditions(self) -> dict[str, Q]:
        kinds = [kind.path for kind in self.kinds if kind.slug in self._given("kind")]
        years = [int(year) for year in self._given("year") if YEAR.fullmatch(year)]
        themes, priorities = self._given("theme"), self._given("priority")
        all_of = self.publications
        named = all_of.open_priorities().filter(slug__in=priorities)
        return {
            "kind": Q(kind_path__in=kinds) if kinds else Q(),
            "year": all_of.of_years(years) if years else Q(),
            "theme": all_of.having(themes__slug__in=themes) if themes else Q(),
            "priority": all_of.having(priorities__in=named) if priorities else Q(),
        }

    def _but(self, name: str) -> Q:
        """What is asked for beside one filter: so much a choice of that filter would bring."""
        return Q(*(each for other, each in self._conditions.items() if other != name))

    def _given(self, name: str) -> set[str]:
        return {value for value in self.query.getlist(name)[:MOST_VALUES] if value}

    def _choice(self, name: str, value: str, label: str, count: int) -> Choice:
        return Choice(value, label, count, value in self._given(name))

    def _sums(self, key: str, column: str) -> Counter:
        sums = Counter()
        for row in self._rows:
            sums[row[key]] += row[column]
        return sums
