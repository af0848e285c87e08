"""Lists of contents: what their entries say, and where each leads."""

from typing import NamedTuple

from wagtail.blocks import StreamValue

NAMING = frozenset({"heading", "part"})  # blocks that name what follows them


class Entry(NamedTuple):
    text: str
    anchor: str


def headings(body: StreamValue) -> list[Entry]:
    """The sections of a page's text to which a list of contents can lead."""
    # Only headings are made into blocks here: others would ask the database for what they choose.
    places = [place for place, raw in enumerate(body.raw_data) if raw["type"] in NAMING]
    values = [body[place].value for place in places]
    return [
        Entry(value.words, value.anchor)
        for value in values
        if value.get("level") != "3" and value.anchor
    ]
