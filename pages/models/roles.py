"""Who held which role when. "Who chairs" is read from these rows for any day."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, PageChooserPanel

from bscp_site.kit.dates import Precision, known_part
from pages.querysets import RoleAssignmentQuerySet

# An open assignment that nobody has confirmed for this long is not claimed for today.
CONFIRMATION_LASTS = timedelta(days=365)


class Role(ClusterableModel):
    """One office that people hold in turn, such as the Chair."""

    name = models.CharField(max_length=120, unique=True, help_text="As readers know it.")
    body = models.ForeignKey(
        "pages.BodyPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="roles",
        help_text="The body the role belongs to. Leave empty for the Partnership as a whole.",
    )

    panels = [
        FieldPanel("name"),
        PageChooserPanel("body"),
        InlinePanel(
            "assignments",
            heading="Holders",
            label="Holder",
            help_text=(
                "When a role changes hands, give the old holder an end and add the new one. "
                "Nothing that was written before changes."
            ),
        ),
    ]

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def held_by(self) -> str:
        """The holders of today, for the admin's list."""
        today = timezone.localdate()
        return ", ".join(str(row.holder) for row in self.assignments.all() if row.is_held_on(today))


class RoleAssignment(models.Model):
    """One person holding one role from a day until a day. No end: held until further notice."""

    role = ParentalKey(Role, on_delete=models.CASCADE, related_name="assignments")
    holder = models.ForeignKey(
        "pages.PersonPage", on_delete=models.PROTECT, related_name="assignments"
    )
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

    objects = RoleAssignmentQuerySet.as_manager()

    panels = [
        PageChooserPanel("holder"),
        FieldRowPanel([FieldPanel("started_on"), FieldPanel("started_precision")]),
        FieldRowPanel([FieldPanel("ended_on"), FieldPanel("ended_precision")]),
        FieldPanel("confirmed_on"),
    ]

    class Meta:
        ordering = [models.F("started_on").desc(nulls_last=True), "pk"]

    def __str__(self):
        return f"{self.holder}, {self.role}"

    def clean(self):
        super().clean()
        if self.ended_on and self.started_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "The end is before the start."})

    def is_held_on(self, day: date) -> bool:
        has_begun = self.started_on is None or self.started_on <= day
        return has_begun and (self.ended_on is None or self.ended_on >= day)

    def as_of(self, today: date) -> str:
        """ "as of June 2023" where nobody has confirmed the role for a year, else nothing."""
        if self.ended_on is None and self.confirmed_on < today - CONFIRMATION_LASTS:
            return f"as of {known_part(self.confirmed_on, Precision.MONTH)}"
        return ""

    def title_words(self, today: date) -> str:
        """The role's name, with the month it was last confirmed where that is long ago."""
        return ", ".join(filter(None, [self.role.name, self.as_of(today)]))

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
