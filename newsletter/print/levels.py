"""Headings of several texts in one document: none is higher than its text, none is left out."""

from collections.abc import Iterator

from newsletter.print.markup import Blocks

DEEPEST = 6


def settle(blocks: Blocks, above: int, *, shift: int) -> Blocks:
    """The blocks with their headings lower by `shift`; `above` is the level of the last before."""
    for heading in _headings(blocks):
        heading["level"] = above = min(heading["level"] + shift, above + 1, DEEPEST)
    return blocks


def _headings(blocks: Blocks) -> Iterator[dict]:
    """In the order of reading, also those in notices, quotations and lists."""
    for block in blocks:
        if block["kind"] == "heading":
            yield block
        for inner in [block.get("blocks", []), *block.get("items", [])]:
            yield from _headings(inner)
