"""From a year until a year."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

YEARS = [MinValueValidator(1990), MaxValueValidator(2100)]


class Period(models.Model):
    """Something that covers the years from `first_year` to `last_year`.

    Each model has the two fields itself, because they are asked for in different words: a plan has
    its years, a publication may have none.
    """

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.first_year and self.last_year and self.last_year < self.first_year:
            raise ValidationError({"last_year": "The last year is before the first."})

    @property
    def period_words(self) -> str:
        """ "2022 to 2026", or one year; nothing where it covers no set time."""
        years = [str(year) for year in (self.first_year, self.last_year) if year]
        return " to ".join(dict.fromkeys(years))
