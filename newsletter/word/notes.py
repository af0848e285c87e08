"""Footnotes and endnotes: a numbered list at the end, with ways there and back.

The two ends of a way are ordinary links, so that the editor keeps them: `#note-X-1` in the text and
`#note-back-X-1` in the list. `newsletter.note_links` makes each the other's target.
"""

from bs4 import BeautifulSoup

from newsletter.word.markup import Writer
from newsletter.word.reading import NOTE


def take_notes(soup: BeautifulSoup, writer: Writer) -> str:
    """Takes the list of notes out of the text and writes it anew."""
    first = soup.find("li", id=lambda value: bool(value) and value.startswith(NOTE))
    if first is None or first.parent.name != "ol":
        return ""
    notes = first.parent.extract()
    items = []
    for number, note in enumerate(notes.find_all("li", recursive=False), 1):
        for way_back in note.find_all("a", href=lambda v: bool(v) and v.startswith(f"#{NOTE}")):
            way_back.extract()
        said = " ".join(filter(None, map(writer.inline, note.find_all("p")))) or "…"
        back = f'<a href="#note-back-{writer.note_key}-{number}">Back to {number}</a>'
        items.append(f"<li>{said} {back}</li>")
    return f"<ol>{''.join(items)}</ol>"
