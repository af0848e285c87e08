"""One number of the newsletter."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.search import index

from bscp_site.kit.dates import Precision
from newsletter import composition
from newsletter.blocks import IssueStream
from newsletter.corrections import Corrected
from newsletter.left_out_panel import LeftOutPanel
from newsletter.models.article import ArticlePage
from newsletter.models.issued import Issued
from newsletter.querysets import IssueQuerySet
from newsletter.withdrawal import Kept
from pages.models import SitePage

# Meteorological seasons: the cover's colour and name follow the month.
SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring"}
SEASONS |= {6: "summer", 7: "summer", 8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"}

EARLIEST_YEAR = 1900  # whatever is older is a slip of the keyboard


class IssuePage(Kept, Issued, Corrected, SitePage):
    """One numbered issue. Its articles are the pages below it; `contents` arranges them."""

    # Empty in a draft only: a published issue has both.
    number = models.PositiveIntegerField(null=True, help_text="Issues are numbered from 1.")
    issued_on = models.DateField(
        "issue date",
        null=True,
        help_text="If only the month is known, give its first day and say so beside.",
    )
    issued_precision = models.CharField(
        "what is known of the date", max_length=5, choices=Precision, default=Precision.DAY
    )
    introduction = RichTextField(
        blank=True, features=["bold", "link"], help_text="A few sentences before the articles."
    )
    subject = models.CharField(
        "subject of the email",
        max_length=120,
        blank=True,
        help_text="Name the issue, never a harm. Up to 60 characters are seen on a phone. "
        "Left empty, the title.",
    )
    preheader = models.CharField(
        "words beside the subject",
        max_length=160,
        blank=True,
        help_text="Inboxes show them after the subject: what else is in the issue, in 40 to 100 "
        "characters. Left empty, the summary.",
    )
    contents = StreamField(
        IssueStream(),
        blank=True,
        help_text="Compose the issue here and drag the blocks into order. While no article is "
        "chosen, all articles of the issue follow in the order of Pages.",
    )
    # Kept by `newsletter.dates`: what was drawn in when the issue was published.
    drawn_dates = models.JSONField(null=True, editable=False)
    shows_position_notice = models.BooleanField(
        "show “the position when published”",
        default=False,
        help_text="Tells readers that roles, guidance and plans may have changed since.",
    )

    objects = PageManager.from_queryset(IssueQuerySet)()

    copies_are_complete = False  # each issue has a number of its own
    exclude_fields_in_copy = [*SitePage.exclude_fields_in_copy, "number", "drawn_dates"]

    is_looked_after = may_be_archived = False

    parent_page_types = ["newsletter.NewsletterIndexPage"]
    subpage_types = ["newsletter.ArticlePage"]

    content_panels = [
        *SitePage.content_panels,
        FieldRowPanel(
            [FieldPanel("number"), FieldPanel("issued_on"), FieldPanel("issued_precision")]
        ),
        FieldPanel("introduction"),
        LeftOutPanel(heading="Articles that are not in the contents yet"),
        FieldPanel("contents"),
        FieldPanel("shows_position_notice"),
        FieldPanel("corrections"),
        MultiFieldPanel([FieldPanel("subject"), FieldPanel("preheader")], heading="By email"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("contents"),
    ]

    class Meta:
        verbose_name = "newsletter issue"
        permissions = [
            ("withdraw_issuepage", "Can take away published issues and articles"),
        ]

    def clean(self):
        super().clean()
        if self.number == 0:
            raise ValidationError({"number": "Issues are numbered from 1."})
        if self.number and IssuePage.objects.exclude(pk=self.pk).filter(number=self.number):
            raise ValidationError({"number": "There is an issue with this number already."})
        if self.issued_on and self.issued_on.year < EARLIEST_YEAR:
            raise ValidationError({"issued_on": "Give the year in full, such as 2026."})

    @property
    def season(self) -> str:
        """The season of the cover; summer where the month is not known."""
        if self.issued_on and self.issued_precision != Precision.YEAR:
            return SEASONS[self.issued_on.month]
        return "summer"

    @property
    def season_words(self) -> str:
        """ "Summer 2023"; December belongs to the winter that it begins."""
        if not self.issued_on or self.issued_precision == Precision.YEAR:
            return self.issued_words
        return f"{self.season.capitalize()} {date_format(self.issued_on, 'Y')}"

    @property
    def article_ids(self) -> list[int]:
        """The articles that the contents name, in their order."""
        chosen = (raw["value"] for raw in self.contents.raw_data if raw["type"] == "article")
        return list(dict.fromkeys(value["article"] for value in chosen if value["article"]))

    def articles(self):
        """What a reader finds in this issue, in the order of reading."""
        open_ones = ArticlePage.objects.live().public()
        if ids := self.article_ids:
            return open_ones.chosen(ids)
        return open_ones.child_of(self).in_order() if self.path else open_ones.none()

    def left_out(self):
        """Its own articles that the contents do not name, drafts too; none while none is named."""
        below = ArticlePage.objects.child_of(self).in_order()
        return below.exclude(pk__in=self.article_ids) if self.article_ids else below.none()

    def with_content_json(self, content):
        """A revision brings back what was written, never the dates that were drawn in."""
        issue = super().with_content_json(content)
        issue.drawn_dates = self.drawn_dates
        return issue

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        sections = composition.sections(self, timezone.now())
        articles = composition.articles_of(sections)
        issues = type(self).objects.live().public()
        context["sections"] = sections
        context["articles"] = articles
        context["minutes_total"] = sum(article.minutes for article in articles)
        context["previous_issue"] = issues.before(self).first()
        context["next_issue"] = issues.after(self).first()
        return context
