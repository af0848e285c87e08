"""The published arrangements: how the partners have agreed to work together."""

from typing import NamedTuple

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from bscp_site.kit.dates import Precision, known_part, machine_part
from pages.blocks import ArrangementsStream, EarlierStream
from pages.blocks.arrangements import parts_present
from pages.choices import ArrangementsPart
from pages.models.base import SitePage


class Part(NamedTuple):
    """One part that guidance asks for, and whether the page has it."""

    label: str
    is_present: bool


class ArrangementsPage(SitePage):
    """The arrangements as a text of named parts, with their version and earlier ones."""

    version = models.CharField(
        max_length=60, blank=True, help_text="For example: 4, or December 2026"
    )
    published_on = models.DateField(
        "this version published",
        null=True,
        blank=True,
        help_text="If only the month or the year is known, give its first day and say so beside.",
    )
    published_precision = models.CharField(
        "what is known of the date", max_length=5, choices=Precision, default=Precision.DAY
    )
    next_review_on = models.DateField(
        "next review", null=True, blank=True, help_text="By when they will be looked at again."
    )
    body = StreamField(
        ArrangementsStream(),
        help_text="Each part begins with a block “Part of the arrangements”; its text follows it.",
    )
    earlier = StreamField(
        EarlierStream(),
        blank=True,
        verbose_name="earlier versions",
        help_text="The latest first. An earlier version stays where readers can find it.",
    )

    max_count = 1

    parent_page_types = ["pages.HomePage", "pages.SectionPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("version"),
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("published_precision")]),
                FieldPanel("next_review_on"),
            ],
            heading="Which version it is",
        ),
        HelpPanel(template="pages/admin/arrangements_parts.html", heading="Required parts"),
        FieldPanel("body"),
        FieldPanel("earlier"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("version"),
        index.SearchField("body"),
        index.SearchField("earlier"),
    ]

    class Meta:
        verbose_name = "arrangements"
        verbose_name_plural = "arrangements"

    @property
    def kind_words(self) -> str:
        return "Page"

    @property
    def parts(self) -> list[Part]:
        """Every part that guidance asks for. Editors see all of them, readers those that are."""
        present = parts_present(self.body)
        return [Part(part.label, part.value in present) for part in ArrangementsPart]

    @property
    def missing_parts(self) -> list[str]:
        return [part.label for part in self.parts if not part.is_present]

    @property
    def published_words(self) -> str:
        on = self.published_on
        return known_part(on, self.published_precision) if on else ""

    @property
    def published_machine(self) -> str:
        on = self.published_on
        return machine_part(on, self.published_precision) if on else ""
