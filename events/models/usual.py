"""What is usual for the dates of a series: a rule that proposes them, and what they begin with."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from events.choices import MONTHS, Cadence, Format, Week, Weekday
from events.patterns import Pattern

RULE = ("usual_months", "usual_week", "usual_weekday", "usual_start", "usual_end")


class MonthsField(models.JSONField):
    """Numbers of months in the order of the year, ticked from a list."""

    def formfield(self, **kwargs):
        return forms.TypedMultipleChoiceField(
            coerce=int,
            choices=list(enumerate(MONTHS, 1)),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=self.verbose_name.capitalize(),
            help_text=self.help_text,
        )

    def deconstruct(self):
        """For migrations it is no more than what is stored."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs


class UsualDates(models.Model):
    """The rule of a series, in local time. Whole or not at all, once the series is published."""

    pattern = models.CharField(
        "usual pattern in words",
        max_length=160,
        blank=True,
        help_text="Left empty, readers are told the rule below.",
    )
    usual_months = MonthsField("months", default=list, blank=True)
    usual_week = models.SmallIntegerField("which", choices=Week, null=True, blank=True)
    usual_weekday = models.SmallIntegerField("day", choices=Weekday, null=True, blank=True)
    usual_start = models.TimeField("from", null=True, blank=True, help_text="London time.")
    usual_end = models.TimeField("to", null=True, blank=True, help_text="London time.")
    usual_venue = models.CharField(
        max_length=200, blank=True, help_text="Where it mostly is. Each date names its own venue."
    )
    usual_format = models.CharField(
        max_length=10, choices=Format, blank=True, help_text="Leave empty where it changes."
    )
    how_to_take_part = RichTextField(
        blank=True,
        features=["bold", "ol", "ul", "link", "document-link"],
        help_text="Who may come, how to ask for a place, until when. Readers see it on the series.",
    )

    rule_panel = MultiFieldPanel(
        [
            HelpPanel(
                "<p>New dates are proposed from this rule. Left empty, they are proposed from the "
                "last date there is.</p>"
            ),
            FieldPanel("usual_months"),
            FieldRowPanel([FieldPanel("usual_week"), FieldPanel("usual_weekday")]),
            FieldRowPanel([FieldPanel("usual_start"), FieldPanel("usual_end")]),
            FieldPanel("pattern"),
        ],
        heading="Usual dates",
    )

    class Meta:
        abstract = True

    @property
    def rule(self) -> Pattern | None:
        """The rule, once it is whole."""
        if self._missing_of_rule() or not self.usual_months:
            return None
        return Pattern(
            months=tuple(sorted(self.usual_months)),
            week=self.usual_week,
            weekday=self.usual_weekday,
            starts=self.usual_start,
            ends=self.usual_end,
        )

    @property
    def pattern_words(self) -> str:
        """What readers are told: an editor's own words before those of the rule."""
        return self.pattern or (self.rule.words if self.rule else "")

    def _missing_of_rule(self) -> list[str]:
        values = {name: getattr(self, name) for name in RULE}
        empty = [name for name, value in values.items() if value in (None, [], "")]
        return empty if len(empty) < len(RULE) else []

    def missing(self):
        lacking = dict.fromkeys(self._missing_of_rule(), "The rule needs this too, or none of it.")
        return super().missing() | lacking

    def clean(self):
        super().clean()
        errors = {}
        expected = Cadence(self.cadence).dates_a_year if self.cadence in Cadence else 0
        if self.usual_months and expected not in {0, len(self.usual_months)}:
            how_often = Cadence(self.cadence).label.lower()
            errors["usual_months"] = (
                f"The series meets {how_often}, so tick {expected} month"
                f"{'' if expected == 1 else 's'}."
            )
        if self.usual_start and self.usual_end and self.usual_end <= self.usual_start:
            errors["usual_end"] = "The end must be after the start."
        if errors:
            raise ValidationError(errors)
