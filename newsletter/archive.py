"""All articles by their subject, as one address asks for them. Unknown values ask for nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import CharField, Count, F, Max, Q, Value
from django.http import QueryDict

from newsletter.querysets import ArticleQuerySet

ARTICLES_ON_A_PAGE = 20


@dataclass(frozen=True)
class Subject:
    """A theme or a priority; in a list of all, with the number of its articles."""

    name: str  # of the parameter in the address
    slug: str
    label: str
    count: int = 0
    is_chosen: bool = False


def _about_theme(articles: ArticleQuerySet, slug: str) -> Q:
    return Q(themes__slug=slug)


def _about_priority(articles: ArticleQuerySet, slug: str) -> Q:
    """A draft of a priority may have the same slug as one that readers can open."""
    return Q(priorities__in=articles.open_priorities().filter(slug=slug))


ABOUT = {"theme": _about_theme, "priority": _about_priority}


@dataclass(frozen=True)
class Archive:
    """The same number of queries for ten articles and for ten thousand."""

    articles: ArticleQuerySet  # all that readers can open
    themes: Sequence[Subject]
    priorities: Sequence[Subject]

    @classmethod
    def of(cls, articles: ArticleQuerySet, query: QueryDict) -> Self:
        open_priorities = articles.open_priorities()
        rows = articles.filter(priorities__in=open_priorities).values_list("priorities__slug")
        priorities = rows.annotate(label=Max("priorities__title"), count=Count("pk", distinct=True))
        themes = articles.filter(themes__isnull=False).values_list("themes__slug", "themes__name")
        return cls(
            articles,
            _subjects("theme", themes.annotate(count=Count("pk")).order_by("themes__name"), query),
            _subjects("priority", priorities.order_by("label", "priorities__slug"), query),
        )

    @property
    def chosen(self) -> Subject | None:
        """One subject at a time: whoever wants two asks the search."""
        subjects = (*self.themes, *self.priorities)
        return next((subject for subject in subjects if subject.is_chosen), None)

    def page(self, number: str | None) -> ListPage | None:
        """The articles about what was chosen, the newest first."""
        subject = self.chosen
        if subject is None:
            return None
        # Two priorities may share a slug, and each article stands in the list once.
        about = ABOUT[subject.name](self.articles, subject.slug)
        ids = self.articles.model.objects.filter(about).values("pk")
        found = self.articles.filter(pk__in=ids).newest_first()
        pages = Paginator(found, ARTICLES_ON_A_PAGE)
        pages.count = subject.count  # known already
        return pages.get_page(number)


def subjects_of(article, *, is_draft: bool = False) -> list[Subject]:
    """Its themes, then those of its priorities that readers can open: one query.

    A draft says what the editor has ticked and not saved yet.
    """
    if is_draft:
        themes = [Subject("theme", each.slug, each.name) for each in article.themes.all()]
        ticked = (each for each in article.priorities.all() if each.live)
        return themes + [Subject("priority", each.slug, each.title) for each in ticked]
    themes = article._meta.get_field("themes").related_model.objects
    priorities = type(article).objects.open_priorities()
    rows = _rows(themes, article, "theme", "name").union(
        _rows(priorities, article, "priority", "title")
    )
    return [Subject(*row) for row in rows.order_by("-kind", "label")]


def _rows(found, article, kind: str, label: str):
    words = {"kind": Value(kind, CharField()), "word": F("slug"), "label": F(label)}
    about = found.filter(articles=article).order_by().annotate(**words)
    return about.values_list("kind", "word", "label")


def _subjects(name: str, rows, query: QueryDict) -> list[Subject]:
    asked = query.get(name)
    return [Subject(name, slug, label, count, slug == asked) for slug, label, count in rows]
