"""From a day until a day, as far as anybody knows it."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from bscp_site.kit.dates import Precision, known_part

# What nobody has confirmed for this long is not claimed for today.
CONFIRMATION_LASTS = timedelta(days=365)


class Dated(models.Model):
    """Something that was so from a day until a day. No end: until further notice."""

    started_on = models.DateField(
        "from",
        null=True,
        blank=True,
        help_text=(
            "If only the year is known, give 1 January and say so beside it. Leave empty if "
            "nobody knows."
        ),
    )
    started_precision = models.CharField(
        "what is known of it", max_length=5, choices=Precision, default=Precision.DAY
    )
    ended_on = models.DateField(
        "to",
        null=True,
        blank=True,
        help_text="The last day. If only the month is known, give its last day.",
    )
    ended_precision = models.CharField(
        "what is known of it", max_length=5, choices=Precision, default=Precision.DAY
    )
    confirmed_on = models.DateField(
        default=timezone.localdate,
        help_text=(
            "When somebody last checked that this is true. After a year without a check, readers "
            "see this month instead of a claim about today."
        ),
    )

    date_panels = [
        FieldRowPanel([FieldPanel("started_on"), FieldPanel("started_precision")]),
        FieldRowPanel([FieldPanel("ended_on"), FieldPanel("ended_precision")]),
        FieldPanel("confirmed_on"),
    ]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.ended_on and self.started_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "The end is before the start."})

    def is_held_on(self, day: date) -> bool:
        has_begun = self.started_on is None or self.started_on <= day
        return has_begun and (self.ended_on is None or self.ended_on >= day)

    def has_ended_by(self, day: date) -> bool:
        return self.ended_on is not None and self.ended_on < day

    def as_of(self, today: date) -> str:
        """ "as of June 2023" where nobody has confirmed it for a year, else nothing."""
        if self.ended_on is None and self.confirmed_on < today - CONFIRMATION_LASTS:
            return f"as of {known_part(self.confirmed_on, Precision.MONTH)}"
        return ""

    @property
    def as_of_words(self) -> str:
        return self.as_of(timezone.localdate())

    @property
    def dates_words(self) -> str:
        """ "2016 to September 2024", or "From 2016", never a claim that nobody confirmed."""
        start = known_part(self.started_on, self.started_precision) if self.started_on else ""
        if self.ended_on:
            end = known_part(self.ended_on, self.ended_precision)
            return f"{start} to {end}" if start else f"Until {end}"
        words = ", ".join(filter(None, [start and f"From {start}", self.as_of_words]))
        return words[:1].upper() + words[1:]
