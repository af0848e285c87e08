"""Streams that are written as values: lists of texts, or tables of files and links."""

from collections.abc import Iterable

from bscp_site.starter.planted import Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import Values


def stream_from(stream_block, kind: str, entries: Iterable, values: Values, key: str):
    """A stream whose blocks are all of one kind, checked as the editor's form would check it."""
    return stream_of_blocks(
        stream_block, [{"type": kind, "value": entry} for entry in entries], values, key
    )


def stream_of_blocks(stream_block, blocks: list[dict], values: Values, key: str):
    with told_in_place(values, key):
        return stream_block.clean(stream_block.to_python(blocks))


def take_files(stream_block, values: Values, key: str, planted: Planted):
    """Tables of `file`, `title`, `language`, `note` and `version`."""
    return _take_documents(stream_block, ("document", key), values, planted, has_version=True)


def take_documents(stream_block, kind: str, values: Values, planted: Planted):
    """Tables of `file`, `title`, `language` and `note`, whose key is the kind of block."""
    return _take_documents(stream_block, (kind, kind), values, planted)


def _take_documents(
    stream_block,
    kind_and_key: tuple[str, str],
    values: Values,
    planted: Planted,
    *,
    has_version: bool = False,
):
    kind, key = kind_and_key
    documents = []
    for entry in values.take_tables(key):
        more = {"version": entry.take("version", str, "")} if has_version else {}
        documents.append(planted.take_document(entry) | more)
        entry.finish()
    return stream_from(stream_block, kind, documents, values, key)


def take_links(stream_block, values: Values, key: str, planted: Planted):
    """Tables of `page` or `url`, with `text`."""
    links = []
    for entry in values.take_tables(key):
        links.append(_link(stream_block, entry, planted))
        entry.finish()
    return stream_from(stream_block, "link", links, values, key)


def take_materials(stream_block, values: Values, key: str, planted: Planted):
    """Tables of a file or of a link, each as above."""
    blocks = []
    for entry in values.take_tables(key):
        if "file" in entry.left:
            blocks.append({"type": "document", "value": planted.take_document(entry)})
        else:
            blocks.append({"type": "link", "value": _link(stream_block, entry, planted)})
        entry.finish()
    return stream_of_blocks(stream_block, blocks, values, key)


def _link(stream_block, values: Values, planted: Planted) -> dict:
    page = planted.take_page(values, "page")
    link = {
        "page": page.pk if page else None,
        "url": values.take("url", str, ""),
        "text": values.take("text", str, ""),
    }
    block = stream_block.child_blocks["link"]
    with told_in_place(values):
        block.clean(block.to_python(link))
    return link
