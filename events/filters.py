"""What a reader may narrow the list of dates by. Unknown values count as not given."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from events.choices import Format
from events.querysets import EventQuerySet

UPCOMING, PAST = "upcoming", "past"


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    checked: bool


@dataclass(frozen=True)
class EventFilter:
    series: list[Choice]
    formats: list[Choice]
    when: str

    @classmethod
    def from_query(cls, query: QueryDict, series, formats_in_use: set[str]) -> "EventFilter":
        """The choices there are, with those that the query names marked."""
        slugs, formats = query.getlist("series"), query.getlist("format")
        return cls(
            series=[Choice(page.slug, page.title, page.slug in slugs) for page in series],
            formats=[
                Choice(value, Format(value).label, value in formats)
                for value in (Format.IN_PERSON, Format.ONLINE)
                if formats_in_use & {value, Format.BOTH}
            ],
            when=PAST if query.get("when") == PAST else UPCOMING,
        )

    @property
    def is_empty(self) -> bool:
        return self.when == UPCOMING and not self._checked(self.series + self.formats)

    def applied_to(self, dates: EventQuerySet, now: datetime) -> EventQuerySet:
        dates = dates.past(now) if self.when == PAST else dates.upcoming(now)
        if chosen := self._checked(self.series):
            dates = dates.filter(series_slug__in=chosen)
        if chosen := self._checked(self.formats):
            dates = dates.filter(format__in=[*chosen, Format.BOTH])  # both is either
        return dates

    @staticmethod
    def _checked(choices: list[Choice]) -> list[str]:
        return [choice.value for choice in choices if choice.checked]
