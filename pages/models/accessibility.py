"""The accessibility statement, in the parts that regulation 8 of SI 2018/952 asks for."""

from django.db import models
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks import BodyStream, IssuesStream
from pages.blocks.contents import Entry
from pages.choices import Compliance
from pages.models.base import SitePage
from pages.notices import NoticesPanel

# What the statement lacks without each of them, as editors are told beside the field.
NEEDED = {
    "run_by": "Say who runs the website and which pages the statement covers.",
    "abilities": "Say what people can do here.",
    "burden": "Say what would be a disproportionate burden, or that you rely on it nowhere.",
    "out_of_scope": "Say what lies outside the regulations, or that nothing does.",
    "prepared_on": "Give the day on which the statement was prepared.",
    "tested_on": "Give the day of the last test.",
    "tested_by": "Say who tested.",
    "tested_how": "Say how it was tested.",
    "tested_pages": "Say which pages were tested.",
}
SECTIONS = (
    ("What you can do here", "abilities"),
    ("How accessible it is", "known"),
    ("Another format", "formats"),
    ("Tell us about a problem", "report"),
    ("If our answer is not good enough", "enforcement"),
    ("Technical information", "technical"),
    ("What we are doing", "improving"),
    ("How this statement was prepared", "preparation"),
)


def _text(longest: int, help_text: str, **options) -> models.TextField:
    return models.TextField(blank=True, max_length=longest, help_text=help_text, **options)


class AccessibilityStatementPage(SitePage):
    """How accessible the site is, as the law wants it said. Its headings are fixed."""

    run_by = _text(800, "Who runs this website, and which pages this statement covers.")
    abilities = _text(1500, "One thing on each line.", verbose_name="what people can do here")
    status = models.CharField(
        "how far the guidelines are met",
        max_length=10,
        choices=Compliance,
        default=Compliance.PARTIAL,
    )
    status_reason = _text(400, "Why, in a sentence.", verbose_name="reason for it")
    issues = StreamField(
        IssuesStream(),
        blank=True,
        verbose_name="known problems",
        help_text="Everything that is known to fail the guidelines, each with its day.",
    )
    not_known = _text(
        1500,
        "One thing on each line: what has not been tested, or is missing and breaks no rule.",
        verbose_name="what is not known yet",
    )
    burden = _text(
        1500,
        "What you do not fix because it would cost too much for what it brings, and where the "
        "assessment is. Lack of time or knowledge does not count.",
        verbose_name="disproportionate burden",
    )
    out_of_scope = _text(1500, "What the regulations do not cover.")
    answer_days = models.PositiveSmallIntegerField(
        "working days until people get an answer",
        null=True,
        blank=True,
        help_text="To requests for another format, and to reports of problems.",
    )
    improving = _text(1500, "One thing on each line.", verbose_name="what is being done")
    prepared_on = models.DateField("statement prepared on", null=True, blank=True)
    tested_on = models.DateField("last tested on", null=True, blank=True)
    tested_by = models.CharField(max_length=160, blank=True)
    tested_how = _text(800, "With which tools, and with which people.", verbose_name="how")
    tested_pages = _text(800, "How they were chosen.", verbose_name="which pages")
    body = StreamField(
        BodyStream(), blank=True, help_text="Anything else, at the end of the statement."
    )

    max_count = 1
    parent_page_types = ["pages.HomePage"]
    subpage_types = []

    content_panels = [
        NoticesPanel(),
        *SitePage.content_panels,
        FieldPanel("run_by"),
        FieldPanel("abilities"),
        MultiFieldPanel(
            [
                FieldPanel("status"),
                FieldPanel("status_reason"),
                FieldPanel("issues"),
                FieldPanel("not_known"),
                FieldPanel("burden"),
                FieldPanel("out_of_scope"),
            ],
            heading="What is not accessible",
        ),
        FieldPanel("answer_days"),
        FieldPanel("improving"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("prepared_on"), FieldPanel("tested_on")]),
                FieldPanel("tested_by"),
                FieldPanel("tested_how"),
                FieldPanel("tested_pages"),
            ],
            heading="Preparation and tests",
            help_text="When it was last reviewed stands under Settings, Review.",
        ),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        *(index.SearchField(name) for name in ("run_by", "abilities", "issues", "body")),
    ]

    class Meta:
        verbose_name = "accessibility statement"

    @property
    def open_issues(self) -> list:
        return [block.value for block in self.issues if block.value.is_open]

    def missing(self):
        missing = {name: sentence for name, sentence in NEEDED.items() if not _is_given(self, name)}
        if self.status == Compliance.FULL and self.open_issues:
            missing["status"] = (
                "A website with a known problem is not fully compliant. Choose “Partially "
                "compliant”, or give the day on which each problem was fixed."
            )
        return missing

    def notices(self, today):
        overdue = [
            issue for issue in self.open_issues if issue["fix_by"] and issue["fix_by"] < today
        ]
        notices = [
            f"“{issue['what']}” was to be fixed by {date_format(issue['fix_by'], 'j F Y')}. Say on "
            "which day it was fixed, or give a new day."
            for issue in overdue
        ]
        if not self.answer_days:
            notices.append("Say within how many working days people get an answer.")
        if not self._is_reviewed():
            notices.append(
                "Nobody has reviewed the statement yet. The law wants it kept up to date."
            )
        return notices

    def _is_reviewed(self) -> bool:
        return any(review.reviewed_on for review in self.review_records.all())

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        left_out = set() if self.improving else {"improving"}
        context["contents"] = [
            Entry(text, anchor) for text, anchor in SECTIONS if anchor not in left_out
        ]
        return context


def _is_given(page: AccessibilityStatementPage, name: str) -> bool:
    value = getattr(page, name)
    return bool(value.strip() if isinstance(value, str) else value)
