"""Boards, sub-groups, forums and teams, and the page that says how they fit together."""

from django.db import models
from django.template.defaultfilters import pluralize
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from pages import panels
from pages.blocks import BodyStream
from pages.blocks.contents import Entry, headings
from pages.choices import BodyKind
from pages.models.base import SitePage
from pages.models.index import IndexPage
from pages.models.organisations import Organisation
from pages.models.roles import RoleAssignment
from pages.querysets import BodyQuerySet


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
                PageChooserPanel("reports_to"),
                FieldRowPanel([FieldPanel("presiding_role"), FieldPanel("attending_role")]),
                FieldPanel("contact_email"),
            ],
            heading="At a glance",
        ),
        FieldPanel("body"),
        FieldPanel("terms_of_reference"),
    ]
    search_fields = [
        *SitePage.search_fields,
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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        held = RoleAssignment.objects.on(timezone.localdate(now)).with_holder().newest_first()
        # One query for the three: who presides, who comes, who serves.
        roles = models.Q(role_id__in=filter(None, [self.presiding_role_id, self.attending_role_id]))
        holders = list(held.filter(roles | models.Q(role__body_id=self.pk)))
        context["presided_by"] = [h for h in holders if h.role_id == self.presiding_role_id]
        context["attended_by"] = [h for h in holders if h.role_id == self.attending_role_id]
        context["members"] = [h for h in holders if h.role.body_id == self.pk]
        context["reports_to"] = BodyPage.objects.open_one(self.reports_to_id)
        others = BodyPage.objects.live().public().current(timezone.localdate(now))
        context["siblings"] = others.exclude(pk=self.pk).order_by("path")[:12]
        context["panels"] = panels.shown("body", self, now)
        return context


PICTURE = Entry("The same as a picture", "picture")


class StructurePage(IndexPage):
    """How partners and bodies fit together, in words drawn from the data."""

    body = StreamField(
        BodyStream(), blank=True, help_text="Shown before the lists, which the site draws itself."
    )

    parent_page_types = ["pages.SectionPage"]
    subpage_types = []

    class Meta:
        verbose_name = "structure"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        context["organisations"] = Organisation.objects.by_kind(timezone.localdate(now))
        bodies = BodyPage.objects.live().public().current(timezone.localdate(now))
        context["bodies"] = bodies.with_place().by_kind()
        context["panels"] = panels.shown("structure", self, now)
        # One of the two alone makes no picture of how they fit together.
        context["picture"] = PICTURE if context["organisations"] and context["bodies"] else None
        context["contents"] = self._contents(context)
        return context

    def _contents(self, context) -> list[Entry]:
        """Every section, in the order of the template."""
        picture = context["picture"]
        return [
            *headings(self.body),
            *(Entry(kind.heading, kind.value) for kind, _found in context["organisations"]),
            *(
                Entry(f"{kind.label}{pluralize(len(found))}", kind.value)
                for kind, found in context["bodies"]
            ),
            *(Entry(panel.heading, panel.anchor) for panel in context["panels"] if panel.anchor),
            *([picture] if picture else []),
        ]
