"""Questions asked of pages' own data. The day is always an argument."""

from datetime import date
from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction


class SitePageQuerySet(PageQuerySet):
    def public(self) -> Self:
        """Pages outside every private section and not below a draft, as a condition of the query.

        Wagtail's own asks the database beforehand, each time, and shows what is below a draft.
        """
        return self.exclude(is_closed())


def is_closed() -> Q:
    """Private, or below a page that is not published: an issue hides its articles until then."""
    here = _outer("path")
    above = Page.objects.annotate(here=here).filter(
        here__startswith=F("path"), depth__lt=OuterRef("depth")
    )
    return Q(is_private()) | Q(Exists(above.filter(live=False)))


def is_private(path: str = "path") -> Exists:
    """Whether the page at `path`, or one above it, is open to some people only."""
    here = _outer(path)
    restrictions = PageViewRestriction.objects.annotate(here=here)
    return Exists(restrictions.filter(here__startswith=F("page__path")))


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


def _outer(path: str) -> ExpressionWrapper:
    """A path of the row outside, of a type that can be compared with the start of others."""
    return ExpressionWrapper(OuterRef(path), output_field=CharField())


class RoleAssignmentQuerySet(QuerySet):
    def on(self, day: date) -> Self:
        """Held on that day: begun, as far as is known, and not ended before it."""
        has_begun = Q(started_on__isnull=True) | Q(started_on__lte=day)
        return self.filter(has_begun, Q(ended_on__isnull=True) | Q(ended_on__gte=day))

    def newest_first(self) -> Self:
        """Current roles before ended ones, the latest begun first."""
        return self.order_by(
            F("ended_on").desc(nulls_first=True), F("started_on").desc(nulls_last=True), "pk"
        )

    def with_role(self) -> Self:
        return self.select_related("role", "role__body")

    def with_holder(self) -> Self:
        return self.select_related("role", "holder")


def public_children(page: Page):
    """What a visitor may see one level below, in the order of the admin."""
    children = Page.objects.child_of(page).live().exclude(is_closed())
    return children.order_by("path").specific()
