"""Whether an uploaded file is what its name says, told by looking into it."""

from collections.abc import Callable
from pathlib import PurePath
from zipfile import BadZipFile, LargeZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files import File

FIRST = 1024  # bytes in which a PDF must begin
MOST_TEXT = 20 * 1024 * 1024  # as large as a document may be
# What each kind of office file holds, which no other does.
PARTS = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
}
MACROS = ("vbaproject.bin", "basic/script-lc.xml")


def validate_kind(file: File) -> None:
    """Refuse a file whose content is of another kind than its name says."""
    extension = PurePath(file.name).suffix.lstrip(".").lower()
    check = CHECKS.get(extension)
    if check is None:
        return  # which names are taken at all is said by the settings
    file.seek(0)
    try:
        is_so = check(file, extension)
    finally:
        file.seek(0)
    if not is_so:
        raise ValidationError(
            f"This is not a {extension.upper()} file, whatever its name says. Open it in the "
            "program that made it and save it anew.",
            code="wrong_kind",
        )


def _is_pdf(file: File, extension: str) -> bool:
    return b"%PDF-" in file.read(FIRST)


def _is_office(file: File, extension: str) -> bool:
    try:
        with ZipFile(file) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (BadZipFile, LargeZipFile, OSError, ValueError, NotImplementedError):
        return False
    if any(name.endswith(MACROS) for name in names):
        raise ValidationError(
            "This file holds macros, which are programs. Save it without them and upload it again.",
            code="macros",
        )
    return PARTS[extension] in names


def _is_text(file: File, extension: str) -> bool:
    """Text holds no zero byte, save for what Windows calls Unicode, and is no web page."""
    data = file.read(MOST_TEXT)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    start = data[:FIRST].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return b"\0" not in data and not start.startswith((b"<!doctype", b"<html", b"<script", b"<svg"))


def _is_calendar(file: File, extension: str) -> bool:
    return _is_text(file, extension) and _begins_calendar(file)


def _begins_calendar(file: File) -> bool:
    file.seek(0)
    return file.read(FIRST).lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:VCALENDAR")


CHECKS: dict[str, Callable[[File, str], bool]] = {
    "pdf": _is_pdf,
    "ics": _is_calendar,
    **dict.fromkeys(PARTS, _is_office),
    **dict.fromkeys(("csv", "txt"), _is_text),
}
