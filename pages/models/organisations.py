"""Organisations: the lead partners, those who work with them, and bodies beyond the Partnership."""

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from bscp_site.kit.unseen_edits import AskBeforeOverwriting
from pages.choices import OrganisationKind, Sector
from pages.models.dated import Dated
from pages.models.index import IndexPage
from pages.querysets import OrganisationQuerySet


class Organisation(Dated):
    """One organisation in what it is to the Partnership. The dates are those of that standing."""

    name = models.CharField(max_length=160, unique=True, help_text="In full, as it is printed.")
    slug = models.SlugField(
        "place on the page",
        max_length=80,
        unique=True,
        help_text="The end of the address that leads to it on the page of partners.",
    )
    kind = models.CharField("what it is to us", max_length=20, choices=OrganisationKind)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    description = models.TextField(
        blank=True, max_length=500, help_text="What it does with us, in a sentence or two."
    )
    aliases = models.TextField(
        "other names", blank=True, help_text="Former or shorter names, one on each line."
    )
    website = models.URLField(blank=True)
    requests_address = models.URLField(
        "where to ask for information",
        blank=True,
        help_text="The page for requests under the Freedom of Information Act, if it has one.",
    )

    objects = OrganisationQuerySet.as_manager()

    base_form_class = AskBeforeOverwriting

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("slug"),
                FieldPanel("aliases"),
                FieldPanel("website"),
                FieldPanel("requests_address"),
            ],
            heading="Name",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("sector")]),
                FieldPanel("description"),
            ],
            heading="What it is to the Partnership",
        ),
        MultiFieldPanel(Dated.date_panels, heading="Since when"),
    ]

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def other_names(self) -> list[str]:
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]


class OrganisationIndexPage(IndexPage):
    """Lists the organisations by what they are to the Partnership."""

    parent_page_types = ["pages.SectionPage"]
    subpage_types = []

    class Meta:
        verbose_name = "list of partners"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        context["kinds"] = Organisation.objects.by_kind(today)
        context["former"] = Organisation.objects.former(today)
        return context
