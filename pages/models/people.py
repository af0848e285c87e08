"""People and the bodies they serve."""

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages import panels
from pages.blocks import BodyStream
from pages.choices import BodyKind
from pages.models.base import SitePage
from pages.models.roles import RoleAssignment


class PersonPage(SitePage):
    """One person. The title is the name; roles are dated rows and are edited under Roles."""

    post_nominals = models.CharField(
        "letters after the name", max_length=60, blank=True, help_text="For example: OBE"
    )
    post_nominals_meaning = models.CharField(
        "what the letters mean",
        max_length=120,
        blank=True,
        help_text="For example: Officer of the Order of the British Empire",
    )
    body = StreamField(BodyStream(), blank=True)

    parent_page_types = ["pages.SectionPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("post_nominals"),
        FieldPanel("post_nominals_meaning"),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("post_nominals"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"

    @property
    def full_name(self) -> str:
        return f"{self.title} {self.post_nominals}".strip()

    @property
    def initials(self) -> str:
        """First letters of the first and last name, for the picture's place."""
        names = self.title.split()
        return "".join(name[0] for name in (names[:1] + names[1:][-1:])).upper()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        assignments = list(
            RoleAssignment.objects.filter(holder_id=self.pk).with_role().newest_first()
        )
        today = timezone.localdate(now)
        current = [row for row in assignments if row.is_held_on(today)]
        context["assignments"] = assignments
        context["headline_role"] = current[0].title_words(today) if current else ""
        context["panels"] = panels.shown("person", self, now)
        return context


class BodyPage(SitePage):
    """A board, sub-group, forum or team: a standing body of the Partnership."""

    kind = models.CharField(max_length=20, choices=BodyKind)
    presiding_role = models.ForeignKey(
        "pages.Role",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The role that presides over it. Who holds the role is read from Roles.",
    )
    contact_email = models.EmailField(
        "email address", blank=True, help_text="A shared mailbox, not a person's own."
    )
    body = StreamField(BodyStream(), blank=True)

    parent_page_types = ["pages.SectionPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("presiding_role"),
        FieldPanel("contact_email"),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("body"),
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
        context["presided_by"] = (
            list(held.filter(role_id=self.presiding_role_id)) if self.presiding_role_id else []
        )
        context["members"] = list(held.filter(role__body_id=self.pk))
        context["siblings"] = (
            BodyPage.objects.live().public().exclude(pk=self.pk).order_by("path")[:12]
        )
        context["panels"] = panels.shown("body", self, now)
        return context
