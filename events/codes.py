"""Addresses as QR codes."""

import segno
from django.utils.safestring import SafeString, mark_safe


def rows(address: str) -> list[str]:
    """The code as rows of 0 and 1, without the quiet zone around it."""
    return ["".join(map(str, row)) for row in _code(address).matrix]


def drawing(address: str) -> SafeString:
    """The code as an SVG element, to stand inside a page."""
    svg = _code(address).svg_inline(scale=3, border=4, svgclass=None, lineclass=None)
    return mark_safe(svg)  # noqa: S308  (drawn by segno; the address is in its squares alone)


def _code(address: str):
    # "m" survives a crease; a micro code is read by few telephones.
    return segno.make_qr(address, error="m")
