"""Markdown as it would stand in a file, read into the blocks of a page."""

from pathlib import Path

from bscp_site.starter.content import Text
from bscp_site.starter.files import Files
from bscp_site.starter.planted import Planted
from bscp_site.starter.text import stream_of
from bscp_site.starter.values import SourceFile
from pages.blocks import BodyStream


def text(markdown: str) -> Text:
    return Text(markdown, SourceFile(Path("page.md"), "page.md", markdown.splitlines()))


def planted(folder: Path, pages=None, terms=None) -> Planted:
    """What has been planted from a folder, with pages by address and terms by name."""
    return Planted(Files(folder), pages=pages or {}, terms=terms or {})


def read(markdown: str, finder: Planted) -> list[tuple[str, object]]:
    """The type and the value of each block."""
    stream = stream_of(BodyStream(), text(markdown), finder)
    return [(block.block_type, block.value) for block in stream]
