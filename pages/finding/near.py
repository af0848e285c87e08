"""Words that are nearly those that were typed, taken from what readers can open."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from wagtail.models import Page

from pages.finding.words import Phrase, folded, is_beginning
from pages.navigation import HOME_DEPTH
from pages.querysets import is_closed

ALIKE = 0.3  # of two texts, between 0 and 1
ALIKE_WORDS = 0.7
TITLES = 50


def nearest(words: Phrase, known: Iterable[Phrase]) -> Phrase | None:
    """The same with each strange word replaced by one of titles or of the glossary.

    None where no word has a neighbour, and where the database cannot tell.
    """
    if not can_compare():
        return None
    said = {word for phrase in [*_titles(words), *known] for word in phrase if is_beginning(word)}
    better = tuple(_neighbour(word, sorted(said)) for word in words)
    return better if better != words else None


@cache
def can_compare() -> bool:
    """Whether PostgreSQL's `pg_trgm` is there; asked once, as it comes with a migration."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None


def _titles(words: Phrase) -> Iterable[Phrase]:
    likeness = TrigramWordSimilarity(" ".join(words), "title")
    pages = Page.objects.filter(live=True, depth__gte=HOME_DEPTH).exclude(is_closed())
    near = pages.annotate(likeness=likeness).filter(likeness__gte=ALIKE)
    return [
        folded(t) for t in near.order_by("-likeness", "pk").values_list("title", flat=True)[:TITLES]
    ]


def _neighbour(word: str, known: Sequence[str]) -> str:
    if word in known or not is_beginning(word):
        return word
    return next(iter(get_close_matches(word, known, n=1, cutoff=ALIKE_WORDS)), word)
