"""Who held which role when. "Who chairs" is read from these rows for any day."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel

from bscp_site.kit.unseen_edits import AskBeforeOverwriting
from pages.models.dated import Dated
from pages.querysets import RoleAssignmentQuerySet


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
    organisation = models.ForeignKey(
        "pages.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="roles",
        help_text="For a role in an organisation outside the Partnership.",
    )

    base_form_class = AskBeforeOverwriting

    panels = [
        FieldPanel("name"),
        PageChooserPanel("body"),
        FieldPanel("organisation"),
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

    def clean(self):
        super().clean()
        if self.body_id and self.organisation_id:
            raise ValidationError({"organisation": "Choose a body or an organisation, not both."})

    def held_by(self) -> str:
        """The holders of today, for the admin's list."""
        today = timezone.localdate()
        return ", ".join(str(row.holder) for row in self.assignments.all() if row.is_held_on(today))


class RoleAssignment(Dated):
    """One person holding one role."""

    role = ParentalKey(Role, on_delete=models.CASCADE, related_name="assignments")
    holder = models.ForeignKey(
        "pages.PersonPage", on_delete=models.PROTECT, related_name="assignments"
    )

    objects = RoleAssignmentQuerySet.as_manager()

    panels = [PageChooserPanel("holder"), *Dated.date_panels]

    class Meta:
        ordering = ["-started_on", "pk"]  # names alone: the form sorts rows that are not saved

    def __str__(self):
        return f"{self.holder}, {self.role}"

    def title_words(self, today: date) -> str:
        """The role's name, with the month it was last confirmed where that is long ago."""
        return ", ".join(filter(None, [self.role.name, self.as_of(today)]))
