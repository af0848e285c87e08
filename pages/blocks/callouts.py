"""Text that stands out."""

from wagtail import blocks

from pages.blocks.looks import LookBlock

KINDS = [
    ("neutral", "Neutral"),
    ("change", "A change, such as a new date"),
    ("boundary", "A boundary: what not to do here"),
]


class CalloutBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=100)
    text = blocks.RichTextBlock(features=["bold", "link", "ul"])
    kind = LookBlock(choices=KINDS, default="neutral")

    class Meta:
        icon = "warning"
        template = "blocks/callout.html"
        label_format = "{heading}: {text}"
        description = "A short note that stands out from the text"
        preview_value = {
            "heading": "Please note",
            "text": "<p>Do not send details of a child or a family by email.</p>",
            "kind": "boundary",
        }
