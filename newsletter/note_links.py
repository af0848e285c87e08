"""Notes of an article: two links that lead to each other.

The editor keeps links and no anchors. So a note is a link to `#note-X` in the text and one to
`#note-back-X` in the list of notes, and where they are shown each becomes the other's target.
"""

import re
from html import escape

from wagtail.rich_text import LinkHandler

_NOTE = re.compile(r"#note-(back-)?([a-z0-9-]+)")


class NoteLink(LinkHandler):
    identifier = "anchor"

    @classmethod
    def expand_db_attributes(cls, attrs):
        href = attrs["href"]
        found = _NOTE.fullmatch(href)
        if found is None:
            return f'<a href="{escape(href)}">'
        other = f"note-{found[2]}" if found[1] else f"note-back-{found[2]}"
        return f'<a href="{href}" id="{other}">'


def register(features) -> None:
    features.register_link_type(NoteLink)
