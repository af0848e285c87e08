"""What the contents of an issue lack: pages that readers cannot open, dates that are over."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.models import Page

from newsletter.ready.known import Known
from newsletter.ready.lines import Line

CONTENTS = "contents"


def entries(issue: Page, known: Known) -> Iterator[Line]:
    stream = list(issue.contents.raw_data)
    for place, raw in enumerate(stream):
        if raw["type"] == "article":
            yield from _article(issue, raw, known)
        elif raw["type"] == "page":
            yield from _page(issue, raw, known)
        elif raw["type"] == "heading" and _is_empty(stream[place + 1 :]):
            text = raw["value"].get("text") or ""
            yield _line(
                raw, f"Nothing stands below the heading “{text}”, so readers do not see it."
            )


def _is_empty(rest: list[dict]) -> bool:
    return not rest or rest[0]["type"] == "heading"


def _article(issue: Page, raw: dict, known: Known) -> Iterator[Line]:
    value = raw["value"]
    article = known.articles.get(value.get("article"))
    if article is None:
        yield _line(
            raw, "The article that stood here is gone. Choose another, or remove the block."
        )
        return
    if not article.is_child_of(issue):
        yield from _closed(raw, article.title, article, known, is_open=article.live)
    if value.get("size") != "brief" and not (value.get("teaser") or article.summary):
        yield _line(raw, f"“{article.title}” has no teaser here and no summary of its own.")


def _page(issue: Page, raw: dict, known: Known) -> Iterator[Line]:
    page = known.pages.get(raw["value"].get("page"))
    if page is None:
        yield _line(raw, "The page that stood here is gone. Choose another, or remove the block.")
        return
    yield from _closed(raw, page.title, page, known, is_open=page.is_open)
    if not (raw["value"].get("teaser") or page.summary):
        yield _line(raw, f"“{page.title}” has no teaser here and no summary of its own.")
    for words in of_date(issue, page.pk, known):
        yield _line(raw, words)


def _closed(raw: dict, title: str, page: Page, known: Known, *, is_open: bool) -> Iterator[Line]:
    if known.is_private(page):
        yield _line(raw, f"Only some people can open “{title}”.")
    elif not is_open:
        yield _line(raw, f"Readers cannot open “{title}”: it is not published.")


def of_date(issue: Page, key: int, known: Known) -> Iterator[str]:
    """What has become of a date; dates of an issue that readers have had may pass."""
    date = known.dates.get(key)
    if date is None or issue.first_published_at:
        return
    day = date_format(localtime(date.starts_at), "j F Y") if date.starts_at else "without a day"
    if date.is_off:
        yield f"“{date.title}”, {day}, is {date.status.words.lower()}."
    elif date.ends_at and date.ends_at <= known.now:
        yield f"“{date.title}”, {day}, is over."


def _line(raw: dict, words: str) -> Line:
    return Line(words, CONTENTS, raw.get("id") or "")
