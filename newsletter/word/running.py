"""What was uploaded or pasted is asked for at once, and read in the background one by one."""

import hashlib
import json
import logging
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django_tasks import task

from newsletter.background import ask_for_lost, begin
from newsletter.models import WordImport
from newsletter.word import limits
from newsletter.word.child import PASTED
from newsletter.word.keeping import BadPictureError, keep
from newsletter.word.sentences import refusal
from newsletter.word_choices import ImportState

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
REFUSALS_KEPT = timedelta(days=14)
CHILD = "newsletter.word.child"


class KnownFileError(Exception):
    """The same file was imported before, or is just being."""

    def __init__(self, known: WordImport):
        super().__init__(known.name)
        self.known = known


def ask(file: UploadedFile, now: datetime, **values) -> WordImport:
    """Have a file read soon. Raise KnownFileError where it is no new one."""
    content = b"" if file.size > limits.LARGEST_FILE else file.read()
    digest = hashlib.sha256(content or file.name.encode()).hexdigest()
    asked = WordImport(
        name=file.name[-255:], digest=digest, uploaded_at=now, asked_at=now, **values
    )
    if code := "large" if file.size > limits.LARGEST_FILE else "" if content else "empty":
        asked.state, asked.message = ImportState.REFUSED, refusal(code, asked.is_pasted)
        asked.save()
        return asked
    asked.content = content
    try:
        with transaction.atomic():
            asked.save()
            _read_soon(asked)
    except IntegrityError as error:
        known = WordImport.objects.of_file(digest).select_related("article").first()
        if known is None:
            raise
        raise KnownFileError(known) from error
    return asked


def ask_again(now: datetime) -> int:
    """Ask for what was never read, because a worker was stopped; forget old refusals."""
    WordImport.objects.refused_before(now - REFUSALS_KEPT).delete()
    files = WordImport.objects.light()
    return ask_for_lost(files, now, ImportState.WAITING, _read_soon, _give_up_lost)


@task()
def read(import_id: int) -> None:
    """Read one file and make its article. Whatever happens, there is a whole draft or none."""
    row = _begin(import_id)
    if row is None:
        return
    form = PASTED if row.is_pasted else "file"
    found = _ask_program(bytes(row.content), row.digest[:6], form)
    try:
        with transaction.atomic():
            # The row may be gone with its issue, or given to another worker meanwhile.
            still = WordImport.objects.select_for_update().light().filter(pk=row.pk).first()
            if still is None or (still.state, still.tries) != (ImportState.READING, row.tries):
                return
            if code := found.get("refused"):
                _refuse(still, code)
            else:
                keep(still, bytes(row.content), found)
    except BadPictureError:
        _give_up(row, "bad_picture")
    except Exception as error:  # noqa: BLE001  (the editor is told, and the file is kept by them)
        # Which file it was stands in the admin; its name may be a person's.
        logger.error("Word import %d could not be kept (%s).", row.pk, type(error).__name__)
        _give_up(row, "failed")


def _begin(import_id: int) -> WordImport | None:
    rows = WordImport.objects.filter(pk=import_id)
    return begin(rows, ImportState.WAITING, ImportState.READING)


def _give_up(row: WordImport, code: str) -> None:
    with transaction.atomic():
        still = WordImport.objects.select_for_update().light().filter(pk=row.pk).first()
        if still is not None and still.state == ImportState.READING:
            _refuse(still, code)


def _refuse(row: WordImport, code: str) -> None:
    row.state, row.message = ImportState.REFUSED, refusal(code, row.is_pasted)
    row.content = None
    row.save(update_fields=["state", "message", "content"])


def _give_up_lost(row: WordImport) -> None:
    _refuse(row, "lost")


def _read_soon(row: WordImport) -> None:
    transaction.on_commit(lambda: read.enqueue(row.pk))


def _ask_program(content: bytes, note_key: str, form: str) -> dict:
    limit = [str(limits.SECONDS), str(limits.MEMORY), note_key, form]
    try:
        done = subprocess.run(
            [sys.executable, "-s", "-m", CHILD, *limit],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # libraries quote what they stumble over
            timeout=limits.SECONDS + 5,  # the program ends itself before
            cwd=ROOT,
            env={"LANG": "C.UTF-8"},  # no secret of the site goes along
        )
    except subprocess.TimeoutExpired:
        return {"refused": "slow"}
    if done.returncode != 0:
        # Ended by a signal: by its own clock, by the kernel, or by a fault in a library.
        return {"refused": "slow" if done.returncode < 0 else "broken"}
    return json.loads(done.stdout)
