"""Questions asked of issues and articles."""

from typing import Self

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce, Left, Length
from treebeard.mp_tree import MP_Node
from wagtail.models import Page, PageQuerySet, PageViewRestriction, get_page_models

from pages.querysets import SitePageQuerySet, is_private

# Of an article: articles stand nowhere else than below an issue.
ISSUE_PATH = Left("path", Length("path") - MP_Node.steplen)


class IssueQuerySet(SitePageQuerySet):
    def newest_first(self) -> Self:
        return self.order_by(F("issued_on").desc(nulls_last=True), "-number", "-pk")

    def in_the_making(self) -> Self:
        """Those that readers do not have as they were written last."""
        return self.filter(Q(live=False) | Q(has_unpublished_changes=True))

    def in_the_making_first(self) -> Self:
        """Drafts, the one begun last first; then what is published, the newest first."""
        begun_last = Case(When(live=False, then=F("pk")), default=Value(0))
        newest = F("issued_on").desc(nulls_last=True)
        return self.order_by("live", begun_last.desc(), newest, "-number", "-pk")

    def with_article_count(self, article_model) -> Self:
        """Annotated with `article_count`: the pages below it, drafts too."""
        below = article_model.objects.filter(path__startswith=OuterRef("path")).order_by()
        count = below.values(one=Value(1)).annotate(count=Count("pk")).values("count")
        return self.annotate(article_count=Coalesce(Subquery(count), Value(0)))

    def dated(self) -> Self:
        """Those whose day is set, so that they can stand in a feed."""
        return self.filter(issued_on__isnull=False)

    def holding(self, articles) -> Self:
        """Issues in which one of these articles stands."""
        return self.filter(path__in=articles.annotate(held_by=ISSUE_PATH).values("held_by"))

    def around(self, issue) -> Self:
        """The next older issue, the issue itself and the next newer one, as far as there are any.

        Each with its print, which costs no query of its own.
        """
        older = self.filter(number__lt=issue.number or 0).order_by("-number", "-pk")
        newer = self.filter(number__gt=issue.number or 0).order_by("number", "pk")
        wanted = Q(pk=issue.pk)
        if issue.number is not None:
            for side in (older, newer):
                wanted |= Q(pk=Subquery(side.values("pk")[:1]))
        return self.filter(wanted).select_related("print").order_by("number", "pk")


class ArticleQuerySet(SitePageQuerySet):
    def to_come_with(self, issue) -> Self:
        """Those below a draft of an issue that readers will find once it is published."""
        return self.child_of(issue).live().exclude(is_private())

    def public(self) -> Self:
        """Articles that are not private themselves, of issues that readers can open.

        The same as of other pages, and quicker: one look at each issue instead of one at whatever
        stands above each article.
        """
        (issues,) = self.model.allowed_parent_page_models()
        open_issues = issues.objects.live().public().order_by().values("path")
        private = PageViewRestriction.objects.values("page")
        of_open = self.alias(issue_path=ISSUE_PATH).filter(issue_path__in=open_issues)
        return of_open.exclude(pk__in=private)

    def in_order(self) -> Self:
        """As the editor arranged them in the issue."""
        return self.order_by("path")

    def chosen(self, ids: list[int]) -> Self:
        """Those of these ids, in their order."""
        places = [When(pk=key, then=Value(place)) for place, key in enumerate(ids)]
        return self.filter(pk__in=ids).order_by(Case(*places, default=Value(len(ids))), "path")

    def newest_first(self) -> Self:
        return self.order_by(F("issued_on").desc(nulls_last=True), "path")

    def dated(self) -> Self:
        """In an issue whose day is set, so that they can stand in a feed."""
        return self.filter(issued_on__isnull=False)

    def about_theme(self, slug: str) -> Self:
        return self.filter(themes__slug=slug)

    def naming(self, person: Page) -> Self:
        """Written by the person, or about the person."""
        return self.filter(Q(author_id=person.pk) | Q(about_person_id=person.pk))

    def open_priorities(self):
        """Those that readers can open, whose names may stand in a list."""
        return self.model._meta.get_field("priorities").related_model.objects.live().public()

    def about_priority(self, priority: Page) -> Self:
        return self.filter(priorities=priority).newest_first()


def with_summary(pages: PageQuerySet) -> PageQuerySet:
    """Pages of any type, each with its `summary`, which their common table does not have.

    Empty for types of page that have none.
    """
    models = [model for model in get_page_models() if hasattr(model, "summary")]
    own = (Subquery(m.objects.filter(pk=OuterRef("pk")).values("summary")[:1]) for m in models)
    return pages.annotate(summary=Coalesce(*own, Value(""), output_field=TextField()))
