"""The newsletter, its issues and its articles."""

from datetime import date

from bscp_site.kit.dates import Precision
from bscp_site.starter.content import Source, text_value
from bscp_site.starter.entries import stream_from, stream_of_blocks
from bscp_site.starter.kinds import Kind, fill_body
from bscp_site.starter.planted import Planted
from bscp_site.starter.text import rich_text_of
from bscp_site.starter.values import Values
from events.models import EventSeriesPage
from newsletter.models import ArticlePage, IssuePage, NewsletterIndexPage
from pages.models import PersonPage, PriorityPage

LOADING = "loading"  # an issue that comes out on the day on which the folder is loaded


def _newsletter(values: Values, today: date) -> NewsletterIndexPage:
    age = NewsletterIndexPage._meta.get_field("reading_age").default
    return NewsletterIndexPage(reading_age=values.take("reading_age", int, age))


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
        subject=values.take("subject", str, ""),
        preheader=values.take("preheader", str, ""),
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
    entries = [_entry(values, planted) for values in source.values.take_tables("contents")]
    stream_block = IssuePage._meta.get_field("contents").stream_block
    page.contents = stream_of_blocks(stream_block, entries, source.values, "contents")


def _entry(values: Values, planted: Planted) -> dict:
    """A block of an issue, by the one key that names its kind."""
    kind = next((name for name in ENTRIES if name in values.left), None)
    if kind is None:
        raise values.fault(f"one of these must stand here: {', '.join(ENTRIES)}.")
    block = {"type": kind, "value": ENTRIES[kind](values, planted)}
    values.finish()
    return block


def _article_entry(values: Values, planted: Planted) -> dict:
    article = planted.take_page(values, "article", ArticlePage)
    return {
        "article": article.pk if article else None,
        "size": values.take("size", str, "standard"),
        "teaser": values.take("teaser", str, ""),
    }


def _page_entry(values: Values, planted: Planted) -> dict:
    page = planted.take_page(values, "page")
    return {"page": page.pk if page else None, "teaser": values.take("teaser", str, "")}


def _dates_entry(values: Values, planted: Planted) -> dict:
    series = planted.take_pages(values, "series", EventSeriesPage)
    return {"weeks": values.take("dates", int), "series": [page.pk for page in series]}


def _notice_entry(values: Values, planted: Planted) -> dict:
    text = rich_text_of(text_value(values, "notice"), planted)
    return {
        "heading": values.take("heading", str, ""),
        "text": text,
        "kind": values.take("look", str, "neutral"),
    }


def _quotation_entry(values: Values, planted: Planted) -> dict:
    return {"text": values.take("quotation"), "credit": values.take("credit", str, "")}


def _picture_entry(values: Values, planted: Planted) -> dict:
    return planted.take_picture(values, "picture")


# Notices have headings too.
ENTRIES = {
    "notice": _notice_entry,
    "heading": lambda values, planted: {"text": values.take("heading")},
    "article": _article_entry,
    "page": _page_entry,
    "dates": _dates_entry,
    "quotation": _quotation_entry,
    "picture": _picture_entry,
}


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


def _picture_above(source: Source, planted: Planted):
    """The table `[picture]` with `file`, `description` and `caption`, where there is one."""
    stream = ArticlePage._meta.get_field("picture").stream_block
    blocks = []
    if "picture" in source.values.left:
        table = source.values.take_table("picture")
        blocks.append(planted.take_picture(table, "file"))
        table.finish()
    return stream_from(stream, "picture", blocks, source.values, "picture")


def _connect_article(page: ArticlePage, source: Source, planted: Planted) -> None:
    page.picture = _picture_above(source, planted)
    page.author = planted.take_page(source.values, "author")
    page.about_person = planted.take_page(source.values, "about_person", PersonPage)
    page.priorities = planted.take_pages(source.values, "priorities", PriorityPage)
    page.themes = planted.take_themes(source.values)
    page.agency = planted.take_organisation(source.values, "agency")
    related = planted.take_pages(source.values, "related")
    stream_block = ArticlePage._meta.get_field("related").stream_block
    keys = [each.pk for each in related]
    page.related = stream_from(stream_block, "page", keys, source.values, "related")
    fill_body(page, source, planted)


KINDS = {
    "newsletter": Kind(make=_newsletter),
    "issue": Kind(make=_issue, connect=_connect_issue, fixes_address=False),
    "article": Kind(make=_article, connect=_connect_article, fixes_address=False),
}
