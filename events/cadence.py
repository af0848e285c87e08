"""The dates ahead of each series against its cadence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from events.choices import Cadence
from events.known_dates import KnownDate

# Twelve months and a week: the same weekday of a month comes again after 52 or 53 weeks, so on the
# day after a yearly date the next one may lie a few days beyond the twelve months.
AHEAD = relativedelta(months=12, weeks=1)
# How far back a series is looked at: for its last date, and for the gap after it.
BEHIND = relativedelta(years=2)


@dataclass(frozen=True)
class Outlook:
    """What lies ahead of one series. What is cancelled or postponed does not count."""

    title: str
    expected: int  # 0: as needed
    published: int
    drafts: int
    postponed: Sequence[KnownDate]  # those that wait for a new date
    last_gap: int | None  # days between its last two dates, where there are two

    @property
    def is_short(self) -> bool:
        """Whether readers see fewer dates than the cadence promises."""
        return self.published < self.expected

    @property
    def is_short_with_drafts(self) -> bool:
        return self.published + self.drafts < self.expected

    @property
    def words(self) -> str:
        """ "3 of 4 in the next twelve months, 1 as a draft; the last gap is 130 days"."""
        of = f" of {self.expected}" if self.expected else ""
        parts = [f"{self.published}{of} in the next twelve months"]
        if self.drafts:
            parts.append(f", {self.drafts} as {'a draft' if self.drafts == 1 else 'drafts'}")
        if self.postponed:
            parts.append(f", {len(self.postponed)} postponed")
        if self.expected and self.last_gap is not None:
            parts.append(
                f"; the last gap is {self.last_gap} day{'' if self.last_gap == 1 else 's'}"
            )
        return "".join(parts)


def since(now: datetime) -> datetime:
    """From when on dates must be known."""
    return timezone.localtime(now) - BEHIND


def horizon(now: datetime) -> datetime:
    """Until when dates are counted: the end of that day, by the clock on the wall."""
    day = timezone.localtime(now) + AHEAD
    return day.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)


def of_series(series, known: Iterable[KnownDate]) -> list[KnownDate]:
    """The dates of one series."""
    return [date for date in known if date.series == series.path]


def outlook(series, known: Iterable[KnownDate], now: datetime) -> Outlook:
    """Of one series, by every date known `since`."""
    until, dates = horizon(now), of_series(series, known)
    ahead = [date for date in dates if date.ends_at > now and date.starts_at < until]
    postponed = [date for date in ahead if date.is_postponed]
    standing = [date for date in dates if date.stands]
    ahead = [date for date in ahead if date.stands]
    drafts = sum(date.is_draft for date in ahead)
    return Outlook(
        title=series.title,
        expected=Cadence(series.cadence).dates_a_year,
        published=len(ahead) - drafts,
        drafts=drafts,
        postponed=postponed,
        last_gap=_last_gap(standing),
    )


def _last_gap(dates: list[KnownDate]) -> int | None:
    """In days of the calendar, whatever the clocks do in between."""
    days = sorted(date.day for date in dates)
    return (days[-1] - days[-2]).days if len(days) > 1 else None
