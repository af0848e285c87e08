"""The page that says how partners and bodies fit together."""

from collections.abc import Sequence
from datetime import date

from django.db import models
from django.template.defaultfilters import pluralize
from django.utils import timezone
from wagtail.fields import StreamField

from pages import panels
from pages.blocks import BodyStream
from pages.blocks.contents import Entry, headings
from pages.models.bodies import BodyPage
from pages.models.index import IndexPage
from pages.models.memberships import BodyMember
from pages.models.organisations import Organisation, OrganisationIndexPage
from pages.structure_parts import Parts
from pages.structure_picture import NARROW, WIDE, Picture, draw

PICTURE = Entry("The same as a picture", "picture")


class StructurePage(IndexPage):
    """How partners and bodies fit together, in words and in a picture drawn from the data."""

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
        today = timezone.localdate(now)
        partners = OrganisationIndexPage.objects.live().public().first()
        members = models.Prefetch("members", BodyMember.objects.select_related("organisation"))
        bodies = BodyPage.objects.live().public().current(today).with_place()
        bodies = bodies.prefetch_related(members).by_kind()
        organisations = Organisation.objects.by_kind(today)
        context["partners_url"] = partners.url if partners else ""
        context["organisations"] = organisations
        context["bodies"] = [(kind, [with_agencies(b, today) for b in f]) for kind, f in bodies]
        context["panels"] = panels.shown("structure", self, now)
        # One of the two alone makes no picture of how they fit together.
        if organisations and bodies:
            parts = Parts(organisations, bodies, day=today, partners_url=context["partners_url"])
            context["pictures"] = _pictures(parts)
            context["picture"] = PICTURE
        context["contents"] = self._contents(context)
        return context

    def _contents(self, context) -> list[Entry]:
        """Every section, in the order of the template."""
        return [
            *headings(self.body),
            *(Entry(kind.heading, kind.value) for kind, _found in context["organisations"]),
            *(
                Entry(f"{kind.label}{pluralize(len(found))}", kind.value)
                for kind, found in context["bodies"]
            ),
            *(Entry(panel.heading, panel.anchor) for panel in context["panels"] if panel.anchor),
            *([context["picture"]] if "picture" in context else []),
        ]


def with_agencies(body: BodyPage, day: date) -> BodyPage:
    """The body with its member agencies of that day, as rows in a list show them."""
    rows = [row for row in body.members.all() if row.is_held_on(day)]
    body.agencies = sorted((row.organisation.name for row in rows), key=str.casefold)
    return body


def _pictures(parts: Parts) -> Sequence[Picture]:
    groups = parts.groups()
    return [draw(groups, sheet) for sheet in (NARROW, WIDE)]
