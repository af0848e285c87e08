"""Questions asked of what readers wrote. The day is always an argument."""

from datetime import date, datetime
from typing import Self

from django.db.models import Case, F, Q, QuerySet, Value, When

from pages.message_choices import DATA_PURPOSES, OPEN, MessageState


class ContactMessageQuerySet(QuerySet):
    def waiting(self) -> Self:
        return self.filter(state=MessageState.NEW)

    def open(self) -> Self:
        """Somebody still waits for an answer."""
        return self.filter(state__in=OPEN)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today)

    def about_data(self) -> Self:
        return self.filter(purpose__in=DATA_PURPOSES)

    def not_about_data(self) -> Self:
        return self.exclude(purpose__in=DATA_PURPOSES)

    def most_urgent_first(self) -> Self:
        """Open ones by the day they are due, then closed ones, the latest received first."""
        is_closed = Case(When(state__in=OPEN, then=Value(0)), default=Value(1))
        due_while_open = Case(When(state__in=OPEN, then=F("due_on")))
        return self.order_by(
            is_closed, due_while_open.asc(nulls_last=True), F("received_at").desc(), "-pk"
        )

    def same_as(self, fingerprint: str, since: datetime) -> Self:
        return self.filter(fingerprint=fingerprint, received_at__gt=since)

    def untold(self) -> Self:
        """Those of which the team has not heard by mail."""
        return self.filter(told_at__isnull=True)

    def closed_before(self, moment: datetime) -> Self:
        """Answered, or passed on and erased, that long ago. Open ones are never among them."""
        return self.filter(~Q(state__in=OPEN), closed_at__lt=moment)
