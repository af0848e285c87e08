"""One number of the newsletter."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import Resolver404
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import PageManager
from wagtail.rich_text import expand_db_html
from wagtail.search import index

from bscp_site.kit.dates import Precision
from newsletter import composition, whole
from newsletter.blocks import IssueStream
from newsletter.corrections import Corrected
from newsletter.left_out_panel import LeftOutPanel
from newsletter.models.article import ArticlePage
from newsletter.models.issued import Issued
from newsletter.print_panel import PrintPanel, print_of
from newsletter.querysets import IssueQuerySet
from newsletter.ready.checks import look_over
from newsletter.ready.lines import Findings
from newsletter.ready_panel import ReadyPanel
from newsletter.withdrawal import Kept
from pages.models import SitePage

# Meteorological seasons: the cover's colour and name follow the month.
SEASONS = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring"}
SEASONS |= {6: "summer", 7: "summer", 8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"}

EARLIEST_YEAR = 1900  # whatever is older is a slip of the keyboard


WHOLE = "whole"  # the word of its address below the issue
BELOW = (f"/{WHOLE}", "/issue.pdf")  # the paths at which Wagtail knows them


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
    reserved_slugs = frozenset({WHOLE})

    preview_modes = [("", "Web"), (WHOLE, "Print: the whole issue")]

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
        ReadyPanel(heading="Ready?"),
        MultiFieldPanel([FieldPanel("subject"), FieldPanel("preheader")], heading="By email"),
        PrintPanel(heading="On paper"),
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
    def whole_url(self) -> str:
        """Where the whole issue stands on one page; empty in the preview of a new one."""
        return f"{self.url}{WHOLE}/" if self.url else ""

    @property
    def article_ids(self) -> list[int]:
        """The articles that the contents name, in their order."""
        chosen = (raw["value"] for raw in self.contents.raw_data if raw["type"] == "article")
        return list(dict.fromkeys(value["article"] for value in chosen if value["article"]))

    @property
    def page_ids(self) -> list[int]:
        """The other pages that the contents name."""
        chosen = (raw["value"] for raw in self.contents.raw_data if raw["type"] == "page")
        return [value["page"] for value in chosen if value["page"]]

    def articles(self):
        """What a reader finds in this issue, in the order of reading."""
        open_ones = ArticlePage.objects.live().public()
        if self.path and not self.live:  # in a preview
            open_ones |= ArticlePage.objects.to_come_with(self)
        if ids := self.article_ids:
            return open_ones.chosen(ids)
        return open_ones.child_of(self).in_order() if self.path else open_ones.none()

    def left_out(self):
        """Its own articles that the contents do not name, drafts too; none while none is named."""
        below = ArticlePage.objects.child_of(self).in_order()
        return below.exclude(pk__in=self.article_ids) if self.article_ids else below.none()

    @classmethod
    def look_over(cls, issues: IssueQuerySet, now: datetime) -> list[Findings]:
        """What these issues and their articles lack, as their newest drafts say."""
        return look_over(issues.annotate_approved_schedule(), ArticlePage.objects.all(), now)

    def with_content_json(self, content):
        """A revision brings back what was written, never the dates that were drawn in."""
        issue = super().with_content_json(content)
        issue.drawn_dates = self.drawn_dates
        return issue

    def get_route_paths(self):
        """What stands below its address leads on with it when that changes."""
        return [*super().get_route_paths(), *BELOW]

    def resolve_subpage(self, path):
        """Wagtail asks so whether an old address still leads below the new one."""
        if path not in BELOW:
            raise Resolver404

    def get_template(self, request, form="", **kwargs):
        return whole.TEMPLATE if form == WHOLE else super().get_template(request, **kwargs)

    def get_preview_template(self, request, mode_name):
        return self.get_template(request, form=mode_name)

    def get_preview_context(self, request, mode_name):
        return self.get_context(request, form=mode_name)

    def get_context(self, request, *args, form="", **kwargs):
        """With the text of every article where the whole issue is asked for."""
        context = super().get_context(request, *args, **kwargs)
        is_whole, articles = form == WHOLE, list(self.articles())
        with composition.known(self, articles, with_texts=is_whole):
            sections = composition.arranged(self, articles, timezone.now())
            context["introduction"] = expand_db_html(self.introduction)
            context["sections"] = whole.filled(sections, request) if is_whole else sections
        context["articles"] = composition.articles_of(sections)
        context["minutes_total"] = sum(article.minutes for article in context["articles"])
        return context | (whole.ways_back(self) if is_whole else self._beside(sections))

    def _beside(self, sections: list[composition.Section]) -> dict[str, object]:
        """What the issue's own page leads to: the PDF only where readers can open all in it."""
        around = list(type(self).objects.live().public().around(self))
        prints = [print_of(each) for each in around if each == self]
        shown = composition.page_ids(self, sections)
        return {
            "pdf": next((each for each in prints if each and each.holds_only(shown)), None),
            "previous_issue": next((each for each in around if each.is_before(self)), None),
            "next_issue": next((each for each in around if self.is_before(each)), None),
        }

    def is_before(self, other: "IssuePage") -> bool:
        numbers = self.number, other.number
        return None not in numbers and numbers[0] < numbers[1]
