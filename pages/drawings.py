"""Checks of uploaded SVG drawings. They are shown as pictures, so nothing in them can run; what
is checked here is that a reader's browser asks nobody else for a part of them."""

import re

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from django.core.exceptions import ValidationError

LARGEST = 64 * 1024  # bytes
FORBIDDEN = {"script", "foreignObject", "iframe", "image", "feImage", "use", "animate", "set"}
ELSEWHERE = re.compile(rb"@import|xml-stylesheet|url\(\s*['\"]?(?!['\"]?#)|href\s*=\s*['\"](?!#)")


def validate_drawing(file) -> None:
    """Raise ValidationError unless the file is a small, self-contained SVG with a viewBox."""
    if getattr(file, "_committed", False):
        return  # stored before, and checked then
    if file.size > LARGEST:
        raise ValidationError("This drawing is larger than 64 KB. Ask for a simpler one.")
    file.seek(0)
    if not _is_plain(data := file.read()) or ELSEWHERE.search(data):
        raise ValidationError("This drawing asks for another file. Remove that first.")
    file.seek(0)
    try:
        root = ElementTree.parse(file).getroot()
    except (ElementTree.ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise ValidationError("This file is not an SVG drawing.") from error
    finally:
        file.seek(0)
    if _name(root.tag) != "svg" or not root.get("viewBox"):
        raise ValidationError("This file is not an SVG drawing with a viewBox.")
    for element in root.iter():
        handlers = [name for name in element.attrib if _name(name).lower().startswith("on")]
        if _name(element.tag) in FORBIDDEN or handlers:
            raise ValidationError("This drawing holds a script or another file. Remove it first.")


def _is_plain(data: bytes) -> bool:
    """UTF-8 without the escapes by which a style sheet could hide an address."""
    try:
        return "\\" not in data.decode()
    except UnicodeDecodeError:
        return False


def _name(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]
