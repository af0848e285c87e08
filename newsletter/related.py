"""Where a reader of an article goes on."""

from dataclasses import dataclass
from datetime import datetime

from wagtail.models import Page

from newsletter.querysets import chosen_pages
from pages import drawn_dates
from pages.drawn_dates import ShownDate


@dataclass(frozen=True)
class Related:
    """A page that readers can open; `date` where it is one."""

    page: Page
    date: ShownDate | None


def related_to(article, now: datetime) -> list[Related]:
    """What the editor chose, without what readers cannot open: two queries at most."""
    ids = [raw["value"] for raw in article.related.raw_data if raw["value"]]
    pages = chosen_pages(list(dict.fromkeys(ids))) if ids else []
    dates = drawn_dates.named([page.pk for page in pages], now)
    return [Related(page, dates.get(page.pk)) for page in pages]
