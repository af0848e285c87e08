"""A newsletter of many years, made in a moment."""

from dataclasses import dataclass, field
from datetime import date

from bscp_site.kit.dates import Precision
from newsletter.models import ArticlePage, IssuePage, NewsletterIndexPage
from pages.models import PriorityPage, Theme
from tests import factories
from tests.many_pages import plant

THEMES, PRIORITIES = 12, 4
ISSUES_A_YEAR, FIRST_YEAR = 20, 1990


@dataclass
class LargeArchive:
    """Issues whose articles are each about two themes and a priority, and written by a team."""

    newsletter: NewsletterIndexPage
    author: object
    priorities: list[PriorityPage]
    themes: list[Theme]
    issues: list[IssuePage] = field(default_factory=list)

    @classmethod
    def begin(cls) -> "LargeArchive":
        home = factories.make_home()
        factories.make_settings()
        about = factories.make_section(home)
        plan = factories.make_plan(factories.make_plans(about))
        return cls(
            factories.make_newsletter(home),
            factories.make_body(factories.make_body_index(about)),
            [
                factories.make_priority(plan, title=f"Priority {number}", body=[])
                for number in range(PRIORITIES)
            ],
            [
                Theme.objects.create(name=f"Theme {number}", slug=f"theme-{number}")
                for number in range(THEMES)
            ],
        )

    def grow(self, issues: int, *, articles_each: int) -> None:
        first = len(self.issues) + 1
        added = [self._issue(number) for number in range(first, first + issues)]
        plant(self.newsletter, added)
        for issue in added:
            below = [self._article(issue, place) for place in range(1, articles_each + 1)]
            plant(issue, below)
            self._connect(below)
        self.issues += added

    def _issue(self, number: int) -> IssuePage:
        return IssuePage(
            title=f"Issue {number}",
            slug=str(number),
            number=number,
            summary="What this issue holds, in a sentence or two.",
            issued_on=date(FIRST_YEAR + number // ISSUES_A_YEAR, 1 + number % 12, 1),
            issued_precision=Precision.MONTH,
        )

    def _article(self, issue: IssuePage, place: int) -> ArticlePage:
        return ArticlePage(
            title=f"Article {place} of issue {issue.number}",
            slug=f"article-{place}",
            section="News",
            summary="What this is about and whom it is for, in a sentence or two.",
            body=[("paragraph", "<p>Written for all who work with children.</p>")],
            author=self.author,
            author_name=self.author.title,
            author_stored_for=self.author.pk,
            issued_on=issue.issued_on,
            issued_precision=issue.issued_precision,
        )

    def _connect(self, articles: list[ArticlePage]) -> None:
        themes, priorities = ArticlePage.themes.through, ArticlePage.priorities.through
        themes.objects.bulk_create(
            themes(articlepage_id=article.pk, theme_id=self.themes[number % THEMES].pk)
            for place, article in enumerate(articles)
            for number in (place, place + 1)
        )
        priorities.objects.bulk_create(
            priorities(
                articlepage_id=article.pk,
                prioritypage_id=self.priorities[place % PRIORITIES].pk,
            )
            for place, article in enumerate(articles)
        )
