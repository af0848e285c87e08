"""Lists, which Word writes as paragraphs with a sign before them, and others level by level."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from newsletter.word.pasted.looks import looks_of

LEVEL, KIND = "data-level", "data-kind"  # of an item that has no list yet
DEEPEST_LEVEL = 9  # of Word
_PLACE = re.compile(r"l\d+ level(\d)")
_NUMBERED = re.compile(r"\(?(\d+|[a-z]|[ivxlcdm]+)[.):]", re.IGNORECASE)
_MARK = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)


def take_mark(node: Tag) -> str:
    """Takes the sign or number out that Word put before an item or a numbered heading."""
    marks = node.find_all(style=_MARK)
    said = marks[0].get_text().strip() if marks else ""
    for mark in marks:
        mark.extract()
    return said


def as_item(node: Tag) -> bool:
    """Make an item of a paragraph that Word means as one."""
    mark = take_mark(node)
    place = _PLACE.search(looks_of(node).get("mso-list", ""))
    if not place:
        return False
    node.name = "li"
    node.attrs = {LEVEL: place[1], KIND: "ol" if _NUMBERED.fullmatch(mark) else "ul"}
    return True


def items_of(node: Tag) -> Iterator[Tag]:
    """The list itself; or its items, where each says its own level (Word in the browser)."""
    items = node.find_all("li", recursive=False)
    if not any(item.has_attr("data-aria-level") for item in items):
        _mend(node)
        yield node
        return
    for item in items:
        level = item.get("data-aria-level", "")
        item.attrs = {LEVEL: level if level in {*"123456789"} else "1", KIND: node.name}
        yield item.extract()


def _mend(node: Tag) -> None:
    """A list right inside a list belongs to the item before it. Marks of items go."""
    for inner in node.find_all(["ul", "ol"]):
        if inner.parent.name in {"ul", "ol"} and (item := inner.find_previous_sibling("li")):
            item.append(inner.extract())
        elif inner.parent.name in {"ul", "ol"}:
            inner.wrap(BeautifulSoup("", "html.parser").new_tag("li"))
    take_mark(node)


def gather(blocks: list[Tag]) -> list[Tag]:
    """Items that follow each other become lists, one in the other."""
    gathered, open_lists = [], []
    for block in blocks:
        if not block.has_attr(KIND):
            open_lists.clear()
            gathered.append(block)
        elif (top := _place(block, open_lists)) is not None:
            gathered.append(top)
    return gathered


def _place(item: Tag, open_lists: list[Tag]) -> Tag | None:
    """Add an item where it belongs; the list, where a new one begins with it."""
    level, kind = int(item[LEVEL]), item[KIND]
    item.attrs = {}
    depth = max(1, min(level, len(open_lists) + 1, DEEPEST_LEVEL))
    del open_lists[depth:]
    if len(open_lists) == depth and open_lists[-1].name != kind:
        open_lists.pop()
    if len(open_lists) == depth:
        open_lists[-1].append(item)
        return None
    new = BeautifulSoup("", "html.parser").new_tag(kind)
    new.append(item)
    if open_lists:
        open_lists[-1].find_all("li", recursive=False)[-1].append(new)
    open_lists.append(new)
    return new if depth == 1 else None
