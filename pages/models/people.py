"""People."""

from collections import defaultdict

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages import panels
from pages.blocks import BodyStream
from pages.linked_data import Data, organisation, person_data
from pages.models.base import SitePage
from pages.models.bodies import BodyPage
from pages.models.index import IndexPage
from pages.models.roles import RoleAssignment


class PeopleIndexPage(IndexPage):
    """Lists the people, each with what is known of the roles of today."""

    parent_page_types = ["pages.SectionPage"]
    subpage_types = ["pages.PersonPage"]

    class Meta:
        verbose_name = "list of people"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        people = PersonPage.objects.child_of(self).live().public().current(today).order_by("path")
        people = people.select_related("portrait").prefetch_related("portrait__renditions")
        held = RoleAssignment.objects.on(today).filter(holder__in=people).with_role().newest_first()
        roles = defaultdict(list)
        for assignment in held:
            roles[assignment.holder_id].append(assignment.title_words(today))
        context["people"] = [(person, roles[person.pk]) for person in people]
        return context


def initials_of(name: str) -> str:
    """First letters of the first and last name."""
    names = name.split()
    return "".join(part[0] for part in (names[:1] + names[1:][-1:])).upper()


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
    portrait = models.ForeignKey(
        "pages.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Only with recorded consent. Without one, readers see initials.",
    )
    body = StreamField(BodyStream(), blank=True)

    share_type = "profile"

    # "as of June 2023" where nobody has confirmed for a year what is held; set with the context.
    as_of_words = ""

    parent_page_types = ["pages.PeopleIndexPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("post_nominals"), FieldPanel("post_nominals_meaning")]),
                FieldPanel("portrait"),
            ],
            heading="Name and picture",
        ),
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
        """For the picture's place."""
        return initials_of(self.title)

    def linked_data(self, context) -> list[Data]:
        today = timezone.localdate()
        held = [row for row in context["assignments"] if row.is_held_on(today)]
        sure = [row.role for row in held if not row.as_of(today)]
        partnership = organisation(context["site_settings"])
        return [*super().linked_data(context), person_data(self, sure, partnership)]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        roles = RoleAssignment.objects.filter(holder_id=self.pk).with_role().newest_first()
        # The portrait comes along with the roles, instead of in a query of its own.
        assignments = list(roles.select_related("holder__portrait"))
        if assignments and assignments[0].holder.portrait_id == self.portrait_id:
            self.portrait = assignments[0].holder.portrait
        today = timezone.localdate(now)
        current = [row for row in assignments if row.is_held_on(today)]
        context["assignments"] = assignments
        context["headline_role"] = current[0].title_words(today) if current else ""
        self.as_of_words = next(filter(None, (row.as_of(today) for row in current)), "")
        held = {row.role_id for row in current}
        bodies = list(BodyPage.objects.of_roles(held))
        context["presides_over"] = [body for body in bodies if body.presiding_role_id in held]
        context["attends"] = [body for body in bodies if body.attending_role_id in held]
        context["panels"] = panels.shown("person", self, now)
        return context
