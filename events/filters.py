"""What a reader may narrow the list of dates by, and how many dates each choice would bring.

Values of one filter add up ("one of these series"); filters narrow each other. Unknown values
count as not given.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Min, Q
from django.http import QueryDict
from django.utils.text import slugify
from wagtail.models import Page

from events.choices import Format
from events.querysets import EventQuerySet

UPCOMING, PAST = "upcoming", "past"
MOST_AUDIENCES = 12  # that are offered; those with the most dates
MOST_VALUES = 50  # of one filter in an address: more than anybody ticks


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    checked: bool


class Sum(NamedTuple):
    """How many dates there are of one series, in one format, for one audience."""

    series: str
    format: str
    audience: str
    upcoming: int
    past: int
    first_end: datetime | None  # of those ahead

    @property
    def audience_slug(self) -> str:
        return slugify(self.audience, allow_unicode=True)

    def values(self, name: str) -> set[str]:
        """The choices of one filter that find these dates. What is both is found under either."""
        if name == "format":
            both = {Format.IN_PERSON, Format.ONLINE}
            return both if self.format == Format.BOTH else {self.format}
        return {self.series} if name == "series" else {self.audience_slug}

    def count(self, when: str) -> int:
        return self.past if when == PAST else self.upcoming


@dataclass(frozen=True)
class DatesFilter:
    """Dates as one address asks for them. One query counts them all, however many there are."""

    dates: EventQuerySet  # all that readers can open, `in_series`
    pages: list[Page]  # the series
    query: QueryDict
    now: datetime

    @property
    def when(self) -> str:
        return PAST if self.query.get("when") == PAST else UPCOMING

    @property
    def whens(self) -> list[Choice]:
        matching = [row for row in self._rows if self._fits(row)]
        labels = {UPCOMING: "Upcoming", PAST: "Past"}
        return [
            Choice(value, label, sum(row.count(value) for row in matching), value == self.when)
            for value, label in labels.items()
        ]

    @property
    def series(self) -> list[Choice]:
        counts = self._sums("series")
        return [self._choice("series", page.slug, page.title, counts) for page in self.pages]

    @property
    def formats(self) -> list[Choice]:
        counts = self._sums("format")
        used = {value for row in self._rows for value in row.values("format")}
        offered = [value for value in (Format.IN_PERSON, Format.ONLINE) if value in used]
        return [self._choice("format", value, Format(value).label, counts) for value in offered]

    @property
    def audiences(self) -> list[Choice]:
        """In the words that editors used; the same words are the same choice."""
        totals, labels = Counter(), {}
        for row in self._rows:
            if row.audience_slug:
                totals[row.audience_slug] += row.upcoming + row.past
                labels.setdefault(row.audience_slug, row.audience)
        counts = self._sums("audience")
        offered = {slug for slug, _total in totals.most_common(MOST_AUDIENCES)}
        offered |= self._chosen["audience"]
        found = [self._choice("audience", slug, labels[slug], counts) for slug in offered]
        return sorted(found, key=lambda choice: (choice.label.lower(), choice.value))

    @property
    def count(self) -> int:
        return sum(row.count(self.when) for row in self._rows if self._fits(row))

    @property
    def is_plain(self) -> bool:
        """The list as it is linked to from everywhere."""
        return not any(self.query.get(name) for name in (*self._chosen, "when"))

    @property
    def holds_until(self) -> datetime | None:
        """When the first of all dates ahead ends: from then on the counts are others."""
        return min((row.first_end for row in self._rows if row.first_end), default=None)

    def found(self) -> EventQuerySet:
        dates = self.dates.past(self.now) if self.when == PAST else self.dates.upcoming(self.now)
        chosen = self._chosen
        if chosen["series"]:
            paths = [page.path for page in self.pages if page.slug in chosen["series"]]
            dates = dates.filter(series_path__in=paths)
        if chosen["format"]:
            dates = dates.filter(format__in=[*chosen["format"], Format.BOTH])
        if chosen["audience"]:
            meant = {row.audience for row in self._rows if row.audience_slug in chosen["audience"]}
            dates = dates.filter(audience__in=meant)
        return dates

    @cached_property
    def _rows(self) -> list[Sum]:
        slugs = {page.path: page.slug for page in self.pages}
        is_ahead = Q(ends_at__gt=self.now)
        rows = (
            self.dates.order_by()
            .values_list("series_path", "format", "audience")
            .annotate(
                upcoming=Count("pk", filter=is_ahead),
                past=Count("pk", filter=Q(ends_at__lte=self.now)),
                first_end=Min("ends_at", filter=is_ahead),
            )
        )
        return [Sum(slugs[path], *rest) for path, *rest in rows if path in slugs]

    @cached_property
    def _chosen(self) -> dict[str, set[str]]:
        """What the address asks for, as far as there is such a thing, by the name of the filter."""
        known = {
            "series": {page.slug for page in self.pages},
            "format": {Format.IN_PERSON.value, Format.ONLINE.value},
            "audience": {row.audience_slug for row in self._rows} - {""},
        }
        return {
            name: values & set(self.query.getlist(name)[:MOST_VALUES])
            for name, values in known.items()
        }

    def _fits(self, row: Sum, *, but: str = "") -> bool:
        asked = ((name, chosen) for name, chosen in self._chosen.items() if name != but)
        return all(not chosen or chosen & row.values(name) for name, chosen in asked)

    def _sums(self, name: str) -> Counter:
        """What each value of one filter would bring, beside the other filters."""
        sums = Counter()
        for row in self._rows:
            if self._fits(row, but=name):
                for value in row.values(name):
                    sums[value] += row.count(self.when)
        return sums

    def _choice(self, name: str, value: str, label: str, counts: Counter) -> Choice:
        return Choice(value, label, counts[value], value in self._chosen[name])
