"""When something was published, as far as that is known."""

from django.db import models

from bscp_site.kit.dates import Precision, known_part, machine_part


class Published(models.Model):
    """A publication, or a version of one: its day of publication and its edition."""

    published_on = models.DateField(
        null=True,
        blank=True,
        help_text="If only the month or the year is known, give its first day and say so beside.",
    )
    published_precision = models.CharField(
        "what is known of the date", max_length=5, choices=Precision, default=Precision.DAY
    )
    edition = models.CharField(max_length=60, blank=True, help_text="For example: 2023")

    class Meta:
        abstract = True

    @property
    def published_words(self) -> str:
        if not self.published_on:
            return ""
        return known_part(self.published_on, self.published_precision)

    @property
    def published_machine(self) -> str:
        if not self.published_on:
            return ""
        return machine_part(self.published_on, self.published_precision)
