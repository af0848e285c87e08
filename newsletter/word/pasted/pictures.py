"""Pictures that came along inside the pasted text; others stayed where it was copied."""

import base64
import binascii
import re

from bs4 import BeautifulSoup

from newsletter.word.reading import BY_MACHINE, KINDS, Read

DATA = re.compile(r"data:(image/[\w.+-]{1,40});base64,", re.IGNORECASE)


def take_pictures(soup: BeautifulSoup, found: Read) -> None:
    """Nothing is fetched: what is only linked is left out and counted."""
    for node in soup.find_all("img"):
        source = (node.get("src") or "").strip()
        if not (began := DATA.match(source)):
            found.seen["pictures_left_behind"] += 1
            node.extract()
            continue
        kind = KINDS.get(began[1].lower())
        data = _decoded(source[began.end() :]) if kind else b""
        if data:
            alt = node.get("alt") or ""
            words = "" if BY_MACHINE.search(alt.strip()) else alt
            node.attrs = {"src": found.keep_picture(kind, data), "alt": words}
        else:
            found.seen["other_pictures"] += 1
            node.extract()


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""
