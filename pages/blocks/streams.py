"""The only place where streams are composed."""

from wagtail import blocks

from pages.blocks.arrangements import PartBlock
from pages.blocks.callouts import CalloutBlock
from pages.blocks.contacts import ContactBlock, PhoneNumberBlock, WhoToCallBlock
from pages.blocks.documents import DocumentBlock, FileBlock
from pages.blocks.glossary import TermBlock
from pages.blocks.links import CardsBlock, LinkBlock
from pages.blocks.media import PictureBlock, VideoBlock
from pages.blocks.questions import QuestionsBlock
from pages.blocks.reviews import (
    ChangedBlock,
    LearnedBlock,
    RecordingBlock,
    TeamQuestionsBlock,
)
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


class ArrangementsStream(BodyStream):
    """The text of the arrangements, divided into the parts that they must have."""

    part = PartBlock(group=TEXT)


class ReviewSetStream(_Stream):
    """What belongs to one practice review. Readers meet the briefing before the report."""

    briefing = DocumentBlock(label="Briefing", icon="doc-full")
    report = DocumentBlock(label="Report", icon="doc-full")
    press_statement = DocumentBlock(label="Press statement", icon="doc-full")
    slides = DocumentBlock(label="Slides", icon="doc-full")
    recording = RecordingBlock()

    class Meta:
        template = "blocks/review_set.html"
        block_counts = {
            name: {"max_num": 1} for name in ("briefing", "report", "press_statement", "recording")
        }

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        order = list(self.child_blocks)
        context["parts"] = sorted(value, key=lambda block: order.index(block.block_type))
        return context


class LessonsStream(_Stream):
    """What came out of a practice review, in the order in which readers need it."""

    learned = LearnedBlock()
    changed = ChangedBlock()
    questions = TeamQuestionsBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("learned", "changed", "questions")}


class FilesStream(_Stream):
    """The files of a publication."""

    document = FileBlock()


class MaterialsStream(_Stream):
    """What came out of a gathering."""

    document = DocumentBlock()
    link = LinkBlock()
    video = VideoBlock()


class EarlierStream(_Stream):
    """Earlier versions of a page, as documents or where else they are kept."""

    document = DocumentBlock()
    link = LinkBlock()


class LinkStream(_Stream):
    """Links alone, such as those at the foot of every page."""

    link = LinkBlock()


class WhoToCallStream(blocks.StreamBlock):
    """The numbers of the site settings, the most urgent first."""

    number = PhoneNumberBlock()

    class Meta:
        max_num = 3
