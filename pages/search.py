"""Finding pages by words."""

import unicodedata

from wagtail.models import Page

APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})


def find(query: str):
    """Public pages that hold every word, best first; nothing for an empty query.

    A query without a letter or a digit finds nothing, whatever signs it is made of.
    """
    words = plain(query)
    if not words:
        return Page.objects.none()
    pages = Page.objects.live().public()
    # The index takes no subquery, so pages below a draft are named one draft at a time.
    for draft in Page.objects.filter(live=False, numchild__gt=0):
        pages = pages.not_descendant_of(draft)
    return pages.specific().search(words)


def plain(query: str) -> str:
    """Only words: the signs that search languages understand are taken out.

    An apostrophe at the end of a word goes ("practitioners'"); one inside it parts the word, as
    the index does.
    """
    text = unicodedata.normalize("NFKC", query).translate(APOSTROPHES)
    return " ".join(
        "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in text).split()
    )
