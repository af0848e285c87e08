"""What the print says of one article."""

from collections.abc import Iterable

from wagtail.models import Page

from bscp_site.kit.addresses import absolute
from newsletter import bylines
from newsletter.bylines import Byline
from newsletter.corrections import Correction
from newsletter.models import ArticlePage
from newsletter.print.levels import settle
from newsletter.print.markup import Reader
from newsletter.print.parts import Words
from newsletter.print.pictures import Pictures
from newsletter.related import links_around, open_pages_in, related_ids
from newsletter.texts import render_all
from pages.models import SiteSettings

WITHOUT_LIST = ("mailto:", "tel:")  # their words say where they lead


def words_of(article: ArticlePage, level: int, site: SiteSettings, pictures: Pictures) -> dict:
    """`level` is that of its title among the headings."""
    streams = [article.picture, article.body]
    pictures.take(streams)
    address = absolute(article.url)
    words = Words(address, str(article.pk))
    reader = Reader(words, pictures.names)
    top, body = (reader.read(html) for html in render_all(streams, site))
    pages = open_pages_in(links_around(article))
    return {
        "kind": "article",
        "key": str(article.pk),
        "level": level,
        "title": article.title,
        "section": article.section,
        "summary": article.summary,
        "minutes": article.minutes,
        "address": address,
        "by": _by(bylines.as_stored(article, pages)),
        "corrections": corrections(article.corrections_told),
        "has_position_notice": article.shows_position_notice,
        "in_short": [point.value for point in article.in_short],
        "picture": top,
        "blocks": settle(body, level, shift=level - 1),
        "links": links_of(words, [pages[key] for key in related_ids(article) if key in pages]),
    }


def corrections(told: list[Correction]) -> list[dict]:
    return [{"heading": each.heading, "words": each.words} for each in told]


def _by(stored: dict[str, Byline | str | None]) -> list[dict]:
    """Lines of name and role, as they were on the day."""
    author, about, agency = (stored[name] for name in ("author", "about", "agency"))
    lines = []
    if author:
        lines.append(_line("Written by", author))
    if agency:
        lines.append({"label": "" if author else "From", "name": agency, "role": ""})
    if about:
        lines.append(_line("About", about))
    return lines


def _line(label: str, byline: Byline) -> dict:
    role = f"{byline.role} at the time" if byline.role else ""
    return {"label": label, "name": byline.name, "role": role}


def links_of(words: Words, related: Iterable[Page] = ()) -> list[dict]:
    """Where it leads on, for whoever holds the paper; pages to read on come last."""
    found = {to: said for to, said in words.links.items() if not to.startswith(WITHOUT_LIST)}
    for page in related:
        found.setdefault(absolute(page.url), page.title)
    return [link_to(to, said) for to, said in found.items()]


def link_to(address: str, words: str) -> dict[str, str]:
    return {"to": address, "words": words}
