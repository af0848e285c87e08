"""What the print of an issue says, as plain data for `templates/print/issue.typ`.

It holds what readers can open and nothing else, and follows the order of the issue's page: where
that shows the teaser of an article, the whole article stands.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.rich_text import expand_db_html

from bscp_site.kit.addresses import absolute
from bscp_site.kit.dates import day_words
from bscp_site.kit.typesetting import Document
from newsletter.composition import Section, sections
from newsletter.models import IssuePage
from newsletter.print import articles
from newsletter.print.articles import corrections, link_to
from newsletter.print.cover import drawing
from newsletter.print.levels import settle
from newsletter.print.markup import Reader
from newsletter.print.parts import Words
from newsletter.print.pictures import Pictures
from pages.drawn_dates import ShownDate
from pages.letterhead import on_paper
from pages.models import SiteSettings


@dataclass(frozen=True)
class Print:
    """An issue to be set. `holds` are the ids of the pages in it: readers can open every one."""

    document: Document
    holds: list[int]


def of_issue(issue: IssuePage, now: datetime) -> Print:
    writer = _Writer(issue, SiteSettings.current(), now)
    words = writer.words()
    document = on_paper(writer.site, "issue", words, writer.pictures.files)
    return Print(document, sorted({issue.pk, *writer.printed, *writer.named}))


@dataclass
class _Writer:
    issue: IssuePage
    site: SiteSettings
    now: datetime
    pictures: Pictures = field(default_factory=Pictures)
    named: set[int] = field(default_factory=set)  # pages to which it leads
    printed: set[int] = field(default_factory=set)  # articles that stand in full

    def words(self) -> dict[str, object]:
        issue = self.issue
        self.pictures.take([issue.contents])
        return {
            "title": issue.title,
            "number": issue.number,
            "season": issue.season,
            "season_words": issue.season_words,
            "issued": issue.issued_words,
            "drawing": drawing(issue.season),
            "summary": issue.summary,
            "introduction": self._text(expand_db_html(issue.introduction), 1),
            "corrections": corrections(issue.corrections_told),
            "has_position_notice": issue.shows_position_notice,
            "sections": [self._section(each) for each in sections(issue, self.now)],
            "numbers": [_number(block.value) for block in self.site.who_to_call],
            "numbers_note": self.site.who_to_call_note,
            "website": link_to(absolute(issue.url), issue.title),
            "printed": date_format(timezone.localtime(self.now), "j F Y"),
        }

    def _section(self, section: Section) -> dict[str, object]:
        level = 3 if section.heading else 2
        entries = [getattr(self, f"_{e.kind}", self._other)(e, level) for e in section.entries]
        return {"heading": section.heading, "entries": entries}

    def _article(self, entry, level: int) -> dict[str, object]:
        """Only once in full."""
        article = entry.article
        if article.pk in self.printed:
            return {"kind": "again", "key": str(article.pk), "title": article.title}
        self.printed.add(article.pk)
        return articles.words_of(article, level, self.site, self.pictures)

    def _page(self, entry, level: int) -> dict[str, object]:
        self.named.add(entry.page.pk)
        link = link_to(absolute(entry.page.url), entry.page.title)
        return {"kind": "page", "level": level, "link": link, "teaser": entry.teaser}

    def _dates(self, entry, level: int) -> dict[str, object]:
        dates = [_date(date) for date in entry.dates]
        return {"kind": "dates", "has_heading": level == 2, "dates": dates}

    def _other(self, entry, level: int) -> dict[str, object]:
        html = render_to_string(entry.template, {"entry": entry, "level": level})
        return {"kind": "text", **self._text(html, level - 1)}

    def _text(self, html: str, above: int) -> dict[str, object]:
        """Of the issue itself, whose texts have no notes."""
        words = Words(absolute(self.issue.url), "issue")
        blocks = settle(Reader(words, self.pictures.names).read(html), above, shift=0)
        return {"blocks": blocks, "links": articles.links_of(words)}


def _date(date: ShownDate) -> dict[str, object]:
    status = getattr(date, "status", None)
    day = day_words(date.starts_at) if date.starts_at else ""
    return {
        "title": date.title,
        "when": ", ".join(filter(None, [day, date.when])),
        "place": date.place,
        "status": status.words if status else "",
        "was": date.was,
        "style": date.style,
        "to": absolute(date.url),
    }


def _number(value) -> dict[str, str]:
    return {"when": value["when"], "number": value["number"], "who": value["who"]}
