"""A Word file as HTML and pictures, by mammoth, which knows what Word's styles mean."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO

import mammoth

from newsletter.word.limits import MOST_PICTURES, RefusedError

NOTE = "note-of-word-"  # begins the ids of notes
PICTURE = "picture:"

_IGNORED = (
    *(f"toc {level}" for level in range(1, 10)),
    *(f"Contents {level}" for level in range(1, 10)),
    *("TOC Heading", "Contents Heading", "table of figures", "header", "footer"),
)
_QUOTES = ("Quote", "Intense Quote", "Quotations", "Quotation", "Block Text", "Block Quotation")
_CAPTIONS = ("Caption", "Illustration", "Table", "Figure", "Drawing")
STYLES = "\n".join(
    [
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Subtitle'] => p.subtitle:fresh",
        *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in _QUOTES),
        *(f"p[style-name='{name}'] => p.caption:fresh" for name in _CAPTIONS),
        *(f"p[style-name='{name}'] => !" for name in _IGNORED),
    ]
)
# Marks that a program wrote, not a person.
BY_MACHINE = re.compile(
    r"Description automatically generated|AI-generated content|^(Picture|Image|Grafik) ?\d*$"
    r"|^[^\s/\\]+\.(png|jpe?g|gif|bmp|tiff?|emf|wmf)$",
    re.IGNORECASE,
)
KINDS = {"image/png": "png", "image/jpeg": "jpg", "image/jpg": "jpg", "image/gif": "gif"}
KINDS |= {"image/webp": "webp"}


@dataclass
class Read:
    """`pictures` by their number; `seen` counts what an editor should hear of."""

    html: str
    pictures: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    seen: Counter = field(default_factory=Counter)

    def keep_picture(self, kind: str, data: bytes) -> str:
        """The address by which the HTML calls it. Raises RefusedError."""
        key = hashlib.sha256(data).hexdigest()[:16]
        self.pictures[key] = kind, data
        if len(self.pictures) > MOST_PICTURES:
            raise RefusedError("pictures")
        return PICTURE + key


def read(file: BinaryIO) -> Read:
    found = Read("")

    @mammoth.images.img_element
    def keep(image) -> dict[str, str]:
        return _keep_picture(image, found)

    result = mammoth.convert_to_html(
        file,
        style_map=STYLES,
        convert_image=keep,
        id_prefix=NOTE,
        include_embedded_style_map=False,  # a file does not say how it is read
        external_file_access=False,  # nothing is fetched, from no disk and no network
    )
    found.html = result.value
    found.seen.update(filter(None, (_heard(message.message) for message in result.messages)))
    return found


def _keep_picture(image, found: Read) -> dict[str, str]:
    try:
        with image.open() as file:
            data = file.read()
    except KeyError:  # named, and not in the file
        found.seen["linked_pictures"] += 1
        return {"src": ""}
    kind = KINDS.get((image.content_type or "").lower())
    if kind is None:
        found.seen["other_pictures"] += 1
        return {"src": ""}
    address = found.keep_picture(kind, data)
    # The library has put what Word says beside it; what is given here stands instead.
    alt = (image.alt_text or "").strip()
    return {"src": address} | ({"alt": ""} if BY_MACHINE.search(alt) else {})


def _heard(message: str) -> str:
    """What is worth telling, of what the library has to say; fonts and styles are not."""
    if "external image" in message or "find image file" in message:
        return "linked_pictures"
    if "unrecognised element was ignored" in message:
        return "left_out" if re.search(r"math|chart|diagram|dgm|relIds", message) else ""
    return "left_out" if "unsupported character" in message else ""
