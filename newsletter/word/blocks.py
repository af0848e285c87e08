"""HTML from a Word file as a title, a summary and blocks, still without a word of Django.

A block is its name and its value, as the page's stream takes them; a picture has the key of its
file in the place of the picture.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

from newsletter.word.headings import as_heading, in_order
from newsletter.word.markup import LISTS, Writer, words_of
from newsletter.word.notes import take_notes
from newsletter.word.quotations import quotation
from newsletter.word.reading import PICTURE
from newsletter.word.tables import table_of

Block = tuple[str, object]

HEADINGS = {f"h{level}" for level in range(1, 7)}
SUMMARY, CAPTION, ALT = 300, 200, 400  # characters that the fields of the site take
TABLE_CAPTION = 160


@dataclass
class Text:
    """What became of a file."""

    title: str = ""
    summary: str = ""
    blocks: list[Block] = field(default_factory=list)
    seen: Counter = field(default_factory=Counter)


class Builder:
    """Walks through the HTML once and adds block after block."""

    def __init__(self, note_key: str, seen: Counter):
        self.text = Text(seen=seen)
        self.writer = Writer(note_key, seen)
        self.prose: list[str] = []
        self.caption = ""  # said before its table or picture

    def build(self, html: str) -> Text:
        soup = BeautifulSoup(html, "html.parser")
        notes = take_notes(soup, self.writer)
        for node in soup.children:
            if isinstance(node, Tag):
                self.add(node)
        self.end_prose()
        self.keep_caption()
        if notes:
            self.text.blocks += [("heading", {"text": "Notes", "level": "2"}), ("paragraph", notes)]
        in_order(self.text)
        return self.text

    def add(self, node: Tag) -> None:
        pictures = [] if node.name == "table" else list(self.pictures(node))
        if node.name in HEADINGS:
            self.add_heading(node)
        elif node.name == "table":
            self.add_table(node)
        elif node.name == "blockquote":
            self.add_quotation(node)
        elif node.name in LISTS:
            self.prose.append(self.writer.lists(node))
        else:
            self.add_paragraph(node)
        for picture in pictures:
            self.add_block("picture", picture)

    def add_paragraph(self, node: Tag) -> None:
        kind = (node.get("class") or [""])[0]
        words = words_of(node) if kind else ""
        if kind == "caption" and words:
            self.add_caption(words)
        elif kind == "subtitle" and words and not self.text.summary and len(words) <= SUMMARY:
            self.text.summary = words
        elif heading := as_heading(node):
            self.add_block("heading", heading)
        elif said := self.writer.inline(node):
            self.prose.append(f"<p>{said}</p>")

    def add_heading(self, node: Tag) -> None:
        words = words_of(node)
        if not words:
            return
        is_title = "title" in (node.get("class") or [])
        if is_title and not self.text.title:
            self.text.title = words
            return
        level = 1 if is_title else int(node.name[1])
        self.add_block("heading", {"text": words, "level": level})

    def add_quotation(self, node: Tag) -> None:
        lines = [words_of(part) for part in node.find_all("p")] or [words_of(node)]
        lines = [line for line in lines if line]
        if not lines:
            return
        if value := quotation(lines):
            self.add_block("quotation", value)
        else:
            self.text.seen["long_quotations"] += 1
            for part in node.find_all("p"):
                if said := self.writer.inline(part):
                    self.prose.append(f"<p>{said}</p>")

    def add_table(self, node: Tag) -> None:
        pictures = list(self.pictures(node))
        table = table_of(node, self.text.seen)
        if table:
            caption = self.caption if len(self.caption) <= TABLE_CAPTION else ""
            self.caption = "" if caption else self.caption
            self.add_block("table", {"caption": caption, "table": table})
        else:  # a frame around text
            for cell in node.find_all(["td", "th"]):
                if cell.find_parent("table") is node:
                    for part in [child for child in cell.children if isinstance(child, Tag)]:
                        self.add(part)
        for picture in pictures:
            self.add_block("picture", picture)

    def add_caption(self, words: str) -> None:
        """Belongs to what stands before it, or else to what follows."""
        self.keep_caption()
        name, value = self.text.blocks[-1] if self.text.blocks and not self.prose else ("", {})
        most = {"table": TABLE_CAPTION, "picture": CAPTION}.get(name, 0)
        if len(words) <= most and not value["caption"]:
            value["caption"] = words
        else:
            self.caption = words

    def add_block(self, name: str, value) -> None:
        self.end_prose()
        if name == "picture" and self.caption and len(self.caption) <= CAPTION:
            value["caption"], self.caption = self.caption, ""
        elif name != "table":
            self.keep_caption()
        self.text.blocks.append((name, value))

    def keep_caption(self) -> None:
        """A caption of nothing is a line of text."""
        if self.caption:
            words, self.caption = self.caption, ""
            self.prose.append(f"<p>{self.writer.inline(_paragraph(words))}</p>")
            self.end_prose()

    def end_prose(self) -> None:
        prose, self.prose = "".join(self.prose), []
        if prose:
            self.text.blocks.append(("paragraph", prose))

    def pictures(self, node: Tag) -> Iterator[dict]:
        """Takes the pictures out of an element."""
        for picture in node.find_all("img"):
            picture.extract()
            source = picture.get("src") or ""
            if source.startswith(PICTURE):
                alt = " ".join((picture.get("alt") or "").split())
                alt = alt if len(alt) <= ALT else ""
                yield {"image": source.removeprefix(PICTURE), "alt_text": alt, "caption": ""}


def _paragraph(words: str) -> Tag:
    soup = BeautifulSoup("<p></p>", "html.parser")
    soup.p.string = words
    return soup.p


def build(html: str, note_key: str, seen: Counter) -> Text:
    return Builder(note_key, seen).build(html)
