"""When schools are closed, as editors enter it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from events.querysets import SchoolHolidayQuerySet

LONGEST = 60  # days; the summer has about 45


class SchoolHoliday(models.Model):
    """One holiday of the schools here, from its first to its last day.

    Dates that fall into it are pointed out to the team. Readers never see it.
    """

    name = models.CharField(max_length=60, help_text="For example: Autumn half term")
    first_day = models.DateField()
    last_day = models.DateField()

    objects = SchoolHolidayQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
    ]

    class Meta:
        verbose_name = "school holiday"
        ordering = ["first_day", "pk"]

    def __str__(self):
        return f"{self.name}, {self.days_words}"

    @property
    def days_words(self) -> str:
        """ "26 to 30 October 2026", with what both days share said once."""
        first, last = self.first_day, self.last_day
        if first == last:
            return date_format(last, "j F Y")
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day} to {date_format(last, 'j F Y')}"
        form = "j F" if first.year == last.year else "j F Y"
        return f"{date_format(first, form)} to {date_format(last, 'j F Y')}"

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def clean(self):
        super().clean()
        if not (self.first_day and self.last_day):
            return
        days = (self.last_day - self.first_day).days
        if days < 0:
            raise ValidationError({"last_day": "The last day must not be before the first."})
        if days > LONGEST:
            raise ValidationError({"last_day": "No holiday is as long: is the year right?"})
