"""What an issue is composed of."""

from wagtail import blocks

from pages.blocks.callouts import CalloutBlock
from pages.blocks.choosers import PageChoiceBlock
from pages.blocks.looks import LookBlock
from pages.blocks.media import PictureBlock
from pages.blocks.text import HeadingValue, QuotationBlock

SIZES = [
    ("lead", "Lead: large, with its teaser"),
    ("standard", "Standard: with its teaser"),
    ("brief", "Brief: the title alone"),
]
MOST_WEEKS = 26


class SectionHeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=80)

    class Meta:
        icon = "title"
        template = "blocks/heading.html"
        value_class = HeadingValue
        label = "Section heading"
        label_format = "{text}"
        description = "Begins a section, which also stands in the contents of the issue"
        preview_value = {"text": "From the Forum"}


class ArticleBlock(blocks.StructBlock):
    """An article by its id; `composition` fetches the articles of an issue in one question."""

    article = blocks.PageChooserBlock(page_type="newsletter.ArticlePage")
    size = LookBlock(choices=SIZES, default="standard")
    teaser = blocks.TextBlock(
        required=False,
        max_length=300,
        help_text="One or two sentences for this issue. Left empty, the article’s summary.",
    )

    class Meta:
        icon = "doc-full"
        template = "newsletter/blocks/article.html"
        label_format = "{article}"
        description = "An article with its teaser, large or small"
        preview_value = {"size": "lead", "teaser": "What the Forum asked for, and what follows."}


class SitePageBlock(blocks.StructBlock):
    page = PageChoiceBlock(label="A page of this site")
    teaser = blocks.TextBlock(
        required=False,
        max_length=300,
        help_text="What is there. Left empty, the page’s summary.",
    )

    class Meta:
        icon = "link"
        template = "newsletter/blocks/page.html"
        label = "Page of this site"
        label_format = "{page}"
        description = "Any page of the site, such as a new publication"
        preview_value = {"teaser": "The strategy on one page, to print."}


class DatesBlock(blocks.StructBlock):
    """Drawn in when the issue is published: see `newsletter.dates`."""

    weeks = blocks.IntegerBlock(
        default=8,
        min_value=1,
        max_value=MOST_WEEKS,
        label="How many weeks ahead",
        help_text="Counted from the day on which the issue is published.",
    )
    series = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="events.EventSeriesPage"),
        default=[],
        label="Only of these series",
        help_text="Left empty, the dates of every series.",
    )

    class Meta:
        icon = "date"
        template = "newsletter/blocks/dates.html"
        label = "Event dates"
        label_format = "{weeks}"
        description = "The dates ahead, taken from the events by themselves"
        preview_value = {"weeks": 8, "series": []}


class IssueStream(blocks.StreamBlock):
    """The contents of an issue, in the order of reading."""

    heading = SectionHeadingBlock()
    article = ArticleBlock()
    page = SitePageBlock()
    dates = DatesBlock()
    notice = CalloutBlock(label="Notice")
    quotation = QuotationBlock()
    picture = PictureBlock()

    class Meta:
        block_counts = {"dates": {"max_num": 4}}


class RelatedStream(blocks.StreamBlock):
    """Pages to read on, dates among them; `newsletter.related` asks for them."""

    page = PageChoiceBlock(label="A page of this site", icon="link")
