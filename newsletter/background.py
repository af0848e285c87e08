"""Rows of work that a worker takes, and that are asked for again where it was lost on the way.

Such a row has a `state`, the moment at which it was last `asked_at` or begun, and the `tries` that
were begun: one that takes the worker down with it is given up in the end.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

TRIES = 3
PATIENCE = timedelta(minutes=5)  # after which work is held to be lost


@transaction.atomic
def begin(rows: QuerySet, waiting: str, working: str) -> Model | None:
    """Take the one row, so that no other worker does; None where it does not wait any more."""
    row = rows.select_for_update().first()
    if row is None or row.state != waiting:
        return None
    row.state, row.tries, row.asked_at = working, row.tries + 1, timezone.now()
    row.save(update_fields=["state", "tries", "asked_at"])
    return row


def ask_for_lost(
    rows: QuerySet,
    now: datetime,
    waiting: str,
    soon: Callable[[Model], None],
    give_up: Callable[[Model], None],
) -> int:
    """Have `soon` done what was lost on the way, or `give_up`; how many there were of both.

    Both are called in a transaction that has locked the row.
    """
    lost = list(rows.under_way_since(now - PATIENCE))
    for each in lost:
        with transaction.atomic():
            row = rows.select_for_update().filter(pk=each.pk).first()
            if row is None or row.asked_at != each.asked_at or not row.is_under_way:
                continue  # somebody was quicker
            if row.tries >= TRIES:
                give_up(row)
            else:
                row.state, row.asked_at = waiting, now
                row.save(update_fields=["state", "asked_at"])
                soon(row)
    return len(lost)
