"""A date as the team plans with it: what readers see, or what its draft says."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from events.choices import EventStatus


@dataclass(frozen=True)
class KnownDate:
    """One date of a series. `series` is the path of its page in the tree."""

    pk: int
    title: str
    series: str
    series_title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    status: str = EventStatus.SCHEDULED
    is_draft: bool = False

    @property
    def stands(self) -> bool:
        """Whether people are meant to come on it."""
        return self.status == EventStatus.SCHEDULED

    @property
    def is_postponed(self) -> bool:
        return self.status == EventStatus.POSTPONED

    @property
    def counts(self) -> bool:
        """Whether the year needs no other in its place."""
        return self.stands or self.is_postponed

    @property
    def day(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def days(self) -> list[date]:
        """Every local day on which it takes place."""
        return days_between(self.starts_at, self.ends_at)


def days_between(starts_at: datetime, ends_at: datetime) -> list[date]:
    """The local days of a span; of one that lasts more than a month, by a slip, its first days."""
    first, last = timezone.localdate(starts_at), timezone.localdate(ends_at)
    return [first + timedelta(days=n) for n in range(min((last - first).days, 31) + 1)]


def as_written(text: str | None, otherwise: datetime | None) -> datetime | None:
    """A moment out of a revision; what makes no sense there counts as not written."""
    try:
        moment = parse_datetime(text) if text else None
    except ValueError:
        moment = None
    if moment is None or timezone.is_naive(moment):
        return otherwise
    return moment
