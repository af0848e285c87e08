"""All that the checks need to know, asked for once for several issues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from newsletter.querysets import ArticleQuerySet, with_summary
from newsletter.ready.drafts import as_written
from newsletter.ready.links import Links
from newsletter.related import related_ids
from pages import drawn_dates
from pages.drawn_dates import Dates
from pages.querysets import is_open


@dataclass(frozen=True)
class Known:
    articles: dict[int, Page]  # those of the issues and those they name, in the order of the tree
    pages: dict[int, Page]  # others that they name: `is_open` to readers, with `summary`
    dates: Dates  # those of the pages, and of pages to read on, that are dates
    private: Sequence[str]  # paths of the tree that only some people can open
    links: Links
    reading_age: int
    now: datetime

    @classmethod
    def of(cls, issues: Sequence[Page], articles: ArticleQuerySet, now: datetime) -> "Known":
        named = {key for issue in issues for key in issue.article_ids}
        wanted = Q(pk__in=named)
        for issue in issues:
            wanted |= Q(path__startswith=issue.path, depth__gt=issue.depth)
        drafts = as_written(articles.filter(wanted).in_order().annotate_approved_schedule())
        chosen = {key for issue in issues for key in issue.page_ids}
        pages = with_summary(Page.objects.filter(pk__in=chosen).annotate(is_open=is_open("pk")))
        related = {key for article in drafts for key in related_ids(article)}
        private = PageViewRestriction.objects.values_list("page__path", flat=True)
        return cls(
            {article.pk: article for article in drafts},
            {page.pk: page for page in pages},
            drawn_dates.named(chosen | related, now),
            list(private),
            Links.on([*issues, *drafts], timezone.localdate(now)),
            issues[0].get_parent().specific.reading_age,
            now,
        )

    def own_articles(self, issue: Page) -> list[Page]:
        """Those below the issue: first as its contents name them, then the others."""
        own = {key: each for key, each in self.articles.items() if each.is_child_of(issue)}
        return [own[key] for key in dict.fromkeys([*issue.article_ids, *own]) if key in own]

    def is_private(self, page: Page, within: Page | None = None) -> bool:
        """Whether only some people can open it, `within` apart."""
        return any(
            page.path.startswith(path)
            for path in self.private
            if within is None or not within.path.startswith(path)
        )
