"""What the team wants found first for some words: Wagtail's own promoted results."""

from collections.abc import Sequence
from dataclasses import dataclass

from wagtail.contrib.search_promotions.models import SearchPromotion

from pages.finding.closed import Closed
from pages.finding.words import Phrase, folded


@dataclass(frozen=True)
class Promoted:
    title: str
    url: str
    description: str
    page_id: int | None


def promoted(words: Phrase, closed: Closed) -> Sequence[Promoted]:
    """For these words in any form of the apostrophe; a page only where readers can open it."""
    picks = SearchPromotion.objects.select_related("query", "page").order_by("sort_order", "pk")
    return [
        Promoted(
            pick.title,
            pick.page.url if pick.page else pick.external_link_url,
            pick.description,
            pick.page_id,
        )
        for pick in picks
        if folded(pick.query.query_string) == words and _is_open(pick, closed)
    ]


def _is_open(pick: SearchPromotion, closed: Closed) -> bool:
    if pick.page is None:
        return bool(pick.external_link_url)
    return pick.page.live and not closed.hides_page(pick.page.path)
