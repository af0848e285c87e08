"""What the Partnership and others have published: one page for each, with its files."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
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

from pages.blocks import BodyStream, FilesStream
from pages.library import Library
from pages.library_querysets import LibraryQuerySet
from pages.models.base import SitePage
from pages.models.index import IndexPage
from pages.models.period import YEARS, Period
from pages.models.published import Published
from pages.querysets import open_pages
from pages.rich_text import fetch_targets


class PublicationIndexPage(IndexPage):
    """The library's front door: the kinds, and all publications there are."""

    parent_page_types = ["pages.HomePage"]
    subpage_types = ["pages.PublicationKindPage"]

    class Meta:
        verbose_name = "library"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        kinds = PublicationKindPage.objects.child_of(self).live().public()
        kinds = kinds.current(timezone.localdate()).order_by("path")
        return context | library_context(kinds, request)


class PublicationKindPage(SitePage):
    """One kind of publication: what it is, and all there are, the newest first."""

    body = StreamField(
        BodyStream(), blank=True, help_text="What this kind of publication is, and who writes it."
    )

    parent_page_types = ["pages.PublicationIndexPage"]
    subpage_types = ["pages.PublicationPage", "pages.PracticeReviewPage", "pages.YearlyReportPage"]

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
        return context | library_context([self], request)


def library_context(kinds, request) -> dict[str, object]:
    publications = PublicationPage.objects.current(timezone.localdate())
    library = Library.of(publications, kinds, request.GET)
    context = {"library": library, "publications": library.page()}
    # A choice of what stands in the whole list already is nobody's landing page.
    return context | ({"no_index": True} if library.is_rearranged else {})


class PublicationPage(Published, Period, SitePage):
    """One publication at an address that stays. The kind is the page above it."""

    first_year = models.PositiveSmallIntegerField(
        "covers from", null=True, blank=True, validators=YEARS
    )
    last_year = models.PositiveSmallIntegerField(
        "covers to", null=True, blank=True, validators=YEARS
    )
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
        help_text=(
            "Another publication that has taken its place, with a page of its own. Readers of this "
            "page are led there. A new version of the same belongs on this page."
        ),
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

    objects = PageManager.from_queryset(LibraryQuerySet)()

    parent_page_types = ["pages.PublicationKindPage"]
    subpage_types = []
    exclude_fields_in_copy = [*SitePage.exclude_fields_in_copy, "earlier_versions"]

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
        FieldPanel("priorities", widget=CheckboxSelectMultiple),
        FieldPanel("themes", widget=CheckboxSelectMultiple),
        InlinePanel(
            "earlier_versions",
            heading="Earlier versions",
            label="Earlier version",
            help_text="What this page held before. Each stays in reach of readers, with its files.",
        ),
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

    def full_clean(self, *args, **kwargs):
        self._number_versions()
        super().full_clean(*args, **kwargs)

    def _number_versions(self) -> None:
        versions = self.earlier_versions.all()
        last = max((version.number or 0 for version in versions), default=0)
        for number, version in enumerate((v for v in versions if not v.number), last + 1):
            version.number = number

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        versions = self._versions()
        shown = _named(versions, request.GET.get("version", ""))
        fetch_targets([self.files, *(version.files for version in versions)])
        related = self._open_pages()
        context["kind"] = self.get_parent()
        context["library_url"] = self.above[-2].url if len(self.above) > 1 else ""
        context["version"] = shown  # an earlier one, or none
        context["shown"] = shown or self
        context["versions"] = [version for version in versions if version is not shown]
        context["superseded_by"] = related.pop(self.superseded_by_id, None)
        context["published_by"] = self.published_by
        context["priorities"] = list(related.values())
        context["themes"] = self.themes.all()
        return context | ({"no_index": True} if shown else {})

    def _versions(self) -> list:
        """The earlier ones, the latest first."""
        versions = self.earlier_versions.all()
        return sorted(versions, key=_age)

    def _open_pages(self) -> dict:
        """The priorities and what replaced it, as far as readers can open them.

        In a preview, those that are chosen just now.
        """
        priorities = self.priorities.all().values_list("id", flat=True)
        chosen = Q(pk=self.superseded_by_id) | Q(pk__in=priorities)
        return {page.pk: page for page in open_pages(chosen).order_by("path")}


def _age(version) -> tuple:
    """To sort by, the latest first; in a draft it may have neither day nor number."""
    day = version.replaced_on.toordinal() if version.replaced_on else 0
    return -day, -(version.number or 0)


def _named(versions: list, number: str):
    """The version of that number, the present one (None) without a number."""
    found = next((version for version in versions if str(version.number) == number), None)
    if number and found is None:
        raise Http404
    return found
