"""An issue as plain sections: what its page, its print, its mail and its file are made from.

Readers can open everything that stands in an entry. What an editor chose and readers cannot open is
left out here, once for all of them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from newsletter import dates
from newsletter.querysets import with_summary
from pages.blocks.text import HeadingValue
from pages.drawn_dates import ShownDate
from pages.picture_sizes import fetch_pictures, pictures_in
from pages.rich_text import KnownPageLinks, knowing, known_targets, looked_up


@dataclass(frozen=True)
class ArticleEntry:
    """`size` is lead, standard or brief; a brief one is shown without its teaser.

    A lead has the `picture` that stands above its text, with its sizes fetched.
    """

    kind: ClassVar = "article"
    template: ClassVar = "newsletter/entries/article.html"
    article: Page
    size: str = "standard"
    teaser: str = ""

    @property
    def picture(self) -> object | None:
        return next(pictures_in(self.article.picture), None) if self.size == "lead" else None


@dataclass(frozen=True)
class PageEntry:
    kind: ClassVar = "page"
    template: ClassVar = "newsletter/entries/page.html"
    page: Page
    teaser: str


@dataclass(frozen=True)
class DatesEntry:
    """`drawn_at` is None in a draft; `weeks` counts from then."""

    kind: ClassVar = "dates"
    template: ClassVar = "newsletter/entries/dates.html"
    dates: list[ShownDate]
    weeks: int
    drawn_at: datetime | None


@dataclass(frozen=True)
class NoticeEntry:
    """`look` is neutral, change or boundary; `html` has its links made out."""

    kind: ClassVar = "notice"
    template: ClassVar = "newsletter/entries/notice.html"
    heading: str
    html: str
    look: str


@dataclass(frozen=True)
class QuoteEntry:
    kind: ClassVar = "quotation"
    template: ClassVar = "newsletter/entries/quotation.html"
    text: str
    credit: str


@dataclass(frozen=True)
class PictureEntry:
    """`image` carries its own words and credit, and its sizes are fetched."""

    kind: ClassVar = "picture"
    template: ClassVar = "newsletter/entries/picture.html"
    image: object
    caption: str


Entry = ArticleEntry | PageEntry | DatesEntry | NoticeEntry | QuoteEntry | PictureEntry


@dataclass(frozen=True)
class Section:
    """What stands below one heading; the first section of an issue may have none."""

    heading: str = ""
    anchor: str = ""
    entries: list[Entry] = field(default_factory=list)


def sections(issue, now: datetime) -> list[Section]:
    """The whole issue in the order of reading; sections in which nothing is left are gone.

    While the stream names no article, the articles of the issue follow it in their own order.
    """
    articles = list(issue.articles())
    with known(issue, articles):
        return arranged(issue, articles, now)


@contextmanager
def known(issue, articles: list[Page], *, with_texts: bool = False) -> Iterator[None]:
    """What the issue links to and shows is asked for once, and at hand in here.

    So is, where they are wanted, what the texts of its articles link to and show.
    """
    texts = [article.body for article in articles] if with_texts else []
    pictured = [issue.contents, *(article.picture for article in articles), *texts]
    fetch_pictures(pictured)
    pages = with_summary(KnownPageLinks.targets())
    with knowing(looked_up(issue.introduction, *pictured, pages=pages)):
        yield


def arranged(issue, articles: list[Page], now: datetime) -> list[Section]:
    """The sections of an issue about which all is known."""
    reader = _Reader.of(issue, articles, now)
    found = [Section()]
    for place, raw in enumerate(issue.contents.raw_data):
        if raw["type"] == "heading":
            heading = HeadingValue(None, raw["value"].items())
            found.append(Section(heading.words, _anchor(heading, found)))
        else:
            found[-1].entries.extend(reader.entries(place, raw))
    if not issue.article_ids:
        sizes = ["lead"] + ["standard"] * len(articles)
        rest = zip(articles, sizes, strict=False)
        found.append(Section(entries=[_article(each, size) for each, size in rest]))
    return [section for section in found if section.entries]


def articles_of(found: list[Section]) -> list[Page]:
    """The articles of an issue, each once, in the order of reading."""
    entries = (entry for section in found for entry in section.entries)
    return list(dict.fromkeys(e.article for e in entries if isinstance(e, ArticleEntry)))


def page_ids(issue, found: list[Section]) -> set[int]:
    """Of the issue and of what it shows whole or names, which readers can all open."""
    entries = [entry for section in found for entry in section.entries]
    shown = [e.article for e in entries if isinstance(e, ArticleEntry)]
    named = [e.page for e in entries if isinstance(e, PageEntry)]
    return {issue.pk, *(page.pk for page in [*shown, *named])}


def _anchor(heading: HeadingValue, before: list[Section]) -> str:
    """Unlike those before it, and never empty."""
    anchor = heading.anchor or "part"
    taken = {section.anchor for section in before}
    return f"{anchor}-{len(before)}" if anchor in taken else anchor


def _article(article: Page, size: str, teaser: str = "") -> ArticleEntry:
    return ArticleEntry(article, size, teaser or article.summary)


@dataclass(frozen=True)
class _Reader:
    """Turns stored blocks into entries; what they choose was asked for beforehand."""

    issue: object
    articles: dict[int, Page]
    drawn: dict[str, dates.Drawn]

    @classmethod
    def of(cls, issue, articles: list[Page], now: datetime) -> "_Reader":
        has_dates = any(raw["type"] == "dates" for raw in issue.contents.raw_data)
        return cls(
            issue,
            {article.pk: article for article in articles},
            dates.shown(issue, now) if has_dates else {},
        )

    def entries(self, place: int, raw: dict) -> list[Entry]:
        entry = getattr(self, f"_{raw['type']}")(place, raw)
        return [entry] if entry else []

    def _article(self, place, raw):
        article = self.articles.get(raw["value"]["article"])
        return article and _article(article, raw["value"]["size"], raw["value"]["teaser"])

    def _page(self, place, raw):
        page = known_targets("page").get(str(raw["value"]["page"]))
        is_open = page and page.is_open
        return is_open and PageEntry(page, raw["value"]["teaser"] or page.summary)

    def _dates(self, place, raw):
        drawn = self.drawn[dates.key_of(place, raw)]
        weeks = raw["value"]["weeks"] or 1
        return DatesEntry(drawn.dates, weeks, drawn.drawn_at)

    def _notice(self, place, raw):
        value = raw["value"]
        html = expand_db_html(value["text"] or "")
        return NoticeEntry(value["heading"], html, value["kind"])

    def _quotation(self, place, raw):
        value = raw["value"]
        return value["text"] and QuoteEntry(value["text"], value["credit"])

    def _picture(self, place, raw):
        value = self.issue.contents[place].value
        return value["image"] and PictureEntry(value["image"], value["caption"])
