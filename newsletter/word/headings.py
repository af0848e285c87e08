"""Headings: those that Word marks, those that are only bold, and their order."""

from html import escape

from bs4 import Tag

from newsletter.word.markup import words_of

MOST = 120  # characters that a heading of the site takes
GUESSED = 0  # the level of a heading that is only bold
LONGEST_GUESS = 90
SENTENCE_ENDS = (".", "!", ";", ",", "…")


def as_heading(node: Tag) -> dict | None:
    """A paragraph that is nothing but a few bold words is most likely meant as a heading."""
    words = node.get_text().strip()
    if not words or len(words) > LONGEST_GUESS or words.endswith(SENTENCE_ENDS):
        return None
    bold = "".join(part.get_text() for part in node.find_all("strong"))
    if node.find("a", href=True) or "".join(bold.split()) != "".join(words.split()):
        return None
    words = words_of(node).rstrip(":").strip()
    return {"text": words, "level": GUESSED} if any(map(str.isalpha, words)) else None


def in_order(text) -> None:
    """Take the title out where Word marks none, and leave two levels, the upper one first."""
    if not text.title:
        _take_title(text)
    text.blocks = [_short(block, text.seen) for block in text.blocks]
    marked = sorted({v["level"] for v in _values(text) if isinstance(v["level"], int)} - {GUESSED})
    is_first = True
    for value in _values(text):
        if value["level"] == "2":
            continue  # ours: the notes
        if value["level"] == GUESSED:
            text.seen["guessed_headings"] += 1
            value["level"] = "3" if marked and not is_first else "2"
        else:
            value["level"] = "2" if is_first or value["level"] == marked[0] else "3"
        is_first = False


def _values(text) -> list[dict]:
    return [value for name, value in text.blocks if name == "heading"]


def _take_title(text) -> None:
    """The first heading, if nothing but a summary or pictures stands before it, is the title."""
    for place, (name, value) in enumerate(text.blocks):
        if name == "heading" and value["level"] != "2":
            text.title = value["text"]
            text.seen["guessed_title"] += value["level"] == GUESSED
            if not any(before[0] != "picture" for before in text.blocks[:place]):
                del text.blocks[place]
            return


def _short(block, seen):
    name, value = block
    if name == "heading" and len(value["text"]) > MOST:
        seen["long_headings"] += 1
        return "paragraph", f"<p><b>{escape(value['text'], quote=False)}</b></p>"
    return block
