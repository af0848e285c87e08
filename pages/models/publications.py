"""What the Partnership and others have published: one page for each, with its files."""

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.search import index

from bscp_site.kit.dates import Precision, known_part, machine_part
from pages.blocks import BodyStream, FilesStream
from pages.models.base import SitePage
from pages.models.index import IndexPage
from pages.models.period import YEARS, Period
from pages.querysets import PublicationQuerySet

PUBLICATIONS_ON_A_PAGE = 20
LATEST_SHOWN = 5


class PublicationIndexPage(IndexPage):
    """The library's front door: the kinds, and the latest of all."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.PublicationKindPage"]

    class Meta:
        verbose_name = "library"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        kinds = PublicationKindPage.objects.child_of(self).live().public().current(today)
        context["kinds"] = kinds.order_by("path")
        context["latest"] = PublicationPage.objects.current(today).listed()[:LATEST_SHOWN]
        return context


class PublicationKindPage(SitePage):
    """One kind of publication: what it is, and all there are, the newest first."""

    body = StreamField(
        BodyStream(), blank=True, help_text="What this kind of publication is, and who writes it."
    )

    parent_page_types = ["pages.PublicationIndexPage"]
    subpage_types = ["pages.PublicationPage"]

    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    search_fields = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "kind of publication"
        verbose_name_plural = "kinds of publication"

    @property
    def kind_words(self) -> str:
        return "Publications"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        found = PublicationPage.objects.child_of(self).live().public()
        found = found.current(timezone.localdate()).newest_first()
        pages = Paginator(found, PUBLICATIONS_ON_A_PAGE)
        context["publications"] = pages.get_page(request.GET.get("page"))
        return context


class PublicationPage(Period, SitePage):
    """One publication at an address that stays. The kind is the page above it."""

    published_on = models.DateField(
        null=True,
        blank=True,
        help_text="If only the month or the year is known, give its first day and say so beside.",
    )
    published_precision = models.CharField(
        "what is known of the date", max_length=5, choices=Precision, default=Precision.DAY
    )
    first_year = models.PositiveSmallIntegerField(
        "covers from", null=True, blank=True, validators=YEARS
    )
    last_year = models.PositiveSmallIntegerField(
        "covers to", null=True, blank=True, validators=YEARS
    )
    edition = models.CharField(max_length=60, blank=True, help_text="For example: 2023")
    published_by = models.ForeignKey(
        "pages.Organisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Leave empty for the Partnership's own.",
    )
    outside_address = models.URLField(
        "address elsewhere",
        blank=True,
        help_text="The page where its publisher keeps it, not the file itself: files move.",
    )
    superseded_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The later edition or version. Readers of this page are led there.",
    )
    priorities = ParentalManyToManyField(
        "pages.PriorityPage",
        blank=True,
        related_name="publications",
        help_text="The priorities it belongs to. It is listed on their pages.",
    )
    themes = ParentalManyToManyField(
        "pages.Theme",
        blank=True,
        related_name="publications",
        help_text="What it is about. The library can be narrowed to a theme.",
    )
    body = StreamField(BodyStream(), help_text="The text itself, or what a reader finds in it.")
    files = StreamField(FilesStream(), blank=True, help_text="The same as a file, if there is one.")

    objects = PageManager.from_queryset(PublicationQuerySet)()

    parent_page_types = ["pages.PublicationKindPage"]
    subpage_types = []

    content_panels = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("published_precision")]),
                FieldRowPanel([FieldPanel("first_year"), FieldPanel("last_year")]),
                FieldPanel("edition"),
                FieldPanel("published_by"),
                FieldPanel("outside_address"),
                PageChooserPanel("superseded_by"),
            ],
            heading="Which one it is",
        ),
        FieldPanel("body"),
        FieldPanel("files"),
        FieldPanel("priorities"),
        FieldPanel("themes"),
    ]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("edition"),
        index.SearchField("body"),
        index.SearchField("files"),
        index.FilterField("published_on"),
    ]

    class Meta:
        verbose_name = "publication"

    def clean(self):
        super().clean()
        if self.superseded_by_id and self.superseded_by_id == self.pk:
            raise ValidationError({"superseded_by": "A publication cannot replace itself."})

    @property
    def published_words(self) -> str:
        if not self.published_on:
            return ""
        return known_part(self.published_on, self.published_precision)

    @property
    def published_machine(self) -> str:
        if not self.published_on:
            return ""
        return machine_part(self.published_on, self.published_precision)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["kind"] = self.get_parent()
        context["superseded_by"] = PublicationPage.objects.open_one(self.superseded_by_id)
        context["published_by"] = self.published_by
        context["priorities"] = self._open_priorities()
        return context

    def _open_priorities(self):
        """Those that readers can open; in a preview, of those that are chosen just now."""
        priorities = self._meta.get_field("priorities").related_model.objects.live().public()
        return priorities.filter(pk__in=self.priorities.all()).order_by("path")
