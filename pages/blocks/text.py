"""Headings, paragraphs, quotations."""

from django.utils.text import slugify
from wagtail import blocks

from pages.blocks.looks import LookBlock

RICH_TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class HeadingValue(blocks.StructValue):
    @property
    def words(self) -> str:
        return self.get("text") or ""

    @property
    def anchor(self) -> str:
        """Where a list of contents leads. Headings in other scripts have none."""
        slug = slugify(self.words)
        return f"part-{slug}" if slug else ""


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120)
    level = LookBlock(
        choices=[("2", "Section"), ("3", "Part of a section")], default="2", label="Kind"
    )

    class Meta:
        icon = "title"
        template = "blocks/heading.html"
        value_class = HeadingValue
        label_format = "{text}"
        description = "A heading that divides the page"
        preview_value = {"text": "What the Forum is for", "level": "2"}


class ParagraphBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        template = "blocks/paragraph.html"
        description = "Text with bold words, lists and links"
        preview_value = "<p>The Forum meets every quarter. It is for <b>everybody</b>.</p>"

    def __init__(self, **kwargs):
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)


class QuotationBlock(blocks.StructBlock):
    text = blocks.TextBlock(max_length=600, help_text="Without quotation marks.")
    credit = blocks.CharBlock(
        required=False, max_length=160, help_text="Who said it, with role, and where."
    )

    class Meta:
        icon = "openquote"
        template = "blocks/quotation.html"
        label_format = "{text}"
        description = "Somebody's own words, with the source"
        preview_value = {
            "text": "Safeguarding is everyone’s business.",
            "credit": "A saying of the field",
        }
