"""What the text of one page lacks: words of pictures and links, order of headings, ease."""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import strip_tags
from wagtail.blocks import RichTextBlock, StreamValue
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from newsletter.ready.lines import Line
from newsletter.ready.reading_age import reading_age
from pages.admin.house_style import VAGUE
from pages.blocks.stored import stored_in
from pages.blocks.tables import CaptionedTableBlock
from pages.blocks.text import QuotationBlock
from pages.link_check.finding import Found

_END_OF_PASSAGE = re.compile(r"</(?:p|li)>|<br\s*/?>")


def pictures(field: str, stream: StreamValue) -> Iterator[Line]:
    for stored in stored_in(stream):
        if isinstance(stored.block, ImageBlock) and _wants_words(stored.value):
            words = "A picture has no description. Say what it shows, or mark it as decoration."
            yield Line(words, field, stored.key)


def _wants_words(image: dict) -> bool:
    return bool(image.get("image")) and not (image.get("alt_text") or image.get("decorative"))


def tables(field: str, stream: StreamValue) -> Iterator[Line]:
    for stored in stored_in(stream):
        if isinstance(stored.block, CaptionedTableBlock) and not stored.value.get("caption"):
            yield Line("A table has no caption. Say what it shows.", field, stored.key)


def vague_links(links: Iterable[Found]) -> Iterator[Line]:
    for link in links:
        if _plain(link.words) in VAGUE:
            words = f"The link “{link.words}” does not say where it leads."
            yield Line(words, link.field, link.block)


def _plain(words: str) -> str:
    """As the checker of the house style compares words."""
    return " ".join(re.findall(r"[^\W_]+", words.lower()))


def headings(field: str, stream: StreamValue) -> Iterator[Line]:
    """A part of a section stands below a section, and every heading has words."""
    is_in_section = False
    for raw in stream.raw_data:
        if raw["type"] != "heading":
            continue
        text, level, key = raw["value"].get("text"), raw["value"].get("level"), raw.get("id") or ""
        if not (text or "").strip():
            yield Line("A heading has no words.", field, key)
        elif level == "3" and not is_in_section:
            yield Line(
                f"The heading “{text}” is part of a section, but none stands above it.", field, key
            )
        is_in_section = is_in_section or level != "3"


def ease(page: Page, target: int) -> Iterator[Line]:
    age = reading_age(_passages(page.body))
    if age is not None and age > target:
        words = f"It reads as if written for age {age}; the aim is {target}."
        yield Line(f"{words} Shorter sentences and plainer words help most.", "body")


def _passages(stream: StreamValue) -> Iterator[str]:
    for stored in stored_in(stream):
        if isinstance(stored.block, RichTextBlock):
            yield from map(strip_tags, _END_OF_PASSAGE.split(stored.value))
        elif isinstance(stored.block, QuotationBlock):
            yield stored.value.get("text") or ""
