"""Blocks one after the other, out of whatever boxes they were pasted in."""

from collections.abc import Iterator

from bs4 import BeautifulSoup, NavigableString, Tag

from newsletter.word.pasted.lists import as_item, gather, items_of, take_mark
from newsletter.word.pasted.looks import shape_of

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
WHOLE = ["table", "ul", "ol"]
LEAVES = [*HEADINGS, "p", "li", "dt", "dd", "pre", "caption", "figcaption", "address"]
BOXES = ["div", "section", "article", "main", "header", "footer", "aside", "nav", "center", "dl"]
BLOCKS = [*WHOLE, *LEAVES, *BOXES, "blockquote", "figure", "hr", "form", "fieldset", "details"]
KEPT = {"a": ["href"], "img": ["src", "alt"], "td": ["colspan", "rowspan"], "input": ["checked"]}
KEPT |= {"th": KEPT["td"]}


def flatten(node: Tag) -> list[Tag]:
    """Takes the children out of an element."""
    blocks = gather([block for block in _blocks_in(node) if not _is_empty(block)])
    return _join_quotations(blocks)


def _blocks_in(node: Tag) -> Iterator[Tag]:
    run = []
    for child in list(node.children):
        if isinstance(child, Tag) and (child.name in BLOCKS or child.find(BLOCKS)):
            yield from _paragraph(run)
            run = []
            yield from _block(child)
        else:
            run.append(child)
    yield from _paragraph(run)


def _block(node: Tag) -> Iterator[Tag]:
    if node.name == "table":
        yield from _table(node)
    elif node.name in WHOLE:
        yield from map(_bare, items_of(node))
    elif node.name == "blockquote" and not node.find([*WHOLE, *HEADINGS]):
        yield _quotation(flatten(node))
    elif node.find(BLOCKS):
        yield from _blocks_in(node)
    else:
        yield from _leaf(node)


def _paragraph(run: list) -> Iterator[Tag]:
    """Words that stood between blocks."""
    if any(isinstance(each, Tag) or str(each).strip() for each in run):
        node = _new("p")
        node.extend([each.extract() for each in run])
        yield _bare(node)


def _leaf(node: Tag) -> Iterator[Tag]:
    if node.name in {"caption", "figcaption"}:
        name, kind = "p", "caption"
    else:
        name, kind = shape_of(node)
    if not name:
        return
    if name == "p" and as_item(node):
        level = dict(node.attrs)
        yield _bare(node, level)
        return
    take_mark(node)
    node.name = "p" if name == "blockquote" else name
    node = _bare(node, {"class": [kind]} if kind else {})
    yield _quotation([node]) if name == "blockquote" else node


def _table(node: Tag) -> Iterator[Tag]:
    for caption in node.find_all("caption"):
        if caption.find_parent("table") is node:
            yield from _leaf(caption.extract())
    for cell in node.find_all(["td", "th"]):
        if cell.find_parent("table") is not node:
            continue  # of a table inside, which is a block of its cell
        blocks = flatten(cell)
        cell.clear()
        cell.extend(blocks)
    yield _bare(node)


def _quotation(parts: list[Tag]) -> Tag:
    node = _new("blockquote")
    node.extend(parts)
    return node


def _join_quotations(blocks: list[Tag]) -> list[Tag]:
    """Paragraphs of one quotation, as Word marks each of them."""
    joined: list[Tag] = []
    for block in blocks:
        if block.name == "blockquote" and joined and joined[-1].name == "blockquote":
            joined[-1].extend([part.extract() for part in list(block.children)])
        else:
            joined.append(block)
    return joined


def _is_empty(block: Tag) -> bool:
    return not block.get_text().strip() and block.find("img") is None


def _bare(node: Tag, own: dict | None = None) -> Tag:
    """Without attributes, save for those that mean something, and without breaks at its end."""
    for each in node.find_all(True):
        kept = KEPT.get(each.name, [])
        each.attrs = {name: each[name] for name in kept if each.has_attr(name)}
    level = {name: node[name] for name in node.attrs if name in {"data-level", "data-kind"}}
    node.attrs = level | (own or {})
    while node.contents and _is_break(node.contents[-1]):
        node.contents[-1].extract()
    return node


def _is_break(node) -> bool:
    if isinstance(node, NavigableString):
        return not str(node).strip()
    return node.name == "br"


def _new(name: str) -> Tag:
    return BeautifulSoup("", "html.parser").new_tag(name)
