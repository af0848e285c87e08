"""The only place where streams are composed."""

from django.core.exceptions import ValidationError
from wagtail import blocks

from pages.blocks.arrangements import PartBlock
from pages.blocks.callouts import CalloutBlock
from pages.blocks.contacts import ContactBlock, PhoneNumberBlock, WhoToCallBlock
from pages.blocks.documents import DocumentBlock, FileBlock
from pages.blocks.glossary import TermBlock
from pages.blocks.hours import HoursBlock
from pages.blocks.links import CardsBlock, LinkBlock
from pages.blocks.media import PictureBlock, VideoBlock
from pages.blocks.questions import QuestionsBlock
from pages.blocks.reviews import (
    ChangedBlock,
    LearnedBlock,
    RecordingBlock,
    TeamQuestionsBlock,
)
from pages.blocks.statements import IssueBlock, PublishedBlock, UseBlock
from pages.blocks.tables import CaptionedTableBlock
from pages.blocks.text import HeadingBlock, ParagraphBlock, QuotationBlock
from pages.blocks.timelines import TimelineBlock
from pages.choices import SchemeClass
from pages.picture_sizes import fetch_sizes
from pages.rich_text import all_known, knowing, known_links

TEXT = "Text"
FACTS = "Facts and questions"
FILES = "Pictures and files"
LINKS = "Links and contacts"


class Stream(blocks.StreamBlock):
    """Shows its blocks one after another and asks once for everything they link to.

    What the page has looked up already is not asked again: it stands in the context as `links`.
    """

    class Meta:
        template = "blocks/stream.html"

    def render(self, value, context=None):
        with knowing((context or {}).get("links") or all_known()), known_links(value):
            fetch_sizes(value)
            return super().render(value, context)


class BodyStream(Stream):
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


class ReviewSetStream(Stream):
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


class LessonsStream(Stream):
    """What came out of a practice review, in the order in which readers need it."""

    learned = LearnedBlock()
    changed = ChangedBlock()
    questions = TeamQuestionsBlock()

    class Meta:
        block_counts = {name: {"max_num": 1} for name in ("learned", "changed", "questions")}


class FilesStream(Stream):
    """The files of a publication."""

    document = FileBlock()


class MaterialsStream(Stream):
    """What came out of a gathering."""

    document = DocumentBlock()
    link = LinkBlock()
    video = VideoBlock()


class PictureStream(Stream):
    """One picture above a text."""

    picture = PictureBlock()


class EarlierStream(Stream):
    """Earlier versions of a page, as documents or where else they are kept."""

    document = DocumentBlock()
    link = LinkBlock()


class LinkStream(Stream):
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


class IssuesStream(blocks.StreamBlock):
    """What is known not to be accessible; what has been fixed stays as a record."""

    issue = IssueBlock()


class UsesStream(blocks.StreamBlock):
    """Why personal data is used, one purpose a row."""

    use = UseBlock()


class PublishedStream(Stream):
    """What can be read without asking, by the headings of the model publication scheme."""

    published = PublishedBlock()

    class Meta:
        template = "blocks/published_index.html"

    def get_context(self, value, parent_context=None):
        """All seven headings in their order, whatever order the rows are in."""
        context = super().get_context(value, parent_context)
        rows = [block.value for block in value]
        context["headings"] = [
            (heading.label, [row for row in rows if row["heading"] == heading])
            for heading in SchemeClass
        ]
        return context
