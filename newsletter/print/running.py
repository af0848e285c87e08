"""Prints of issues are asked for when something in them changes, and made in the background."""

import hashlib
import io
import logging
from collections.abc import Iterable
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from pypdf import PdfReader

from bscp_site.kit import typesetting
from newsletter.background import ask_for_lost, begin
from newsletter.models import IssuePage, IssuePrint
from newsletter.print import words
from newsletter.print_choices import PrintState

logger = logging.getLogger(__name__)

SECONDS = 30
AT_ONCE = 20  # of issues that were never printed


@transaction.atomic
def ask(issue_id: int, now: datetime) -> None:
    """Have an issue printed soon. Whoever asks while another waits gets the same print."""
    fresh = {"state": PrintState.WAITING, "asked_at": now}
    row, is_new = IssuePrint.objects.select_for_update().get_or_create(
        issue_id=issue_id, defaults=fresh
    )
    if is_new or row.state != PrintState.WAITING:
        row.state, row.asked_at, row.tries = PrintState.WAITING, now, 0
        row.save(update_fields=["state", "asked_at", "tries"])
        _print_soon(row)


def ask_for_all(issue_ids: Iterable[int], now: datetime) -> None:
    """Those of them that readers can open, and those whose print is to be forgotten."""
    are_open = Q(pk__in=IssuePage.objects.live().public().values("pk"))
    issues = IssuePage.objects.filter(are_open | Q(print__isnull=False), pk__in=issue_ids)
    for key in issues.order_by("pk").values_list("pk", flat=True):
        ask(key, now)


def ask_again(now: datetime) -> int:
    """Ask for what was never printed, and for what was lost because a worker was stopped."""
    unprinted = IssuePage.objects.live().public().filter(print__isnull=True).newest_first()
    keys = list(unprinted.values_list("pk", flat=True)[:AT_ONCE])
    for key in keys:
        ask(key, now)
    prints = IssuePrint.objects.all()
    return len(keys) + ask_for_lost(prints, now, PrintState.WAITING, _print_soon, _give_up)


@task()
def make(issue_id: int) -> None:
    """Print one issue. What fails leaves the print there is, and is told to editors."""
    row = _begin(issue_id)
    if row is None:
        return
    try:
        issue = IssuePage.objects.live().public().filter(pk=issue_id).first()
        if issue is None:
            _end(row, None)
            return
        found = words.of_issue(issue, timezone.now())
        if found.document.fingerprint == row.fingerprint and row.file:
            _end(row, {"state": PrintState.DONE})
            return
        _end(row, _facts(issue_id, found, typesetting.typeset(found.document, seconds=SECONDS)))
    except Exception as error:  # noqa: BLE001  (editors are told; the next change is another chance)
        logger.error("Issue %d could not be printed (%s).", issue_id, type(error).__name__)
        _end(row, {"state": PrintState.FAILED})


def _facts(issue_id: int, found: words.Print, pdf: bytes) -> dict[str, object]:
    name = f"{issue_id}-{hashlib.sha256(pdf).hexdigest()[:16]}.pdf"
    return {
        "state": PrintState.DONE,
        "file": ContentFile(pdf, name),
        "file_size": len(pdf),
        "page_count": len(PdfReader(io.BytesIO(pdf)).pages),
        "fingerprint": found.document.fingerprint,
        "holds": found.holds,
        "printed_at": timezone.now(),
    }


def _begin(issue_id: int) -> IssuePrint | None:
    rows = IssuePrint.objects.filter(issue=issue_id)
    return begin(rows, PrintState.WAITING, PrintState.PRINTING)


@transaction.atomic
def _end(row: IssuePrint, facts: dict[str, object] | None) -> None:
    """Keep what was found, or forget the print where readers have no such issue.

    Nothing is kept where the issue is gone, or where another print was asked for meanwhile.
    """
    still = IssuePrint.objects.select_for_update().filter(pk=row.pk).first()
    begun = PrintState.PRINTING, row.tries, row.asked_at
    if still is None or (still.state, still.tries, still.asked_at) != begun:
        return
    if facts is None:
        still.delete()
        return
    before = still.file.name if "file" in facts else ""
    for name, value in facts.items():
        setattr(still, name, value)
    still.save()
    if before and before != still.file.name:
        forget_file(before)


def forget_file(name: str) -> None:
    """When it is certain that no row names the file any more."""
    storage = IssuePrint._meta.get_field("file").storage
    transaction.on_commit(lambda: storage.delete(name))


def _give_up(row: IssuePrint) -> None:
    row.state = PrintState.FAILED
    row.save(update_fields=["state"])


def _print_soon(row: IssuePrint) -> None:
    transaction.on_commit(lambda: make.enqueue(row.issue_id))
