"""Organisations: the lead partners, those who work with them, and bodies beyond the Partnership."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.search import index

from bscp_site.kit.dates import Precision, known_part
from bscp_site.kit.unseen_edits import AskBeforeOverwriting
from pages.choices import OrganisationKind, Sector
from pages.models.dated import Dated
from pages.models.index import IndexPage
from pages.querysets import OrganisationQuerySet

KEPT_ADDRESS = (
    "Other pages and other sites lead here by this word, so it stays when the name changes."
)


class OrganisationForm(AskBeforeOverwriting):
    """The word in the address is asked for once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and "slug" in self.fields:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = KEPT_ADDRESS


class Organisation(Dated, ClusterableModel):
    """One organisation in what it is to the Partnership. The dates are those of that standing."""

    name = models.CharField(max_length=160, unique=True, help_text="In full, as it is printed.")
    slug = models.SlugField(
        "place on the page",
        max_length=80,
        unique=True,
        help_text=(
            "The end of the address that leads to it on the page of partners. It cannot be changed "
            "later, so leave out what may change."
        ),
    )
    kind = models.CharField("what it is to us", max_length=20, choices=OrganisationKind)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    description = models.TextField(
        blank=True, max_length=500, help_text="What it does with us, in a sentence or two."
    )
    aliases = models.TextField(
        "other names", blank=True, help_text="Shorter or older names, one on each line."
    )
    website = models.URLField(blank=True)
    requests_address = models.URLField(
        "where to ask for information",
        blank=True,
        help_text="The page for requests under the Freedom of Information Act, if it has one.",
    )

    objects = OrganisationQuerySet.as_manager()

    base_form_class = OrganisationForm

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
        InlinePanel(
            "former_names",
            heading="Former names",
            label="Former name",
            help_text=(
                "When an organisation takes a new name, keep the old one here: readers who know "
                "it still find the organisation."
            ),
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

    def clean(self):
        super().clean()
        known = Organisation.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if known and known != self.slug:
            raise ValidationError({"slug": KEPT_ADDRESS})

    @property
    def all_names(self) -> str:
        """Every name by which somebody may look for it."""
        former = [row.name for row in self.former_names.all()]
        return ", ".join([self.name, *self.other_names, *former])

    @property
    def other_names(self) -> list[str]:
        return [line.strip() for line in self.aliases.splitlines() if line.strip()]


class FormerName(models.Model):
    """What an organisation was called before."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=160)
    used_until = models.DateField(
        "until",
        null=True,
        blank=True,
        help_text="Its last day. Leave empty if nobody knows.",
    )
    used_until_precision = models.CharField(
        "what is known of it", max_length=5, choices=Precision, default=Precision.DAY
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("used_until"), FieldPanel("used_until_precision")]),
    ]

    class Meta:
        ordering = ["-used_until", "pk"]

    def __str__(self):
        return self.name

    @property
    def words(self) -> str:
        """ "Anytown Health Authority (until June 2022)"."""
        if not self.used_until:
            return self.name
        return f"{self.name} (until {known_part(self.used_until, self.used_until_precision)})"


class OrganisationIndexPage(IndexPage):
    """Lists the organisations by what they are to the Partnership."""

    parent_page_types = ["pages.SectionPage"]
    subpage_types = []

    search_fields = [*IndexPage.search_fields, index.SearchField("names_of_organisations")]

    class Meta:
        verbose_name = "list of partners"

    def names_of_organisations(self) -> str:
        """For searching: organisations have no pages of their own, and stand on this one."""
        organisations = Organisation.objects.prefetch_related("former_names")
        return ". ".join(organisation.all_names for organisation in organisations)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        organisations = Organisation.objects.prefetch_related("former_names")
        context["kinds"] = organisations.by_kind(today)
        context["former"] = organisations.former(today)
        return context
