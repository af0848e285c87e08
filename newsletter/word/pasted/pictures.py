"""Pictures that came along inside the pasted text; others stayed where it was copied."""

import base64
import binascii
import hashlib
import re

from bs4 import BeautifulSoup, Tag

from newsletter.word.limits import MOST_PICTURES, RefusedError
from newsletter.word.reading import BY_MACHINE, KINDS, PICTURE, Read

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
            _keep(node, kind, data, found)
        else:
            found.seen["other_pictures"] += 1
            node.extract()


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _keep(node: Tag, kind: str, data: bytes, found: Read) -> None:
    key = hashlib.sha256(data).hexdigest()[:16]
    found.pictures[key] = kind, data
    if len(found.pictures) > MOST_PICTURES:
        raise RefusedError("pictures")
    alt = node.get("alt") or ""
    node.attrs = {"src": PICTURE + key, "alt": "" if BY_MACHINE.search(alt.strip()) else alt}
