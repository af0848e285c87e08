"""Boards, sub-groups, forums and teams."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from pages import panels
from pages.blocks import BodyStream
from pages.choices import BodyKind
from pages.models.base import SitePage
from pages.models.index import IndexPage
from pages.models.memberships import ahead_and_past, now_and_then
from pages.models.roles import RoleAssignment
from pages.querysets import BodyQuerySet

PAST_SHOWN = 12


class BodyIndexPage(IndexPage):
    """Lists the bodies by kind."""

    parent_page_types = ["pages.SectionPage"]
    subpage_types = ["pages.BodyPage"]

    class Meta:
        verbose_name = "list of bodies"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        bodies = BodyPage.objects.child_of(self).live().public()
        context["kinds"] = bodies.current(timezone.localdate()).by_kind()
        return context


class BodyPage(SitePage):
    """A board, sub-group, forum or team: a standing body of the Partnership."""

    kind = models.CharField(max_length=20, choices=BodyKind)
    purpose = models.TextField(
        blank=True,
        max_length=400,
        help_text="What it is there for, in a sentence or two, as it was agreed.",
    )
    cadence = models.CharField(
        "how often it meets", max_length=80, blank=True, help_text="For example: Every two months"
    )
    reports_to = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The body to which this one answers.",
    )
    presiding_role = models.ForeignKey(
        "pages.Role",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The role that presides over it. Who holds the role is read from Roles.",
    )
    attending_role = models.ForeignKey(
        "pages.Role",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="A role whose holder goes to at least one meeting a year, without presiding.",
    )
    contact_email = models.EmailField(
        "email address", blank=True, help_text="A shared mailbox, not a person's own."
    )
    body = StreamField(
        BodyStream(), blank=True, help_text="What it does, in plain words, for anybody."
    )
    terms_of_reference = StreamField(
        BodyStream(), blank=True, help_text="As they were agreed, with the day on which they were."
    )

    objects = PageManager.from_queryset(BodyQuerySet)()

    parent_page_types = ["pages.BodyIndexPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("cadence")]),
                FieldPanel("purpose"),
                PageChooserPanel("reports_to"),
                FieldRowPanel([FieldPanel("presiding_role"), FieldPanel("attending_role")]),
                FieldPanel("contact_email"),
            ],
            heading="At a glance",
        ),
        InlinePanel(
            "members",
            heading="Member agencies",
            label="Member agency",
            help_text="Organisations that send somebody. One that leaves is given an end.",
        ),
        InlinePanel(
            "meetings",
            heading="Meetings",
            label="Meeting",
            help_text=(
                "Days on which it meets by itself. Readers see the next one and those before. "
                "Dates to which people come from outside stand under Events."
            ),
        ),
        FieldPanel("body"),
        FieldPanel("terms_of_reference"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("purpose"),
        index.SearchField("body"),
        index.SearchField("terms_of_reference"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = "body"
        verbose_name_plural = "bodies"

    @property
    def kind_words(self) -> str:
        return self.get_kind_display()

    def clean(self):
        super().clean()
        if self.pk and self.pk in BodyPage.objects.above(self.reports_to_id):
            raise ValidationError(
                {"reports_to": "A body cannot report to itself, directly or through others."}
            )

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        today = timezone.localdate(now)
        context |= self._holders(today)
        members = list(self.members.select_related("organisation"))
        context["agencies"], context["former_agencies"] = now_and_then(members, today)
        ahead, past = ahead_and_past(list(self.meetings.all()), today)
        context["meetings_ahead"], context["meetings_past"] = ahead, past[:PAST_SHOWN]
        context["reports_to"] = BodyPage.objects.open_one(self.reports_to_id)
        others = BodyPage.objects.live().public().current(timezone.localdate(now))
        context["siblings"] = others.exclude(pk=self.pk).order_by("path")[:12]
        context["panels"] = panels.shown("body", self, now)
        return context

    def _holders(self, today: date) -> dict[str, list[RoleAssignment]]:
        """Who presides, presided, comes and serves, in one query."""
        roles = models.Q(role_id__in=filter(None, [self.presiding_role_id, self.attending_role_id]))
        found = RoleAssignment.objects.filter(roles | models.Q(role__body_id=self.pk))
        rows = list(found.with_holder().newest_first())
        held = [row for row in rows if row.is_held_on(today)]
        presiding = [row for row in rows if row.role_id == self.presiding_role_id]
        return {
            "presided_by": [row for row in presiding if row in held],
            "presided_before": [row for row in presiding if row.has_ended_by(today)],
            "attended_by": [row for row in held if row.role_id == self.attending_role_id],
            "people": [row for row in held if row.role.body_id == self.pk],
        }
