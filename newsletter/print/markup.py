"""The HTML of a text as plain data that a template of the typesetter walks through.

Blocks are headings, paragraphs, lists, tables, quotations, notices, pictures and captions. Whatever
else the HTML holds gives what stands in it, so a new kind of block is printed plainly before
anybody thought of it.
"""

from collections.abc import Iterable, Iterator, Mapping

from bs4 import BeautifulSoup, PageElement, Tag

from newsletter.print.parts import EMPHASIS, STRONG, Parts, Words, plain

HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {"ol", "ul"}
PICTURES = {"img", "picture"}
INLINE = {"a", "b", "strong", *EMPHASIS}
CONTAINERS = {
    *("article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
    *("li", "p", "section", "summary", "table", *HEADINGS, *LISTS, *PICTURES),
}
# What screens alone have: icons, scripts, and meanings that unfold at a word.
FOR_SCREENS = {"noscript", "script", "style", "svg", "template"}
NARROWEST, WIDEST = 8, 40  # letters of a column
DEEPEST = 20  # of lists in lists; what is nested deeper is words of one paragraph

Blocks = list[dict]


class Reader:
    """Reads one text. `pictures` names the file to be printed for a picture's address."""

    def __init__(self, words: Words, pictures: Mapping[str, str]):
        self.words = words
        self.pictures = pictures

    def read(self, html: str) -> Blocks:
        soup = BeautifulSoup(html, "html.parser")
        for tag in soup.find_all(_is_for_screens):
            tag.decompose()
        return list(self._blocks(soup.children, 0))

    def _blocks(self, elements: Iterable[PageElement], depth: int) -> Iterator[dict]:
        """Words that stand beside blocks become paragraphs of their own."""
        loose: list[PageElement] = []
        for element in elements:
            if depth > DEEPEST or not _is_block(element):
                loose.append(element)
            else:
                yield from self._with_words("paragraph", loose)
                loose = []
                yield from self._block(element, depth + 1)
        yield from self._with_words("paragraph", loose)

    def _block(self, tag: Tag, depth: int) -> Iterator[dict]:
        if tag.name in HEADINGS:
            yield from self._with_words("heading", tag.children, level=HEADINGS[tag.name])
        elif tag.name in STRONG:
            yield from self._with_words("paragraph", [tag])
        elif tag.name == "figcaption":
            yield from self._with_words("caption", tag.children)
        elif tag.name in PICTURES:
            yield from self._picture(tag)
        elif tag.name in LISTS:
            yield from self._list(tag, depth)
        elif tag.name == "table":
            yield from self._table(tag)
        else:
            yield from self._box(tag, depth)

    def _with_words(self, kind: str, elements: Iterable[PageElement], **more) -> Iterator[dict]:
        if parts := self.words.read(elements):
            yield {"kind": kind, "parts": parts, **more}

    def _box(self, tag: Tag, depth: int) -> Iterator[dict]:
        kind = "quotation" if tag.name == "blockquote" else "notice"
        blocks = self._blocks(tag.children, depth)
        if tag.name == "blockquote" or "notice" in tag.get("class", ()):
            yield {"kind": kind, "blocks": list(blocks)}
        else:
            yield from blocks

    def _list(self, tag: Tag, depth: int) -> Iterator[dict]:
        items = (self._blocks(each.children, depth) for each in tag.find_all("li", recursive=False))
        if filled := [blocks for blocks in map(list, items) if blocks]:
            is_numbered = tag.name == "ol" and "timeline" not in tag.get("class", ())
            yield {"kind": "list", "is_numbered": is_numbered, "items": filled}

    def _table(self, tag: Tag) -> Iterator[dict]:
        rows = [row.find_all(["td", "th"], recursive=False) for row in tag.find_all("tr")]
        width = max(map(len, rows), default=0)
        if width:
            cells = [[self._cell(cell) for cell in row] for row in rows]
            full = [row + [EMPTY] * (width - len(row)) for row in cells]
            yield {
                "kind": "table",
                "caption": self.words.read(tag.caption.children) if tag.caption else [],
                "shares": [_share(column) for column in zip(*full, strict=True)],
                "head": [cell["parts"] for cell in full.pop(0)] if tag.thead else [],
                "rows": full,
            }

    def _cell(self, cell: Tag) -> dict:
        return {"is_head": cell.name == "th", "parts": self.words.read(cell.children)}

    def _picture(self, tag: Tag) -> Iterator[dict]:
        """One whose file is not at hand is there in words."""
        image = tag if tag.name == "img" else tag.find("img")
        words = (image.get("alt") or "").strip() if image else ""
        file = self.pictures.get(image.get("src")) if image else None
        if file:
            yield {"kind": "picture", "file": file, "words": words}
        elif words:
            yield {"kind": "paragraph", "parts": _text(words)}


def _share(column: Iterable[dict]) -> int:
    """Of the width: by what stands in the column, none too narrow."""
    longest = max(len(plain(cell["parts"])) for cell in column)
    return min(max(longest, NARROWEST), WIDEST)


def _text(words: str) -> Parts:
    return [{"kind": "text", "text": words}]


EMPTY = {"is_head": False, "parts": []}


def _is_for_screens(tag: Tag) -> bool:
    return tag.name in FOR_SCREENS or tag.has_attr("popover") or "vh" in tag.get("class", ())


def _is_block(element: PageElement) -> bool:
    if not isinstance(element, Tag):
        return False
    is_around = element.name not in INLINE and bool(element.find(list(CONTAINERS)))
    return element.name in CONTAINERS or is_around
