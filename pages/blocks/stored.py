"""A stream as it is stored, block by block: nothing that it chooses is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wagtail import blocks
from wagtail.blocks import StreamValue

WORDS = ("text", "title", "name")  # what our blocks call the words of their link


@dataclass(frozen=True)
class Stored:
    """One block at any depth, with what is stored of it."""

    block: blocks.Block
    value: object
    near: str = ""  # words that stand by it
    key: str = ""  # of the block of the stream in which it lies; empty where it was never saved


def stored_in(stream: StreamValue) -> Iterator[Stored]:
    """Every block that is not empty, each before those inside it."""
    yield from _walk(Stored(stream.stream_block, list(stream.raw_data)))


def _walk(stored: Stored) -> Iterator[Stored]:
    if stored.value:
        yield stored
        for block, value, near, key in _children(stored.block, stored.value):
            inside = Stored(block, value, near or stored.near, stored.key or key)
            yield from _walk(inside)


def _children(block: blocks.Block, value) -> Iterable[tuple[blocks.Block, object, str, str]]:
    """The blocks inside one: what is stored of each, words that stand by it, its key."""
    if isinstance(block, blocks.StreamBlock):
        known = block.child_blocks
        return [
            (known[c["type"]], c["value"], "", c.get("id") or "")
            for c in value
            if c["type"] in known
        ]
    if isinstance(block, blocks.ListBlock):
        items = (item["value"] if _is_item(item) else item for item in value)
        return [(block.child_block, item, "", "") for item in items]
    if isinstance(block, blocks.StructBlock):
        near = next((str(value[name]) for name in WORDS if value.get(name)), "")
        return [(child, value.get(name), near, "") for name, child in block.child_blocks.items()]
    return []


def _is_item(stored: object) -> bool:
    return isinstance(stored, dict) and stored.get("type") == "item" and "value" in stored
