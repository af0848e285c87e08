"""The text inside a block, in the few elements that the site's editor knows."""

from collections import Counter
from html import escape
from urllib.parse import urlsplit

from bs4 import NavigableString, Tag

from newsletter.schemes import SCHEMES
from newsletter.word.reading import NOTE
from newsletter.word.signs import clean

LISTS = {"ul", "ol"}
BOLD = {"b", "strong"}


class Writer:
    """Writes the children of an element; counts links that were removed and crossed-out words."""

    def __init__(self, note_key: str, seen: Counter):
        self.note_key = note_key  # tells the notes of this article from those of another
        self.seen = seen

    def inline(self, node: Tag) -> str:
        """Words, bold words, links and line breaks; pictures stand in blocks of their own."""
        return "".join(self._piece(child) for child in node.children).strip()

    def lists(self, node: Tag) -> str:
        """A list with the lists in it."""
        items = "".join(
            self._item(child) for child in node.children if getattr(child, "name", "") == "li"
        )
        return f"<{node.name}>{items}</{node.name}>" if items else ""

    def _item(self, node: Tag) -> str:
        words, inner = [], []
        for child in node.children:
            if getattr(child, "name", "") in LISTS:
                inner.append(self.lists(child))
            elif getattr(child, "name", "") == "p":
                words.append(self.inline(child))
            else:
                words.append(self._piece(child))
        said = " ".join(filter(None, (word.strip() for word in words)))
        return f"<li>{said}{''.join(inner)}</li>" if said or any(inner) else ""

    def _piece(self, node) -> str:
        if isinstance(node, NavigableString):
            return escape(clean(str(node)), quote=False)
        if node.name == "br":
            return "<br/>"
        if node.name == "input":
            return "☑ " if node.has_attr("checked") else "☐ "
        said = "".join(self._piece(child) for child in node.children)
        if node.name in BOLD and said.strip():
            return f"<b>{said}</b>"
        if node.name == "a" and said.strip():
            return self._link(node.get("href") or "", said, clean(node.get_text()))
        if node.name == "s" and said.strip():
            self.seen["crossed_out"] += 1
        return said

    def _link(self, href: str, said: str, words: str) -> str:
        href = clean(href).strip()
        if href.startswith(f"#{NOTE}"):
            return self._note_link(href, words) or said
        if not href:
            return said  # a bookmark
        if href.startswith("#"):
            self.seen["links_within"] += 1
            return said
        if not _is_safe(href):
            self.seen["links_removed"] += 1
            return said
        return f'<a href="{escape(href)}">{said}</a>'

    def _note_link(self, href: str, words: str) -> str:
        """From the text to its note; `notes` writes the way back."""
        number = words.strip("[]")
        if not number.isdigit():
            return ""
        self.seen["notes"] += 1
        return f'<a href="#note-{self.note_key}-{number}">[{number}]</a>'


def _is_safe(href: str) -> bool:
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if parts.scheme.lower() in {"http", "https"}:
        return bool(parts.hostname)
    return parts.scheme.lower() in SCHEMES and bool(parts.path)


def words_of(node: Tag) -> str:
    """The plain words of an element, in one line."""
    for line_break in node.find_all("br"):
        line_break.replace_with(" ")
    return clean(node.get_text(" " if node.name in {"td", "th"} else "")).strip()
