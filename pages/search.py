"""Finding pages by words."""

import unicodedata
from dataclasses import dataclass

from django.db.models import QuerySet
from modelsearch.backends.base import BaseSearchResults
from wagtail.models import Page

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})


MOST_TITLES = 50  # more pages of the same words in their titles than anybody looks through


@dataclass(frozen=True)
class Found:
    """Pages in their order, as a paginator asks for them: those of the title, then the rest."""

    named: list[int]  # ids
    rest: BaseSearchResults

    def count(self) -> int:
        return len(self.named) + self.rest.count()

    def __getitem__(self, wanted: slice) -> list[Page]:
        by_id = Page.objects.specific().in_bulk(self.named[wanted])
        begin, end = (max(place - len(self.named), 0) for place in (wanted.start, wanted.stop))
        return [*(by_id[key] for key in self.named[wanted]), *self.rest[begin:end]]


def find(query: str) -> Found | QuerySet:
    """Public pages that hold every word; nothing for an empty query.

    Pages named so come first, because the index prefers a page that repeats the words to one
    that is about them. A query without a letter or a digit finds nothing.
    """
    words = plain(query)
    if not words:
        return Page.objects.none()
    pages = Page.objects.live().public()
    # The index takes no subquery, so pages below a draft are named one draft at a time.
    for draft in Page.objects.filter(live=False, numchild__gt=0):
        pages = pages.not_descendant_of(draft)
    named = list(pages.search(words, fields=["title"])[:MOST_TITLES])
    named.sort(key=lambda page: plain(page.title).casefold() != words.casefold())
    ids = [page.pk for page in named]
    return Found(ids, pages.exclude(pk__in=ids).specific().search(words))


def plain(query: str) -> str:
    """Only words: the signs that search languages understand are taken out.

    An apostrophe at the end of a word goes ("practitioners'"); one inside it parts the word, as
    the index does.
    """
    text = unicodedata.normalize("NFKC", query).translate(APOSTROPHES)
    return " ".join(
        "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in text).split()
    )
