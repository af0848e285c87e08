"""A whole issue on one page: its sections with the text of every article, to read or print."""

from dataclasses import dataclass, replace
from typing import ClassVar

from bs4 import BeautifulSoup
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from bscp_site.kit.addresses import absolute
from newsletter.composition import ArticleEntry, Entry, Section, articles_of
from pages.models import SiteSettings
from pages.rich_text import all_known, knowing

TEMPLATE = "newsletter/whole_issue.html"
DEEPEST_HEADING = 6
# Where one place of a page names another.
PLACES = ("id", "for", "popovertarget", "aria-labelledby", "aria-describedby")


class Texts:
    """What the articles say, by article, as HTML below the heading of each.

    Rendered when the first is shown, for the page then knows which words it has explained; what
    they link to is known where this is made.
    """

    def __init__(self, levels: dict[Page, int], site_settings: SiteSettings):
        self._levels, self._site_settings = levels, site_settings
        self._links = all_known()

    @cached_property
    def by_id(self) -> dict[int, SafeString]:
        with knowing(self._links):
            return {each.pk: self._text(each, level) for each, level in self._levels.items()}

    def _text(self, article: Page, level: int) -> SafeString:
        context = {"site_settings": self._site_settings}
        parts = (part.render_as_block(context) for part in (article.picture, article.body))
        return _below(level, anchor_of(article), "".join(parts))


@dataclass(frozen=True)
class WholeArticle:
    """An article with its text; one that stands in the issue twice has it in the first place."""

    kind: ClassVar = "article"
    article: Page
    teaser: str
    is_first: bool
    texts: Texts

    @property
    def anchor(self) -> str:
        return anchor_of(self.article)

    @property
    def text(self) -> SafeString:
        return self.texts.by_id[self.article.pk]


def anchor_of(article: Page) -> str:
    return f"article-{article.pk}"


def filled(sections: list[Section], request: HttpRequest) -> list[Section]:
    """The sections of an issue with whole articles in them."""
    texts, seen = Texts(_levels(sections), SiteSettings.of(request)), set()
    return [
        replace(section, entries=[_whole(entry, texts, seen) for entry in section.entries])
        for section in sections
    ]


def ways_back(issue: Page) -> dict[str, object]:
    """To the issue itself, which search engines keep instead of this page."""
    return {
        "way": [*issue.crumbs, issue],
        "canonical_url": absolute(issue.url or ""),
        "no_index": True,
    }


def _levels(sections: list[Section]) -> dict[Page, int]:
    """The articles in the order of reading, with the level of the heading of each."""
    levels = {}
    for section in sections:
        for article in articles_of([section]):
            levels.setdefault(article, 3 if section.heading else 2)
    return levels


def _whole(entry: Entry, texts: Texts, seen: set[int]) -> Entry | WholeArticle:
    if not isinstance(entry, ArticleEntry):
        return entry
    article, is_first = entry.article, entry.article.pk not in seen
    seen.add(article.pk)
    return WholeArticle(article, article.summary, is_first, texts)


def _below(level: int, anchor: str, html: str) -> SafeString:
    """A text of which headings begin with 2, below a heading of that level.

    Its places get names of their own, because another article may call one of its own the same.
    """
    soup = BeautifulSoup(html, "html.parser")
    for heading in soup.find_all(["h2", "h3", "h4", "h5"]):
        heading.name = f"h{min(int(heading.name[1]) + level - 1, DEEPEST_HEADING)}"
    for name in PLACES:
        for tag in soup.find_all(attrs={name: True}):
            tag[name] = " ".join(f"{anchor}-{word}" for word in tag[name].split())
    for link in soup.find_all("a", href=lambda address: address and address.startswith("#")):
        link["href"] = f"#{anchor}-{link['href'][1:]}"
    return mark_safe(soup.decode())  # noqa: S308 (blocks escape, and nothing is unescaped)
