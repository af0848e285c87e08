"""What the feeds carry, whatever format a reader asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail.models import Page

from bscp_site.kit.addresses import absolute
from newsletter.models import ArticlePage, IssuePage
from pages.models import SiteSettings, Theme

ENTRIES = 50
HOME = "/newsletter/"


@dataclass(frozen=True)
class Entry:
    """One article or issue. Its `id` stays the same when the page is renamed or moved."""

    id: str
    address: str
    title: str
    text: str
    published_at: datetime
    modified_at: datetime
    tags: Sequence[str]
    author: str = ""


@dataclass(frozen=True)
class Channel:
    """What somebody follows: `path` is where it is asked for, without the end of its format."""

    title: str
    path: str
    query: str
    publisher: str
    entries: Sequence[Entry]

    def address(self, ending: str) -> str:
        return absolute(f"{self.path}.{ending}{self.query}")


def of_articles(theme_slug: str = "") -> Channel:
    """The newest articles, of one theme where one is named; raises Http404 for an unknown one."""
    site = SiteSettings.current()
    articles = ArticlePage.objects.live().public().dated().newest_first()
    title, query = _title(site), ""
    if theme_slug:
        theme = get_object_or_404(Theme, slug=theme_slug)
        articles = articles.about_theme(theme)
        title, query = f"{title}: {theme.name}", f"?theme={theme.slug}"
    found = articles.prefetch_related("themes")[:ENTRIES]
    entries = [_of_article(article) for article in found]
    return Channel(title, f"{HOME}feed", query, _publisher(site), entries)


def of_issues() -> Channel:
    site = SiteSettings.current()
    issues = IssuePage.objects.live().public().dated().newest_first()[:ENTRIES]
    title = f"{_title(site)}: issues"
    entries = [_of_issue(issue) for issue in issues]
    return Channel(title, f"{HOME}issues", "", _publisher(site), entries)


def _of_article(article: ArticlePage) -> Entry:
    return Entry(
        id=_id(article),
        address=absolute(article.url),
        title=article.title,
        text=article.summary or article.title,
        published_at=_published_at(article.issued_on),
        modified_at=article.last_published_at,
        tags=[article.section, *(theme.name for theme in article.themes.all())],
        author=article.author_name,
    )


def _of_issue(issue: IssuePage) -> Entry:
    return Entry(
        id=_id(issue),
        address=absolute(issue.url),
        title=issue.title,
        text=issue.summary or issue.title,
        published_at=_published_at(issue.issued_on),
        modified_at=issue.last_published_at,
        tags=[],
    )


def _id(page: Page) -> str:
    return f"urn:uuid:{page.translation_key}"


def _published_at(day: date) -> datetime:
    """The start of the issue's day in London: an old issue keeps its old date."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _title(site: SiteSettings) -> str:
    name = site.partnership_name
    return f"Newsletter of the {name}" if name else "Newsletter"


def _publisher(site: SiteSettings) -> str:
    return site.partnership_name or "The team"
