"""The words of uploaded files: asked for when a file is new, read in the background.

A file is strange data from anywhere. It is read by a program of its own (`pages/file_words.py`)
with little time and memory, so that none can stop the worker or the search.
"""

import json
import logging
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django_tasks import task

from pages import file_words
from pages.choices import TextState
from pages.models import DocumentText, SiteDocument

logger = logging.getLogger(__name__)

SECONDS = 20
MEGABYTES = 512
LARGEST = 50 * 1024 * 1024  # bytes; more than the admin takes
TRIES = 3
PATIENCE = timedelta(minutes=10)  # after which a reading is held to be lost


@transaction.atomic
def ask(document: SiteDocument, now: datetime) -> None:
    """Have a new file read. What its place held before is forgotten at once."""
    fresh = {"state": TextState.WAITING, "text": "", "tries": 0, "asked_at": now}
    DocumentText.objects.update_or_create(document=document, defaults=fresh)
    _read_soon(document.pk)


def keep_title(document: SiteDocument) -> None:
    """Have the search know a changed title."""
    words = DocumentText.objects.filter(document=document).first()
    if words is not None:
        words.save(update_fields=["state"])  # saving is what the index hears of


def ask_again(now: datetime) -> int:
    """Ask for what was never read: files from before, and those whose reading was lost."""
    unknown = list(SiteDocument.objects.filter(words__isnull=True).order_by("pk")[:100])
    for document in unknown:
        ask(document, now)
    lost = DocumentText.objects.waiting_since(now - PATIENCE)
    for words in lost:
        if words.tries >= TRIES:
            _keep(words, TextState.SLOW, "")
        else:
            DocumentText.objects.filter(pk=words.pk).update(asked_at=now)
            _read_soon(words.document_id)
    return len(unknown) + len(lost)


@task()
def read(document_id: int) -> None:
    """Read one file and keep its words, unless another file has taken its place meanwhile."""
    words = DocumentText.objects.select_related("document").filter(document=document_id).first()
    if words is None or words.state != TextState.WAITING:
        return
    words.tries += 1
    DocumentText.objects.filter(pk=words.pk).update(tries=words.tries)
    state, text = _look_into(words.document)
    with transaction.atomic():
        same = SiteDocument.objects.filter(pk=document_id, file=words.document.file.name)
        if same.exists():
            _keep(words, state, text)


def _read_soon(document_id: int) -> None:
    transaction.on_commit(lambda: read.enqueue(document_id))


def _keep(words: DocumentText, state: TextState, text: str) -> None:
    words.state, words.text = state, text
    words.save(update_fields=["state", "text"])


def _look_into(document: SiteDocument) -> tuple[TextState, str]:
    kind = document.file_extension.lower()
    if kind not in file_words.READERS:
        return TextState.OTHER, ""
    try:
        with tempfile.TemporaryFile() as copy:  # the file may lie on another machine
            if not _copy(document, copy):
                return TextState.LARGE, ""
            return _ask_program(kind, copy)
    except OSError as error:
        # Which file it is stands in the admin; its name may be a person's.
        logger.warning("Document %d could not be opened (%s).", document.pk, type(error).__name__)
        return TextState.BROKEN, ""


def _copy(document: SiteDocument, copy) -> bool:
    """Whether all of it was copied, not being too large."""
    with document.file.open("rb") as source:
        for piece in source.chunks():
            copy.write(piece)
            if copy.tell() > LARGEST:
                return False
    copy.seek(0)
    return True


def _ask_program(kind: str, file) -> tuple[TextState, str]:
    command = [sys.executable, "-I", file_words.__file__, kind, str(SECONDS), str(MEGABYTES)]
    try:
        done = subprocess.run(
            command,
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries quote what they stumble over
            timeout=SECONDS + 5,  # the program ends itself before
            cwd=Path("/"),
            env={"LANG": "C.UTF-8"},  # no secret of the site goes along
        )
    except subprocess.TimeoutExpired:
        return TextState.SLOW, ""
    if done.returncode != 0:
        # Ended by a signal: by its own clock, by the kernel, or by a fault in a library.
        return TextState.SLOW if done.returncode < 0 else TextState.BROKEN, ""
    said = json.loads(done.stdout)
    return TextState(said["state"]), said["text"]
