"""One article of one issue."""

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.html import strip_tags
from modelcluster.fields import ParentalManyToManyField
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from bscp_site.kit.dates import Precision
from newsletter import bylines
from newsletter.archive import subjects_of
from newsletter.blocks import RelatedStream
from newsletter.corrections import Corrected
from newsletter.linked_data import article_data
from newsletter.models.issued import Issued
from newsletter.querysets import ArticleQuerySet
from newsletter.related import links_around, open_pages_in, related_ids
from newsletter.useful_panel import UsefulPanel
from newsletter.withdrawal import Kept
from newsletter.word_panel import WordPanel
from pages.blocks import BodyStream, PictureStream
from pages.linked_data import Data, organisation
from pages.models import SitePage
from pages.picture_sizes import fetch_pictures, pictures_in

WORDS_A_MINUTE = 220  # an ordinary reader of plain prose


class ArticlePage(Kept, Issued, Corrected, SitePage):
    """One article. Names and roles in it are those of its day: publishing stores them."""

    section = models.CharField(max_length=60, help_text="For example: How we work, Dates, Learning")
    in_short = StreamField(
        [("point", blocks.CharBlock(max_length=160))],
        blank=True,
        max_num=3,
        help_text="Up to three points for a reader in a hurry.",
    )
    picture = StreamField(
        PictureStream(),
        blank=True,
        max_num=1,
        help_text="Above the text, with its description. Its credit comes with the picture.",
    )
    body = StreamField(BodyStream())
    author = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The person or the team that wrote it.",
    )
    author_role = models.CharField(
        "author's role then",
        max_length=120,
        blank=True,
        help_text="Left empty, it is taken from Roles for the day of the issue.",
    )
    agency = models.ForeignKey(
        "pages.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="author's agency",
        help_text="Where the author works, or the organisation that sent the article.",
    )
    about_person = models.ForeignKey(
        "pages.PersonPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The person the article is about, if there is one.",
    )
    about_role = models.CharField(
        "that person's role then",
        max_length=120,
        blank=True,
        help_text="Left empty, it is taken from Roles for the day of the issue.",
    )
    shows_position_notice = models.BooleanField(
        "show “the position when published”",
        default=False,
        help_text="Tells readers that roles, guidance and plans may have changed since.",
    )
    priorities = ParentalManyToManyField(
        "pages.PriorityPage",
        blank=True,
        related_name="articles",
        help_text="The priorities it is about. It is listed on their pages.",
    )
    themes = ParentalManyToManyField(
        "pages.Theme", blank=True, related_name="articles", help_text="What it is about."
    )
    related = StreamField(
        RelatedStream(),
        blank=True,
        max_num=8,
        help_text="Pages and dates to read on.",
    )
    # What an ordinary reader needs. Counted when the page is saved, for lists never open the text.
    minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    # Stored by `newsletter.bylines`, so that a byline survives its page.
    author_name = models.CharField(max_length=255, blank=True, editable=False)
    author_role_then = models.CharField(max_length=120, blank=True, editable=False)
    author_stored_for = models.PositiveBigIntegerField(null=True, editable=False)
    about_name = models.CharField(max_length=255, blank=True, editable=False)
    about_role_then = models.CharField(max_length=120, blank=True, editable=False)
    about_stored_for = models.PositiveBigIntegerField(null=True, editable=False)
    agency_name = models.CharField(max_length=255, blank=True, editable=False)
    # From the issue, so that articles can be listed by date without asking for each issue.
    issued_on = models.DateField(null=True, editable=False)
    issued_precision = models.CharField(
        max_length=5, choices=Precision, default=Precision.DAY, editable=False
    )

    objects = PageManager.from_queryset(ArticleQuerySet)()

    share_type = "article"

    is_looked_after = may_be_archived = False
    has_one_address = True  # what a private issue holds would be read at another

    parent_page_types = ["newsletter.IssuePage"]
    subpage_types = []

    content_panels = [
        WordPanel(heading="From Word"),
        *SitePage.content_panels,
        FieldPanel("section"),
        FieldPanel("in_short"),
        FieldPanel("picture"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                PageChooserPanel("author", ["pages.PersonPage", "pages.BodyPage"]),
                FieldPanel("author_role"),
                FieldPanel("agency"),
                PageChooserPanel("about_person"),
                FieldPanel("about_role"),
                FieldPanel("shows_position_notice"),
            ],
            heading="Who wrote it, who it is about",
        ),
        FieldPanel("priorities", widget=CheckboxSelectMultiple),
        FieldPanel("themes", widget=CheckboxSelectMultiple),
        FieldPanel("related"),
        FieldPanel("corrections"),
        UsefulPanel(heading="Was this useful?"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("section"),
        index.SearchField("in_short"),
        index.SearchField("body"),
        index.SearchField("corrections"),
    ]

    class Meta:
        verbose_name = "newsletter article"

    @property
    def first_picture(self):
        return next(pictures_in(self.picture), None) or super().first_picture

    def _count_minutes(self) -> int:
        words = " ".join(self.body.stream_block.get_searchable_content(self.body))
        return max(1, round(len(strip_tags(words).split()) / WORDS_A_MINUTE))

    def with_content_json(self, content):
        """A revision brings back what was written, never what publishing had stored."""
        article = super().with_content_json(content)
        for name in bylines.STORED:
            setattr(article, name, getattr(self, name))
        return article

    def save(self, *args, **kwargs):
        issue = self.get_parent().specific
        self.issued_on, self.issued_precision = issue.issued_on, issue.issued_precision
        self.minutes = self._count_minutes()
        super().save(*args, **kwargs)

    def linked_data(self, context) -> list[Data]:
        publisher = organisation(context["site_settings"])
        about = article_data(self, context["issue"], context["author"], publisher)
        return [*super().linked_data(context), about]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        fetch_pictures([self.picture, self.body])  # both at once, before anything shows one
        issue = self.get_parent().specific
        articles = list(issue.articles())
        here = next((i for i, page in enumerate(articles) if page.pk == self.pk), None)
        context["issue"] = issue
        context["articles"] = articles
        context["previous_article"] = articles[here - 1] if here else None
        context["next_article"] = (
            articles[here + 1] if here is not None and here + 1 < len(articles) else None
        )
        is_draft = getattr(request, "is_preview", False)
        if is_draft:
            self.minutes = self._count_minutes()
        context["links"] = links_around(self)
        pages = open_pages_in(context["links"])
        context["related"] = [pages[key] for key in related_ids(self) if key in pages]
        context["subjects"] = subjects_of(self, is_draft=is_draft)
        context["newsletter"] = next(iter(self.crumbs[-2:-1]), None)  # above the issue
        day = issue.issued_on
        context |= bylines.as_edited(self, day) if is_draft else bylines.as_stored(self, pages)
        return context
