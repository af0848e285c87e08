"""Questions asked of pages' own data. The day is always an argument."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Self

from django.db import transaction
from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Left, Length
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction

from pages.choices import BodyKind, OrganisationKind, TextState

STEP = MP_Node.steplen
# What stands further down counts as closed: nobody builds so deep, and nothing is given away.
DEEPEST = 12


class SitePageQuerySet(PageQuerySet):
    def public(self) -> Self:
        """Pages outside every private section and not below a draft, as a condition of the query.

        Wagtail's own asks the database beforehand, each time, and shows what is below a draft.
        """
        return self.exclude(is_closed())

    @transaction.atomic
    def delete(self) -> tuple[int, dict[str, int]]:
        """Whole or not at all: the tree counts children before anything can refuse to go."""
        return super().delete()

    delete.alters_data = True
    delete.queryset_only = True

    def archived(self, day: date) -> Self:
        """Kept for the record alone, on that day."""
        return self.filter(is_archived(day))

    def current(self, day: date) -> Self:
        """Not archived on that day: what menus, lists and the sitemap show."""
        return self.exclude(is_archived(day))

    def open_one(self, pk: int | None) -> Page | None:
        """The page that a relation names, where readers can open it."""
        return self.live().public().filter(pk=pk).first() if pk else None


def is_open(relation: str) -> Exists:
    """Whether readers can open the page of that relation; not so where there is none.

    It comes in the query that fetches the relation, so that no link or title is given away.
    """
    return Exists(open_pages(Q(pk=OuterRef(relation))))


def open_pages(condition: Q) -> PageQuerySet:
    """Pages of any type that readers can open."""
    return Page.objects.filter(condition).live().exclude(is_closed())


def is_closed() -> Q:
    """Private, or below a page that is not published: an issue hides its articles until then."""
    # Named one by one, so that the index on paths finds them, however many pages there are.
    paths = [Left(OuterRef("path"), depth * STEP) for depth in range(1, DEEPEST)]
    drafts = Page.objects.filter(path__in=paths, depth__lt=OuterRef("depth"), live=False)
    return Q(is_private()) | Q(Exists(drafts)) | Q(depth__gt=DEEPEST)


def is_private(path: str = "path") -> Exists:
    """Whether the page at `path`, or one above it, is open to some people only."""
    here = _outer(path)
    restrictions = PageViewRestriction.objects.annotate(here=here)
    return Exists(restrictions.filter(here__startswith=F("page__path")))


def is_archived(day: date) -> Exists:
    """Whether the page is kept for the record alone, on that day."""
    reviews = Page._meta.get_field("review_records").related_model.objects
    return Exists(reviews.filter(page=OuterRef("pk"), archived_on__lte=day))


SitePageManager = PageManager.from_queryset(SitePageQuerySet)


def _outer(path: str) -> ExpressionWrapper:
    """A path of the row outside, of a type that can be compared with the start of others."""
    return ExpressionWrapper(OuterRef(path), output_field=CharField())


class DatedQuerySet(QuerySet):
    def on(self, day: date) -> Self:
        """So on that day: begun, as far as is known, and not ended before it."""
        has_begun = Q(started_on__isnull=True) | Q(started_on__lte=day)
        return self.filter(has_begun, Q(ended_on__isnull=True) | Q(ended_on__gte=day))


class OrganisationQuerySet(DatedQuerySet):
    def by_kind(self, day: date) -> list[tuple[OrganisationKind, list]]:
        """What each organisation is on that day; kinds in their order, empty ones left out."""
        return _grouped(self.on(day).order_by("pk"), OrganisationKind)

    def leading(self, day: date) -> Self:
        """The lead partners of that day, then those who work closely with them."""
        kinds = (OrganisationKind.LEAD_PARTNER, OrganisationKind.COLLABORATING)
        ranks = [When(kind=kind, then=rank) for rank, kind in enumerate(kinds)]
        found = self.on(day).filter(kind__in=kinds)
        return found.order_by(Case(*ranks, output_field=IntegerField()), "pk")

    def with_page(self, pages: QuerySet) -> Self:
        """Annotated with `page_path`, the path of the first of these; None where there is none."""
        return self.annotate(page_path=Subquery(pages.values("url_path")[:1]))

    def former(self, day: date) -> Self:
        """Those whose standing has ended, the latest first."""
        return self.filter(ended_on__lt=day).order_by("-ended_on", "pk")


class BodyQuerySet(SitePageQuerySet):
    def by_kind(self) -> list[tuple[BodyKind, list]]:
        """Kinds in their order, each with its bodies in the order of the admin."""
        return _grouped(self.order_by("path"), BodyKind)

    def with_place(self) -> Self:
        """With who presides and comes, and to whom it reports.

        `reports_to_is_open` says whether to name that body.
        """
        found = self.select_related("presiding_role", "attending_role", "reports_to")
        return found.annotate(reports_to_is_open=is_open("reports_to"))

    def above(self, pk: int | None) -> set[int]:
        """The body of that id and all to which it reports, directly or through others."""
        superiors, found = dict(self.values_list("pk", "reports_to_id")), set()
        while pk is not None and pk not in found:
            found.add(pk)
            pk = superiors.get(pk)
        return found

    def of_roles(self, role_ids: Collection[int]) -> Self:
        """Bodies over which one of these roles presides, or which its holder visits."""
        concerned = Q(presiding_role__in=role_ids) | Q(attending_role__in=role_ids)
        return self.filter(concerned).live().public().order_by("path")


class PlanQuerySet(SitePageQuerySet):
    def with_next(self) -> Self:
        """With the plan after it; `next_is_open` says whether to name it."""
        return self.select_related("replaced_by").annotate(next_is_open=is_open("replaced_by"))

    def current_first(self, year: int) -> Self:
        """Those that have begun before those that are still to come, the latest first."""
        begun_first = Case(When(first_year__lte=year, then=Value(0)), default=Value(1))
        return self.order_by(begun_first, F("first_year").desc(nulls_last=True), "-path")


class PriorityQuerySet(SitePageQuerySet):
    def with_strategy(self) -> Self:
        """With the strategy; `strategy_is_open` says whether to name it."""
        return self.select_related("strategy").annotate(strategy_is_open=is_open("strategy"))

    def of_current(self, plans: PlanQuerySet, year: int) -> Self:
        """Those of that year's plan in order, with `plan_title` and `plan_url_path`."""
        current = plans.live().public().current_first(year)
        return (
            self.annotate(
                plan_path=Subquery(current.values("path")[:1]),
                plan_title=Subquery(current.values("title")[:1]),
                plan_url_path=Subquery(current.values("url_path")[:1]),
            )
            .filter(path__startswith=F("plan_path"))
            .live()
            .public()
            .order_by("path")
        )


class PublicationQuerySet(SitePageQuerySet):
    def newest_first(self) -> Self:
        """What is in force before what has been replaced, the latest first.

        Annotates `is_replaced`: by a publication that readers can open.
        """
        found = self.with_replaced()
        return found.order_by("is_replaced", F("published_on").desc(nulls_last=True), "path")

    def with_replaced(self) -> Self:
        """Annotate `is_replaced`; of most it is known without looking for another page."""
        by_other = When(superseded_by__isnull=False, then=is_open("superseded_by"))
        return self.annotate(is_replaced=Case(by_other, default=Value(False)))

    def with_kind(self) -> Self:
        """Annotate `kind_title`: the page one step up the tree, which is no relation."""
        above = Page.objects.filter(path=Left(OuterRef("path"), Length(OuterRef("path")) - STEP))
        return self.annotate(kind_title=Subquery(above.values("title")[:1]))

    def listed(self) -> Self:
        """What a reader finds in a list, in its order."""
        return self.live().public().with_kind().newest_first()

    def of_priority(self, pk: int | None, strategy_id: int | None) -> Self:
        """Those about a priority, with the strategy behind it, in one question."""
        about = self.model.objects.filter(priorities__in=[pk] if pk else [])
        return self.filter(Q(pk__in=about.values("pk")) | Q(pk=strategy_id)).listed()


class RoleAssignmentQuerySet(DatedQuerySet):
    def newest_first(self) -> Self:
        """Current roles before ended ones, the latest begun first."""
        return self.order_by(
            F("ended_on").desc(nulls_first=True), F("started_on").desc(nulls_last=True), "pk"
        )

    def with_role(self) -> Self:
        """With the role and where it is held; `body_is_open` says whether to name the body."""
        found = self.select_related("role", "role__body", "role__organisation")
        return found.annotate(body_is_open=is_open("role__body"))

    def with_holder(self) -> Self:
        """With the holder; `holder_is_open` says whether a link can lead there."""
        return self.select_related("role", "holder").annotate(holder_is_open=is_open("holder"))


class ReviewQuerySet(QuerySet):
    def current(self, day: date) -> Self:
        """Of pages that are not archived on that day."""
        return self.exclude(archived_on__lte=day)

    def for_readers(self) -> Self:
        """With the owner and what replaces the page.

        `owner_is_open` and `replacement_is_open` say whether to name them.
        """
        return self.select_related("owner", "replaced_by").annotate(
            owner_is_open=is_open("owner"), replacement_is_open=is_open("replaced_by")
        )


class DocumentTextQuerySet(QuerySet):
    def waiting_since(self, moment: datetime) -> Self:
        """Those that should have been read by then."""
        return self.filter(state=TextState.WAITING, asked_at__lt=moment).order_by("asked_at", "pk")

    def unread(self) -> Self:
        """Those whose words readers do not find, for a reason that an editor can mend."""
        fine = (TextState.READ, TextState.WAITING, TextState.OTHER)
        return self.exclude(state__in=fine).select_related("document").defer("text")


def _grouped(rows, kinds) -> list[tuple]:
    rows = list(rows)
    groups = [(kind, [row for row in rows if row.kind == kind]) for kind in kinds]
    return [(kind, found) for kind, found in groups if found]


def public_children(page: Page, day: date):
    """What a visitor may see one level below, with its `summary`, in the order of the admin.

    The summaries come in the same query, however many types of page there are.
    """
    names = [model._meta.model_name for model in type(page).allowed_subpage_models()]
    summaries = (f"{name}__summary" for name in names)
    summary = Coalesce(*summaries, Value(""), output_field=TextField())
    children = Page.objects.child_of(page).live().exclude(is_closed()).exclude(is_archived(day))
    return children.annotate(summary=summary).order_by("path")


def glossary_path() -> Subquery:
    """Where the glossary stands in the tree, as a column of another query; null without one."""
    pages = Page.objects.live().exclude(is_closed())
    found = pages.filter(content_type__app_label="pages", content_type__model="glossarypage")
    return Subquery(found.values("url_path")[:1])
