"""A month as a table: weeks from Monday to Sunday, each day with its dates."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from events.nearness import DAY, days_of, start_of
from events.tickets import Ticket

TITLES_IN_A_CELL = 3


@dataclass(frozen=True)
class Month:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @classmethod
    def named(cls, year: int, number: int) -> "Month | None":
        """None where there is no such month, or no whole calendar around it."""
        is_known = MINYEAR < year < MAXYEAR and 1 <= number <= 12
        return cls(year, number) if is_known else None

    def __str__(self):
        return date_format(self.first, "F Y")

    @property
    def url(self) -> str:
        return reverse("events:month", kwargs={"year": self.year, "month": self.number})

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def starts_at(self) -> datetime:
        return start_of(self.first)

    @property
    def ends_at(self) -> datetime:
        years, number = divmod(self.number, 12)
        return start_of(date(self.year + years, number + 1, 1))

    def mark_moves_at(self, now: datetime) -> datetime | None:
        """When the mark of today comes into it, or moves on; None once the month is over."""
        if now >= self.ends_at:
            return None
        return max(self.starts_at, start_of(timezone.localdate(now) + DAY))

    def weeks(self, tickets: Iterable[Ticket], today: date) -> list[list["Day"]]:
        """All its weeks; what lasts several days stands on each of them."""
        on_day = defaultdict(list)
        for ticket in tickets:
            for day in days_of(ticket.starts_at, ticket.ends_at):
                on_day[day].append(ticket)
        return [
            [self._day(day, on_day.get(day, []), today) for day in week]
            for week in Calendar().monthdatescalendar(self.year, self.number)
        ]

    def _day(self, day: date, tickets: list[Ticket], today: date) -> "Day":
        if Month.of(day) != self:
            return Day(day, [], is_outside=True)
        return Day(day, tickets, is_today=day == today)


@dataclass(frozen=True)
class Day:
    """One cell; a day of the month before or after stays empty."""

    day: date
    tickets: list[Ticket]
    is_today: bool = False
    is_outside: bool = False

    @property
    def titled(self) -> list[Ticket]:
        return self.tickets[:TITLES_IN_A_CELL]

    @property
    def more(self) -> int:
        return len(self.tickets) - len(self.titled)

    @property
    def style(self) -> str:
        """The colour of the first date that stands; none that does, then "off"."""
        standing = (ticket.style for ticket in self.tickets if not ticket.is_off)
        return next(standing, "off")
