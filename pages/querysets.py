"""Questions asked of pages' own data. The day is always an argument."""

from datetime import date
from typing import Self

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction


class SitePageQuerySet(PageQuerySet):
    def public(self) -> Self:
        """Pages outside every private section. Wagtail's own asks the database beforehand each
        time; this is the same rule as a condition of the query itself."""
        return self.exclude(_is_private())


def _is_private() -> Exists:
    here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    restrictions = PageViewRestriction.objects.annotate(here=here)
    return Exists(restrictions.filter(here__startswith=F("page__path")))


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


def between(top: Page, address: str) -> list[Page]:
    """The pages from the tree's root down to `address` below `top`, in one query.

    The last one is the page at the address; an unknown address gives an empty list. Each says in
    `is_private` whether it stands in a private section.
    """
    steps = [step for step in address.split("/") if step]
    addresses = ["/", top.url_path]
    for step in steps:
        addresses.append(f"{addresses[-1]}{step}/")
    chain = Page.objects.filter(url_path__in=addresses).annotate(is_private=_is_private())
    pages = list(chain.order_by("path"))
    return pages if pages and pages[-1].url_path == addresses[-1] else []


class RoleAssignmentQuerySet(QuerySet):
    def on(self, day: date) -> Self:
        """Held on that day: begun, and not ended before it."""
        return self.filter(started_on__lte=day).filter(
            Q(ended_on__isnull=True) | Q(ended_on__gte=day)
        )

    def newest_first(self) -> Self:
        """Current roles before ended ones, the latest begun first."""
        return self.order_by(F("ended_on").desc(nulls_first=True), "-started_on", "pk")

    def with_role(self) -> Self:
        return self.select_related("role", "role__body")

    def with_holder(self) -> Self:
        return self.select_related("role", "holder")


def public_children(page: Page):
    """What a visitor may see one level below, in the order of the admin."""
    return Page.objects.child_of(page).live().public().order_by("path").specific()
