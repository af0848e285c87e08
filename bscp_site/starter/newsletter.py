"""The newsletter, its issues and its articles."""

from datetime import date

from bscp_site.kit.dates import Precision
from bscp_site.starter.content import Source
from bscp_site.starter.entries import stream_from
from bscp_site.starter.kinds import Kind, fill_body
from bscp_site.starter.planted import Planted
from bscp_site.starter.text import rich_text_of
from bscp_site.starter.values import Values
from newsletter.models import ArticlePage, IssuePage, NewsletterIndexPage
from pages.models import PersonPage, PriorityPage

LOADING = "loading"  # an issue that comes out on the day on which the folder is loaded


def _issue(values: Values, today: date) -> IssuePage:
    if values.left.get("issued") == LOADING:
        values.take("issued")
        issued_on, precision = today, Precision.DAY
    else:
        issued_on, precision = values.take_known_date("issued")
    return IssuePage(
        number=values.take("number", int),
        issued_on=issued_on,
        issued_precision=precision,
        shows_position_notice=values.take("shows_position_notice", bool, False),
        corrections=_corrections(values),
    )


def _corrections(values: Values):
    """Tables of `on` and `words`."""
    notes = []
    for entry in values.take_tables("corrections"):
        day = entry.take("on", date).isoformat()
        notes.append({"corrected_on": day, "words": entry.take("words")})
        entry.finish()
    stream = ArticlePage._meta.get_field("corrections").stream_block
    return stream_from(stream, "correction", notes, values, "corrections")


def _connect_issue(page: IssuePage, source: Source, planted: Planted) -> None:
    page.introduction = rich_text_of(source.text, planted)


def _article(values: Values, today: date) -> ArticlePage:
    in_short = ArticlePage._meta.get_field("in_short").stream_block
    points = values.take_names("in_short")
    return ArticlePage(
        section=values.take("section"),
        in_short=stream_from(in_short, "point", points, values, "in_short"),
        author_role=values.take("author_role", str, ""),
        about_role=values.take("about_role", str, ""),
        shows_position_notice=values.take("shows_position_notice", bool, False),
        corrections=_corrections(values),
    )


def _connect_article(page: ArticlePage, source: Source, planted: Planted) -> None:
    page.author = planted.take_page(source.values, "author")
    page.about_person = planted.take_page(source.values, "about_person", PersonPage)
    page.priorities = planted.take_pages(source.values, "priorities", PriorityPage)
    page.themes = planted.take_themes(source.values)
    fill_body(page, source, planted)


KINDS = {
    "newsletter": Kind(make=lambda values, today: NewsletterIndexPage()),
    "issue": Kind(make=_issue, connect=_connect_issue, fixes_address=False),
    "article": Kind(make=_article, connect=_connect_article, fixes_address=False),
}
