"""The dates that a page draws in from another app, which `pages` and its neighbours may not import.

The app that has dates registers itself here when it is loaded (`AppConfig.ready`). Where no app
does, there are no dates to draw in.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol


class ShownDate(Protocol):
    """What components/ticket.html shows of one date."""

    url: str
    title: str
    starts_at: datetime | None
    ends_at: datetime | None
    is_off: bool  # cancelled or postponed: `status.words` says which
    when: str
    place: str
    style: str
    was: str


Dates = dict[int, ShownDate]  # by the id of the date's page, the soonest first


class Source(Protocol):
    def between(self, now: datetime, until: datetime, series: Collection[int]) -> Dates:
        """What readers can open and is not over, up to `until`; of all series where none is named.

        Cancelled and postponed dates are among them, and say so.
        """

    def named(self, ids: Collection[int], now: datetime) -> Dates:
        """Those of the pages that are dates which readers can open, as they stand now."""


_sources: list[Source] = []


def register(source: Source) -> None:
    _sources.append(source)


def between(now: datetime, until: datetime, series: Collection[int] = ()) -> Dates:
    """The dates that lie ahead of `now`, up to `until`."""
    return {key: each for s in _sources for key, each in s.between(now, until, series).items()}


def named(ids: Collection[int], now: datetime) -> Dates:
    """The dates among those pages."""
    if not ids:
        return {}
    return {key: each for s in _sources for key, each in s.named(ids, now).items()}
