"""Uploaded files, and what every file is known by."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from bscp_site.bootstrap import say

FOLDER = "media/"
PIECE = 1024 * 1024
EVERY = 2  # seconds between two lines of progress


class Progress:
    """Says how far a long work is, now and then and at its end."""

    def __init__(self, what: str, total: int):
        self.what, self.total, self.count = what, total, 0
        self.next_line = time.monotonic() + EVERY

    def one_more(self) -> None:
        self.count += 1
        if self.count == self.total or time.monotonic() >= self.next_line:
            say(f"{self.what}: {self.count} of {self.total}")
            self.next_line = time.monotonic() + EVERY


class Hashed:
    """A file that is hashed while somebody reads it."""

    def __init__(self, file: BinaryIO):
        self.file = file
        self.hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.hash.update(data)
        return data


def digest(file: BinaryIO, write: Callable[[bytes], object] = lambda data: None) -> str:
    """SHA-256 of what is left of a file, written elsewhere on the way if asked to."""
    found = hashlib.sha256()
    while piece := file.read(PIECE):
        found.update(piece)
        write(piece)
    return found.hexdigest()


def uploaded() -> Iterator[Path]:
    """Every uploaded file, in order. One that is still being written ends in .part."""
    root = Path(settings.MEDIA_ROOT)
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = Path(folder) / name
            if path.is_file() and not path.is_symlink() and path.suffix != ".part":
                yield path


def name_of(path: Path) -> str:
    return FOLDER + path.relative_to(settings.MEDIA_ROOT).as_posix()


def place_of(name: str) -> Path:
    return Path(settings.MEDIA_ROOT) / name.removeprefix(FOLDER)
