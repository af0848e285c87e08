"""What a file is, told by its content, before a library opens it."""

from collections import Counter
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from newsletter.word.limits import (
    LARGEST_FILE,
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    MOST_PARTS,
    RefusedError,
)

ZIP, OLE, PDF, RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
# Names in the directory of an OLE file, in the two bytes a sign that it is written in.
LOCKED = "EncryptedPackage".encode("utf-16-le")
MACROS = ("vbaproject.bin", "vbadata.xml")
INSERTED, DELETED = {"ins", "moveTo"}, {"del", "moveFrom"}


def check(data: bytes) -> Counter:
    """Refuse what is no plain Word file; count what an editor should hear of.

    The counts are `changes` (recorded and not yet accepted), `comments` and `hidden` (passages).
    """
    if not data:
        raise RefusedError("empty")
    if len(data) > LARGEST_FILE:
        raise RefusedError("large")
    if not data.startswith(ZIP):
        raise RefusedError(_kind(data))
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_parts(archive, len(data))
            return _look_through(archive)
    except (BadZipFile, LargeZipFile, NotImplementedError, EOFError) as error:
        raise RefusedError("broken") from error


def _kind(data: bytes) -> str:
    if data.startswith(OLE):
        return "locked" if LOCKED in data else "old_word"
    if PDF in data[:1024]:
        return "pdf"
    return "rtf" if data.startswith(RTF) else "other"


def _check_parts(archive: ZipFile, packed: int) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > LARGEST_UNPACKED or unpacked > LARGEST_RATIO * packed:
        raise RefusedError("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("locked")
    names = {part.filename.lower() for part in parts}
    if len(names) < len(parts):
        raise RefusedError("broken")  # two parts of one name: programs differ in which they read
    if any(name.endswith(MACROS) for name in names):
        raise RefusedError("macros")
    if not any(name.startswith("word/document") for name in names):
        raise RefusedError("other_office" if "[content_types].xml" in names else "other")


def _look_through(archive: ZipFile) -> Counter:
    """Every part of XML is parsed by a parser that takes no entity and no outside reference."""
    seen = Counter()
    for part in archive.infolist():
        if not part.filename.lower().endswith((".xml", ".rels")):
            continue
        try:
            with archive.open(part) as file:
                _count(file, part.filename, seen)
        except DefusedXmlException as error:
            raise RefusedError("entities") from error
        except ParseError as error:
            raise RefusedError("broken") from error
    return seen


def _count(file: BinaryIO, part: str, seen: Counter) -> None:
    is_text = part.startswith("word/document")
    for _event, element in iterparse(file, forbid_dtd=True):
        name = element.tag.rpartition("}")[2]
        if is_text and name in INSERTED | DELETED:
            seen["changes"] += 1
        elif is_text and name == "vanish":
            seen["hidden"] += 1
        elif name == "comment" and part.endswith("comments.xml"):
            seen["comments"] += 1
        elif name == "Override" and "macroEnabled" in element.get("ContentType", ""):
            raise RefusedError("macros")
        element.clear()
