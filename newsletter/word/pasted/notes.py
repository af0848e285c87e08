"""Footnotes and endnotes, which every program ties to their places in its own way."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from newsletter.word.pasted.flat import flatten
from newsletter.word.reading import NOTE

# From the text to a note, and from the note back: Word, Google Docs, LibreOffice.
TO_NOTE = re.compile(r"#_?(ftnt?|edn|sdfootnote|sdendnote)(\d{1,4})(?:sym)?$")
BACK = re.compile(r"#_?(ftnt?|edn|sdfootnote|sdendnote)(?:_?ref)?(\d{1,4})(?:anc)?$")
BOX = re.compile(r"(ftn|edn|sdfootnote|sdendnote)\d+")


def take_notes(soup: BeautifulSoup) -> list[Tag]:
    """The list of the notes, as a file has it; the places in the text lead there."""
    links = soup.find_all("a", href=True)
    texts = {key: link for key, link in _keyed(links, BACK) if not TO_NOTE.search(link["href"])}
    places: dict = {}
    for key, link in _keyed(links, TO_NOTE):
        if key in texts:
            places.setdefault(key, link)
    for link in links:
        if NOTE in link["href"]:
            del link["href"]  # nobody but us says so
    notes = BeautifulSoup("", "html.parser").new_tag("ol")
    for key, place in places.items():
        box = _box(texts[key])
        if box is None or box in place.parents:
            continue
        number = len(notes.contents) + 1
        place.attrs, place.string = {"href": f"#{NOTE}{number}"}, f"[{number}]"
        notes.append(_note(box.extract(), texts[key], number))
    return [notes] if notes.contents else []


def _keyed(links: list[Tag], form: re.Pattern) -> Iterator[tuple[tuple[str, str], Tag]]:
    for link in links:
        if found := form.search(link["href"]):
            yield found.groups(), link


def _box(link: Tag) -> Tag | None:
    return link.find_parent("div", id=BOX) or link.find_parent(["p", "li", "div"])


def _note(box: Tag, way_back: Tag, number: int) -> Tag:
    way_back.extract()
    note = BeautifulSoup("", "html.parser").new_tag("li", id=f"{NOTE}{number}")
    for block in flatten(box):
        block.name = "p"
        note.append(block)
    return note
