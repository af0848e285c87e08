"""The only place where streams are composed."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from pages.blocks.callouts import CalloutBlock
from pages.blocks.contacts import ContactBlock, PhoneNumberBlock, WhoToCallBlock
from pages.blocks.documents import DocumentBlock
from pages.blocks.glossary import TermBlock
from pages.blocks.hours import HoursBlock
from pages.blocks.links import CardsBlock, LinkBlock
from pages.blocks.media import PictureBlock, VideoBlock
from pages.blocks.questions import QuestionsBlock
from pages.blocks.tables import CaptionedTableBlock
from pages.blocks.text import HeadingBlock, ParagraphBlock, QuotationBlock
from pages.blocks.timelines import TimelineBlock
from pages.picture_sizes import fetch_sizes
from pages.rich_text import known_links

TEXT = "Text"
FACTS = "Facts and questions"
FILES = "Pictures and files"
LINKS = "Links and contacts"


class _Stream(blocks.StreamBlock):
    """Shows its blocks one after another and asks once for everything they link to."""

    class Meta:
        template = "blocks/stream.html"

    def render(self, value, context=None):
        with known_links(value):
            fetch_sizes(value)
            return super().render(value, context)


class BodyStream(_Stream):
    """The text of a page."""

    heading = HeadingBlock(group=TEXT)
    paragraph = ParagraphBlock(group=TEXT)
    quotation = QuotationBlock(group=TEXT)
    callout = CalloutBlock(group=TEXT)
    table = CaptionedTableBlock(group=FACTS)
    timeline = TimelineBlock(group=FACTS)
    questions = QuestionsBlock(group=FACTS)
    term = TermBlock(group=FACTS)
    picture = PictureBlock(group=FILES)
    document = DocumentBlock(group=FILES)
    video = VideoBlock(group=FILES)
    link = LinkBlock(group=LINKS)
    cards = CardsBlock(group=LINKS)
    contact = ContactBlock(group=LINKS)
    who_to_call = WhoToCallBlock(group=LINKS)


class FilesStream(_Stream):
    """The files of a publication."""

    document = DocumentBlock()


class MaterialsStream(_Stream):
    """What came out of a gathering."""

    document = DocumentBlock()
    link = LinkBlock()
    video = VideoBlock()


class LinkStream(_Stream):
    """Links alone, such as those at the foot of every page."""

    link = LinkBlock()


class WhoToCallStream(blocks.StreamBlock):
    """The numbers of the site settings, the most urgent first."""

    number = PhoneNumberBlock()

    class Meta:
        max_num = 3

    def clean(self, value):
        if not value:
            raise blocks.StreamBlockValidationError(
                non_block_errors=ValidationError(
                    "Keep at least one number: every page relies on it. Change the last one "
                    "instead of removing it."
                )
            )
        return super().clean(value)


class HoursStream(blocks.StreamBlock):
    """When an office answers: one row for the days with the same hours."""

    hours = HoursBlock()

    class Meta:
        max_num = 14
