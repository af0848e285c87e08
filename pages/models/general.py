"""Home, sections and plain pages."""

from datetime import date

from django.db import models
from django.http import Http404
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from pages import panels
from pages.blocks import BodyStream
from pages.linked_data import Data, whole_organisation
from pages.models.base import SitePage
from pages.models.organisations import Organisation
from pages.models.plans import PlanPage, PriorityPage
from pages.models.site_settings import SiteSettings
from pages.models.structure import StructurePage
from pages.navigation import find_way
from pages.querysets import public_children
from pages.rich_text import known_links

# What stands below the pages about contact, accessibility and privacy (`pages.urls`).
FORM_SLUGS = frozenset({"message", "problem", "request", "complaint"})


class HomePage(SitePage):
    """The front page. What other parts of the site show on it comes through the panel registry."""

    headline = models.CharField(
        max_length=80, help_text="The large line at the top. Short and plain reads best."
    )
    introduction = RichTextField(
        blank=True,
        features=["bold", "link"],
        help_text="Who the Partnership is, in two or three sentences.",
    )
    body = StreamField(
        BodyStream(), blank=True, help_text="Anything else, shown at the foot of the page."
    )

    parent_page_types = ["wagtailcore.Page"]
    # What may stand below is said by each page type, because other apps bring their own.
    max_count = 1
    may_be_archived = False
    reserved_slugs = frozenset(
        {
            *("admin", "bookings", "certificates", "documents", "feedback", "join", "media"),
            *("search", "static", "styleguide"),
        }
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("headline"),
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "home page"

    def route(self, request, path_components):
        """Find a page anywhere below in one step; asking level by level costs two queries each."""
        footer_ids = SiteSettings.of(request).footer_page_ids
        *above, found = find_way(request, self, path_components, footer_ids) or [None]
        if found is None or not all(page.live for page in above):
            raise Http404  # what is below a draft is as unpublished as the draft
        page = self if found.pk == self.pk else found.specific
        page.above = above
        page.is_known_to_be_open = not found.is_private
        page._cached_parent_obj = above[-1]  # where the tree's get_parent() looks first
        return page.route_here(request)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        context["lead_panels"] = panels.shown("home_lead", self, now)
        context["panels"] = panels.shown("home", self, now)
        today = timezone.localdate(now)
        context["priorities"] = list(PriorityPage.objects.of_current(PlanPage.objects, today.year))
        return context | self._who_leads(today)

    def _who_leads(self, today: date) -> dict[str, object]:
        """The partners, and the address of the page of the structure; one query for both."""
        structure = StructurePage.objects.live().public().order_by("path")
        partners = list(Organisation.objects.leading(today).with_page(structure))
        path = partners[0].page_path if partners else None
        return {"partners": partners, "structure_url": Page(url_path=path).url if path else ""}

    def _explained(self, response):
        """All of its text is asked for its links at once."""
        with known_links(self.body, self.introduction):
            return super()._explained(response).render()

    def linked_data(self, context) -> list[Data]:
        return [*super().linked_data(context), whole_organisation(context["site_settings"])]


class SectionPage(SitePage):
    """A part of the site: says what it is about and lists the pages below."""

    body = StreamField(BodyStream(), blank=True)

    parent_page_types = ["pages.HomePage", "pages.SectionPage"]
    # /about/priorities/ leads to the current plan.
    reserved_slugs = FORM_SLUGS | {"priorities"}
    subpage_types = [
        "pages.SectionPage",
        "pages.ContentPage",
        "pages.ArrangementsPage",
        "pages.StructurePage",
        "pages.PeopleIndexPage",
        "pages.BodyIndexPage",
        "pages.OrganisationIndexPage",
        "pages.PlanIndexPage",
    ]

    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "section"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["children"] = public_children(self, timezone.localdate())
        return context


class ContentPage(SitePage):
    """A plain page of text, pictures and links."""

    body = StreamField(BodyStream())

    parent_page_types = ["pages.HomePage", "pages.SectionPage", "pages.ContentPage"]
    subpage_types = ["pages.ContentPage"]
    reserved_slugs = FORM_SLUGS

    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "page"
