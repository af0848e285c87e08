"""What was put right after readers had it: dated notes that go wherever the text goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from wagtail import blocks
from wagtail.fields import StreamField

from pages.blocks.checked import CheckedBlock


@dataclass(frozen=True)
class Correction:
    on: date
    words: str

    @property
    def heading(self) -> str:
        return f"Corrected on {date_format(self.on, 'j F Y')}"


class CorrectionBlock(CheckedBlock):
    corrected_on = blocks.DateBlock(label="Day of the correction")
    words = blocks.TextBlock(
        max_length=500,
        label="What was put right",
        help_text="What it said before, and what is right. Readers see it, also in feeds.",
    )

    class Meta:
        icon = "edit"
        label = "Correction"
        label_format = "{corrected_on} {words}"
        template = "blocks/correction.html"
        description = "A dated note of what was put right"
        preview_value = {
            "corrected_on": date(2027, 7, 3),
            "words": "An earlier version gave the wrong month for the Forum. It is in June.",
        }

    def faults(self, value):
        day = value.get("corrected_on")
        is_to_come = day and day > timezone.localdate()
        return {"corrected_on": "This day is still to come."} if is_to_come else {}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return context | {"correction": Correction(value["corrected_on"], value["words"])}


class Corrected(models.Model):
    """A page whose corrections are told."""

    corrections = StreamField(
        [("correction", CorrectionBlock())],
        blank=True,
        help_text=(
            "Only for what readers have had already. If you put something right that they may have "
            "relied on, say so here with the day; a slip of the pen needs no note."
        ),
    )

    class Meta:
        abstract = True

    @property
    def corrections_told(self) -> list[Correction]:
        """The latest first. One without a day is only being written."""
        return sorted(self._dated(), key=lambda each: each.on, reverse=True)

    @property
    def corrected_on(self) -> date | None:
        return max((each.on for each in self._dated()), default=None)

    def _dated(self) -> Iterator[Correction]:
        for block in self.corrections:
            if block.value["corrected_on"]:
                yield Correction(block.value["corrected_on"], block.value["words"])
