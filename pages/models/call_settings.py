"""Who to call about a child: the part of the settings that every page shows."""

from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField

from pages.blocks import HoursStream, WhoToCallStream
from pages.office_hours import Answering, Hours, OfficeHours


class CallSettings(models.Model):
    """The numbers, when each applies, and how to call without hearing or speaking."""

    who_to_call = StreamField(
        WhoToCallStream(),
        blank=True,
        help_text="Three numbers at most, the most urgent first. They stand on every page.",
    )
    call_hours = StreamField(
        HoursStream(),
        blank=True,
        verbose_name="when the office answers",
        help_text=(
            "London time. Bank holidays in England and days that are not named count as closed. "
            "The pages with the numbers then say which one to call now."
        ),
    )
    who_to_call_note = models.CharField(
        max_length=250,
        blank=True,
        help_text="One sentence under the numbers, for example about text relay or interpreters.",
    )
    bsl_address = models.URLField(
        "calls in British Sign Language",
        blank=True,
        help_text="The address of a service that joins a BSL interpreter to a call.",
    )
    help_page = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The page behind “Worried about a child?” at the top of every page.",
    )
    exit_address = models.URLField(
        default="https://www.bbc.co.uk/weather",
        help_text="Where “Exit this page” leads: an everyday site that remembers nobody.",
    )

    call_panels = [
        MultiFieldPanel(
            [
                FieldPanel("who_to_call"),
                FieldPanel("call_hours"),
                FieldPanel("who_to_call_note"),
                FieldPanel("bsl_address"),
                PageChooserPanel("help_page"),
                FieldPanel("exit_address"),
            ],
            heading="Who to call, and leaving the site",
        )
    ]

    class Meta:
        abstract = True

    @cached_property
    def answering(self) -> Answering:
        """Which numbers apply at the moment of the request that asks: each reads them anew."""
        rows = (
            Hours(frozenset(map(int, value["days"])), value["opens"], value["closes"])
            for value in (block.value for block in self.call_hours)
        )
        return OfficeHours(tuple(rows)).at(timezone.now())

    @property
    def answer_holds_until(self) -> datetime | None:
        """When a page must be asked for again that said which numbers apply; None if it did not."""
        return self.answering.until if "answering" in vars(self) else None
