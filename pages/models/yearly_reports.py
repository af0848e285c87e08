"""The partners' yearly report, which the law asks for."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.core.exceptions import ValidationError
from wagtail.admin.panels import FieldPanel, HelpPanel, Panel
from wagtail.models import PageManager

from pages.models.base import SitePage
from pages.models.publications import PublicationPage
from pages.models.publishing_day import DatedWhenPublished
from pages.review_querysets import YearlyReportQuerySet

OWN_FIELDS = ("body", "first_year", "last_year")  # asked for in words of its own
HAS_WORDS = frozenset({"paragraph", "table", "questions", "callout"})


def deadline_of(first_year: int) -> date:
    """By when the report on the year that begins in that April must be published."""
    return date(first_year + 1, 9, 30)


def year_words(first_year: int) -> str:
    return f"April {first_year} to March {first_year + 1}"


def leaving_out(names: Collection[str], panels: Iterable[Panel]) -> Iterator[Panel]:
    """The panels without these fields, and without groups that have nothing left."""
    for panel in panels:
        if getattr(panel, "field_name", panel) in names:
            continue
        if children := getattr(panel, "children", None):
            panel = panel.clone()
            panel.children = list(leaving_out(names, children))
            if not panel.children:
                continue
        yield panel


class YearlyReportPage(DatedWhenPublished, PublicationPage):
    """What the partners did in one financial year, and what difference it made."""

    objects = PageManager.from_queryset(YearlyReportQuerySet)()

    parent_page_types = ["pages.PublicationKindPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        HelpPanel(template="pages/admin/report_due.html", heading="When it is due"),
        FieldPanel(
            "first_year",
            heading="Financial year that begins in April of",
            help_text="For example 2026, for April 2026 to March 2027.",
        ),
        FieldPanel("body", help_text="A summary at least, as text: not every reader opens a file."),
        *leaving_out(OWN_FIELDS, PublicationPage.content_panels[len(SitePage.content_panels) :]),
    ]

    class Meta:
        verbose_name = "yearly report"

    @property
    def deadline(self) -> date | None:
        return deadline_of(self.first_year) if self.first_year else None

    @property
    def period_words(self) -> str:
        return year_words(self.first_year) if self.first_year else ""

    def clean(self):
        if self.first_year:
            self.last_year = self.first_year + 1  # the year ends in the March after
        super().clean()
        if self.first_year is None and not self.is_only_a_draft:
            raise ValidationError({"first_year": "Say which financial year it is about."})
        if not self.is_only_a_draft and not _has_words(self.body):
            raise ValidationError({"body": "Add a summary as text, before the file."})


def _has_words(body) -> bool:
    return any(block.block_type in HAS_WORDS for block in body)
