"""The only place where streams are composed."""

from wagtail import blocks

from pages.blocks.callouts import CalloutBlock
from pages.blocks.contacts import PhoneNumberBlock, WhoToCallBlock
from pages.blocks.links import CardsBlock
from pages.blocks.media import PictureBlock
from pages.blocks.text import HeadingBlock, ParagraphBlock, QuotationBlock
from pages.rich_text import known_links


class BodyStream(blocks.StreamBlock):
    """The text of a page."""

    heading = HeadingBlock(group="Text")
    paragraph = ParagraphBlock(group="Text")
    quotation = QuotationBlock(group="Text")
    callout = CalloutBlock(group="Text")
    picture = PictureBlock(group="Pictures and links")
    cards = CardsBlock(group="Pictures and links")
    who_to_call = WhoToCallBlock(group="Pictures and links")

    class Meta:
        template = "blocks/stream.html"

    def render(self, value, context=None):
        with known_links(value):
            return super().render(value, context)


class WhoToCallStream(blocks.StreamBlock):
    """The numbers of the site settings, the most urgent first."""

    number = PhoneNumberBlock()

    class Meta:
        max_num = 3
