"""A program of its own that reads the words of one file; it knows nothing of the site.

    python -I file_words.py pdf 20 512 < file

It limits its own time and memory before it looks at the file, and says what it found in one line
of JSON. Whatever a hostile file does to it, the worker that started it goes on.
"""

import json
import resource
import signal
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import BinaryIO
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse
from pypdf import PdfReader

MOST = 500_000  # bytes of text; PostgreSQL indexes no more than twice as much of one row
LARGEST_PART = 60 * 1024 * 1024  # bytes of the one part of a Word file that is read, unpacked
WORD_PART = "word/document.xml"


class LockedError(Exception):
    """The file asks for a password."""


class TooMuchError(Exception):
    """The file unpacks into more than anybody reads."""


def limit(seconds: int, megabytes: int) -> None:
    """The kernel keeps these, whatever the libraries below do."""
    memory = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)  # also where it only waits, and where nobody is left to end it


def pdf(file: BinaryIO) -> Iterator[str]:
    """Page by page; a page that cannot be read is left out."""
    reader = PdfReader(file, strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise LockedError
    failure, is_any_read = None, False
    for page in reader.pages:
        try:
            yield f"{page.extract_text()}\n"
            is_any_read = True
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  (a broken page can break it in any way)
            failure = error
    if failure is not None and not is_any_read:
        raise failure


def docx(file: BinaryIO) -> Iterator[str]:
    """The text of a Word file: not what was deleted while changes were recorded, no comments."""
    with ZipFile(file) as archive:
        name = next(n for n in archive.namelist() if n.lower() == WORD_PART)
        if archive.getinfo(name).file_size > LARGEST_PART:
            raise TooMuchError
        with archive.open(name) as part:
            for _event, element in iterparse(part, forbid_dtd=True):
                yield _said(element)
                if element.tag.endswith("}p"):
                    element.clear()


def _said(element) -> str:
    name = element.tag.rpartition("}")[2]
    if name == "t":
        return element.text or ""
    return {"p": "\n", "tab": " ", "br": " ", "cr": " "}.get(name, "")


def gather(pieces: Iterator[str]) -> tuple[str, str]:
    """As much as is kept, after whether that is all."""
    found, size = [], 0
    for piece in pieces:
        found.append(piece)
        size += len(piece.encode("utf-8", "ignore"))
        if size > MOST:
            whole = clean("".join(found)).encode()[:MOST].decode("utf-8", "ignore")
            return "part", whole
    text = clean("".join(found))
    return ("read" if text else "empty"), text


def clean(text: str) -> str:
    """Without what no database stores, and in one line."""
    kept = (" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)
    return " ".join("".join(kept).split())


READERS: dict[str, Callable[[BinaryIO], Iterator[str]]] = {"docx": docx, "pdf": pdf}


def read(kind: str, file: BinaryIO) -> tuple[str, str]:
    try:
        return gather(READERS[kind](file))
    except LockedError:
        return "locked", ""
    except (MemoryError, TooMuchError):
        return "slow", ""
    except Exception:  # noqa: BLE001  (a broken file can break the libraries in any way)
        return "broken", ""


def main(kind: str, seconds: str, megabytes: str) -> None:
    limit(int(seconds), int(megabytes))
    state, text = read(kind, sys.stdin.buffer)
    sys.stdout.buffer.write(json.dumps({"state": state, "text": text}).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
