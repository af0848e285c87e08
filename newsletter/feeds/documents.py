"""What a feed says, whichever form it is written in."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from django.utils import timezone
from django.utils.safestring import SafeString

from bscp_site.kit.addresses import absolute
from newsletter.feeds.contents import fit_for_readers, with_notes
from newsletter.feeds.texts import article_text, issue_texts
from newsletter.models import ArticlePage, IssuePage
from newsletter.texts import render_all
from pages.models import SiteSettings, Theme

ENTRIES = 50
ARTICLES, ISSUES = "articles", "issues"
HOME = "/newsletter/"
# What XML cannot hold, whatever a title was pasted from.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Entry:
    id: str  # stays the same when the page is renamed or moved
    url: str
    title: str
    summary: str
    content: str  # HTML
    published_at: datetime
    updated_at: datetime
    author: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeedDocument:
    title: str
    publisher: str
    address: str  # its own
    entries: list[Entry]

    @property
    def home(self) -> str:
        return absolute(HOME)

    @property
    def updated_at(self) -> datetime:
        """An empty feed is as old as time, so that it is the same whenever it is asked for."""
        latest = max((entry.updated_at for entry in self.entries), default=None)
        return latest or datetime(1970, 1, 1, tzinfo=UTC)


def document(subject: str, theme: str, address: str, site: SiteSettings) -> FeedDocument:
    """The newest entries; with the slug of a theme, articles of it or issues that hold one.

    Raises Theme.DoesNotExist. A theme that entries name is not asked for again.
    """
    names = {}
    entries = list(_issues(theme) if subject == ISSUES else _articles(theme, site, names))
    if theme and theme not in names:
        names[theme] = Theme.objects.get(slug=theme).name
    return FeedDocument(
        title=_clean(_title(site, subject, names.get(theme, ""))),
        publisher=_clean(site.partnership_name or "The team"),
        address=address,
        entries=[_written(entry) for entry in entries],
    )


def _title(site: SiteSettings, subject: str, theme: str) -> str:
    name = site.partnership_name
    title = f"Newsletter of the {name}" if name else "Newsletter"
    about = f": {theme}" if theme else ""
    return f"{title}{about}, issues" if subject == ISSUES else f"{title}{about}"


def _articles(theme: str, site: SiteSettings, names: dict[str, str]) -> Iterable[Entry]:
    """Fills in the `names` of the themes by their slugs."""
    found = ArticlePage.objects.live().public().dated()
    if theme:
        found = found.about_theme(theme)
    articles = list(found.newest_first()[:ENTRIES])
    texts = render_all([part for each in articles for part in (each.picture, each.body)], site)
    themes = _themes_of(articles, names)
    for article, picture, body in zip(articles, texts[::2], texts[1::2], strict=True):
        yield replace(
            _entry(article, article_text(article, picture, body)),
            author=article.author_name,
            tags=tuple(filter(None, [article.section, *themes[article.pk]])),
        )


def _themes_of(articles: list[ArticlePage], names: dict[str, str]) -> dict[int, list[str]]:
    rows = ArticlePage.themes.through.objects.filter(articlepage__in=articles)
    found = defaultdict(list)
    values = rows.values_list("articlepage_id", "theme__slug", "theme__name")
    for pk, slug, name in values.order_by("theme__name"):
        found[pk].append(name)
        names[slug] = name
    return found


def _issues(theme: str) -> Iterable[Entry]:
    found = IssuePage.objects.live().public().dated()
    if theme:
        found = found.holding(ArticlePage.objects.live().public().about_theme(theme))
    issues = list(found.newest_first()[:ENTRIES])
    for issue, text in zip(issues, issue_texts(issues), strict=True):
        yield _entry(issue, text)


def _entry(page: ArticlePage | IssuePage, html: SafeString) -> Entry:
    return Entry(
        id=f"urn:uuid:{page.translation_key}",
        url=absolute(page.url),
        title=page.title,
        summary=page.summary,
        content=with_notes(html, page.corrections_told),
        published_at=_start_of(page.issued_on),
        updated_at=page.last_published_at or _start_of(page.issued_on),
    )


def _written(entry: Entry) -> Entry:
    return replace(
        entry,
        title=_clean(entry.title),
        summary=_clean(entry.summary),
        content=BLANK_LINES.sub("\n", _clean(fit_for_readers(entry.content, entry.url))).strip(),
        author=_clean(entry.author),
        tags=tuple(map(_clean, entry.tags)),
    )


def _start_of(day: date) -> datetime:
    """Of the issue's day in London: an old issue keeps its old date."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _clean(text: str) -> str:
    return UNWRITABLE.sub("", text)
