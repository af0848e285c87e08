"""Addresses as QR codes."""

import segno


def rows(address: str) -> list[str]:
    """The code as rows of 0 and 1, without the quiet zone around it."""
    return ["".join(map(str, row)) for row in _code(address).matrix]


def drawing(address: str) -> str:
    """The code as an SVG element, to stand inside a page."""
    return _code(address).svg_inline(
        scale=4, border=4, omitsize=True, svgclass="qr", lineclass=None, unitless=True
    )


def _code(address: str):
    # "m" survives a crease; a micro code is read by few telephones.
    return segno.make_qr(address, error="m")
