"""Words of HTML as plain data: text, strong, emphasis, links, notes and line breaks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import NavigableString, PageElement, Tag
from bs4.element import PreformattedString

from newsletter.schemes import SCHEMES

STRONG, EMPHASIS = {"b", "dt", "strong", "summary"}, {"em", "i"}
LINE = {"picture__credit"}  # has a line of its own
DEEPEST = 20  # of bold in bold; what is nested deeper is text alone
SPACES = re.compile("[ \t\n\r\f]+")  # as HTML has it: a space that holds words together stays

Parts = list[dict]


@dataclass
class Words:
    """Reads the words of one text. `links` are those it met: by address, each one's first words."""

    address: str  # of its page, from which its links lead on
    key: str  # begins the names of its notes, which are those of no other text in the document
    links: dict[str, str] = field(default_factory=dict)

    def read(self, elements: Iterable[PageElement]) -> Parts:
        """Empty where nothing is said."""
        parts = [part for element in elements for part in self._part(element)]
        return _trimmed(parts) if plain(parts) else []

    def _part(self, element: PageElement, depth: int = 0) -> Iterator[dict]:
        if isinstance(element, NavigableString):
            if not isinstance(element, PreformattedString):  # comments and the like
                yield {"kind": "text", "text": SPACES.sub(" ", element)}
        elif element.name == "br":
            yield {"kind": "break"}
        else:
            parts = list(self._inside(element, depth))
            if LINE & set(element.get("class", ())):
                yield {"kind": "break"}
            if element.name == "a" and plain(parts):
                yield self._link(element, parts)
            elif element.name in STRONG | EMPHASIS:
                yield {"kind": "strong" if element.name in STRONG else "emphasis", "parts": parts}
            else:
                yield from parts

    def _inside(self, tag: Tag, depth: int) -> Iterator[dict]:
        if depth > DEEPEST:
            yield {"kind": "text", "text": SPACES.sub(" ", tag.get_text(" "))}
            return
        for child in tag.children:
            yield from self._part(child, depth + 1)

    def _link(self, tag: Tag, parts: Parts) -> dict:
        href = tag.get("href", "").strip()
        if href.startswith("#"):
            # The mark of a note, or the way back from it.
            names = {"to": href[1:], "name": tag.get("id", "")}
            return {"kind": "note", "parts": parts} | {
                name: f"{self.key}-{value}" if value else "" for name, value in names.items()
            }
        address = _in_full(self.address, href)
        if not address:
            return {"kind": "words", "parts": parts}
        self.links.setdefault(address, plain(parts))
        return {"kind": "link", "to": address, "parts": parts}


def plain(parts: Parts) -> str:
    """The words alone."""
    words = (part.get("text") or plain(part.get("parts", [])) or " " for part in parts)
    return " ".join("".join(words).split())


def _in_full(page: str, href: str) -> str:
    """The address as anybody can follow it; empty where it is none."""
    try:
        address = urljoin(page, href) if href else ""
        return address if urlsplit(address).scheme in SCHEMES else ""
    except ValueError:  # no address at all
        return ""


def _trimmed(parts: Parts) -> Parts:
    """Without the spaces around it that come from how HTML is written."""
    first, *rest = parts
    if first["kind"] == "text":
        first = first | {"text": first["text"].lstrip(" ")}
    *begun, last = [first, *rest]
    if last["kind"] == "text":
        last = last | {"text": last["text"].rstrip(" ")}
    return [*begun, last]
