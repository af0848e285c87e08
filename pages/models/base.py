"""What every page of the site has."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail.url_routing import RouteResult

from pages import terms
from pages.linked_data import Data, breadcrumbs
from pages.models.reviews import PageReview
from pages.navigation import HOME_DEPTH
from pages.picture_sizes import JPEG, SHAPES, fetch_sizes, made, pictures_in
from pages.querysets import SitePageManager
from pages.review_panel import ReviewPanel

LOCKED_ADDRESS = "Calendars, mail and other sites rely on this address, so it cannot change."


class SitePageForm(WagtailAdminPageForm):
    """Asks what only the place of a page can answer; a new page has no path to ask by."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.is_address_locked and "slug" in self.fields:
            self.fields["slug"].disabled = True
            self.fields["slug"].help_text = LOCKED_ADDRESS

    def clean(self):
        cleaned = super().clean()
        if self.parent_page and is_reserved(self.parent_page, cleaned.get("slug")):
            self.add_error("slug", "The site itself uses this address. Choose another.")
        return cleaned

    def _post_clean(self):
        """Only here the page gets its new values. A draft may lack what readers must find."""
        self.instance.is_only_a_draft = self.is_deferred_validation
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name, sentence in self.instance.missing().items():
            self.add_error(name if name in self.fields else None, sentence)


def is_reserved(parent: Page, slug: str | None) -> bool:
    """Whether an address of the site itself stands there, which no page may hide."""
    return slug in getattr(parent.specific_class, "reserved_slugs", ())


class SitePage(Page):
    """A page with a summary, somebody who looks after it, and a day to read it again."""

    summary = models.TextField(
        blank=True,
        max_length=300,
        help_text=(
            "One or two plain sentences. They stand under the title, in lists, in search results "
            "and where the page is shared."
        ),
    )

    # Set for the pages that a partnership begins with: the rest of the site counts on them.
    address_is_fixed = models.BooleanField(default=False, editable=False)

    objects = SitePageManager()

    base_form_class = SitePageForm

    # Words below this page that are addresses of the site itself: no page may hide them.
    reserved_slugs = frozenset()
    # Feeds and calendars of others hang on the address, so it stays once it is published.
    keeps_its_address = False

    # Whether it stays at one address: no alias shows it at another.
    has_one_address = False
    # Whether a copy may be published as it is.
    copies_are_complete = True
    exclude_fields_in_copy = ["address_is_fixed"]  # nobody counts on the address of a copy

    # Somebody looks after it and reads it again. News and dates speak of their own day.
    is_looked_after = True
    may_be_archived = True

    is_only_a_draft = False  # while its form is saved with whatever is still missing

    explains_terms = True  # words of the glossary, where the page first uses them

    share_type = "website"  # as Open Graph calls what is shared

    # When what it says changes by itself, as far as its context has shown; None: it does not.
    answer_holds_until: datetime | None = None

    is_known_to_be_open = False  # set on the way to the page, by `HomePage.route`

    content_panels = [*Page.content_panels, FieldPanel("summary")]
    settings_panels = [*Page.settings_panels, ReviewPanel(heading="Review")]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    @property
    def is_address_locked(self) -> bool:
        kept = self.keeps_its_address and self.first_published_at is not None
        return kept or self.address_is_fixed

    def clean(self):
        super().clean()
        if self.is_address_locked and self._has_new_slug():
            raise ValidationError({"slug": LOCKED_ADDRESS})

    def serve(self, request, *args, **kwargs):
        response = self._explained(super().serve(request, *args, **kwargs))
        request.answer_holds_until = self.answer_holds_until
        return response

    def serve_preview(self, request, mode_name):
        return self._explained(super().serve_preview(request, mode_name))

    def _explained(self, response: TemplateResponse) -> TemplateResponse:
        """Rendered with words of the glossary explained, unless the page is about other words."""
        context = response.context_data
        language, review = context.get("language"), context.get("review")
        is_wanted = review is None or review.explains_terms
        if self.explains_terms and is_wanted and not (language and not language.is_english):
            with terms.explaining():
                response.render()
        return response

    def holds_until(self, *moments: datetime | None) -> None:
        """Nobody may keep what it says beyond the earliest of these moments.

        For its context, and for the panels that show something on it.
        """
        known = filter(None, [self.answer_holds_until, *moments])
        self.answer_holds_until = min(known, default=None)

    def missing(self) -> dict[str, str]:
        """What it lacks to be published, by the field it is said beside."""
        return {}

    def notices(self, today: date) -> list[str]:
        """What its editors should know before they change it."""
        return []

    def publish(self, revision, *args, **kwargs):
        """Raise ValidationError where something is missing: the last door, whoever knocks."""
        if missing := revision.as_object().missing():
            raise ValidationError(missing)
        return super().publish(revision, *args, **kwargs)

    def route_here(self, request) -> RouteResult:
        """What stands at its own address."""
        return SitePage.route(self, request, [])

    def _has_new_slug(self) -> bool:
        return Page.objects.filter(pk=self.pk).exclude(slug=self.slug).exists()

    @property
    def kind_words(self) -> str:
        """What sort of page this is, for a reader of mixed lists."""
        return self._meta.verbose_name.capitalize()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = self.crumbs
        review = PageReview.objects.filter(page=self.pk).for_readers().first()
        context["review"] = review
        context["is_archived"] = review is not None and review.is_archived(timezone.localdate())
        return context

    def linked_data(self, context) -> list[Data]:
        """What machines read about this page, drawn from what its template was given."""
        above = context.get("breadcrumbs")
        return [breadcrumbs([*above, self])] if above else []

    @property
    def first_picture(self) -> AbstractImage | None:
        """The first picture of its text, which goes with a link to the page."""
        return next(pictures_in(self.body), None) if hasattr(self, "body") else None

    @cached_property
    def share_image(self) -> AbstractRendition | None:
        """What is shown where the page is shared, once it has been made."""
        if self.first_picture is None:
            return None
        fetch_sizes(self.body)
        return next(iter(made(self.first_picture, SHAPES["shared"], JPEG)), None)

    @cached_property
    def above(self) -> list[Page]:
        """The pages above this one, from the tree's root down. `HomePage.route` knows them."""
        return list(self.get_ancestors()) if self.path else []

    @property
    def crumbs(self) -> list[Page]:
        """The pages above this one that readers can open, from the home page down."""
        return [page for page in self.above if page.depth >= HOME_DEPTH]

    def get_view_restrictions(self):
        """None without asking, where the way to this page has shown that no section is private."""
        if self.is_known_to_be_open and not any(p.alias_of_id for p in [*self.above, self]):
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()
