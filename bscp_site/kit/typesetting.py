"""Paper: documents as tagged PDF (PDF/UA-1), set by a program of its own with typst.

The templates are `templates/print/*.typ`. What they print is data, never part of their source.
"""

import hashlib
import json
import logging
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)

PROGRAM = Path(__file__).with_name("typesetter.py")  # not imported: the library is large
TEMPLATES = Path(settings.BASE_DIR) / "templates" / "print"
SECONDS = 15
MEGABYTES = 1024
NOT_PRINTED = {"Cc", "Cn", "Co", "Cs"}  # control characters, and what is no character
KEPT = 24 * 60 * 60  # seconds
FAILURE_KEPT = 60  # seconds, so that a document that cannot be set does not occupy every worker


class TypesettingError(Exception):
    """The document could not be set."""


@dataclass(frozen=True)
class Document:
    """What is to be printed: a template's name, its words, and pictures by the names they have
    in the words."""

    template: str
    words: Mapping[str, object]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def data(self) -> bytes:
        return json.dumps(_clean(self.words), sort_keys=True).encode()

    @cached_property
    def fingerprint(self) -> str:
        """The same as long as the document would be."""
        digest = hashlib.sha256(self.template.encode() + b"\0" + self.data)
        for name, picture in sorted(self.pictures.items()):
            digest.update(name.encode() + hashlib.sha256(picture).digest())
        for path in sorted(TEMPLATES.glob("*.typ")):
            digest.update(path.read_bytes())
        return digest.hexdigest()


def typeset(document: Document, *, seconds: int | None = None) -> bytes:
    """The PDF, in no more than `seconds`. Raises TypesettingError."""
    with tempfile.TemporaryDirectory(prefix="print-") as name:
        folder = Path(name)
        for path in TEMPLATES.glob("*.typ"):
            shutil.copy(path, folder)
        (folder / "data.json").write_bytes(document.data)
        for picture, content in document.pictures.items():
            (folder / Path(picture).name).write_bytes(content)
        return _ask_program(folder, f"{document.template}.typ", seconds or SECONDS)


def kept(document: Document) -> bytes:
    """The PDF as it was set before, or set now. Raises TypesettingError."""
    key = f"print:{document.fingerprint}"
    pdf = cache.get(key)
    if pdf is None:
        try:
            pdf = typeset(document)
        except TypesettingError:
            cache.set(key, b"", FAILURE_KEPT)
            raise
        cache.set(key, pdf, KEPT)
    if not pdf:
        raise TypesettingError("It could not be set a moment ago.")
    return pdf


def _ask_program(folder: Path, template: str, seconds: int) -> bytes:
    program = [sys.executable, "-I", str(PROGRAM), str(folder), template]
    try:
        done = subprocess.run(
            [*program, str(seconds), str(MEGABYTES)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds + 5,  # the program ends itself before
            cwd=folder,
            env={"LANG": "C.UTF-8"},  # no secret of the site goes along
        )
    except subprocess.TimeoutExpired as error:
        raise TypesettingError(f"{template} took too long.") from error
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        logger.error("%s could not be set (%s): %s", template, done.returncode, said[:300])
        raise TypesettingError(f"{template} could not be set.")
    return done.stdout


def _clean(value):
    if isinstance(value, Mapping):
        return {key: _clean(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    if not isinstance(value, str):
        return value
    return "".join(sign for sign in value if sign == "\n" or _is_printed(sign))


def _is_printed(sign: str) -> bool:
    return unicodedata.category(sign) not in NOT_PRINTED
