"""The words of a page, so that a change of them is noticed and a change of markup is not."""

import hashlib
import json
from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags

NO_WORDS = {"id", "type"}  # what a stream keeps beside the values of its blocks


def words_of(page) -> list[str]:
    """All that stands on it, in order: `page` has a title, a summary and a stream `body`."""
    return list(_words([page.title, page.summary, page.body.get_prep_value()]))


def mark_of(page) -> str:
    """The same for the same words."""
    return hashlib.sha256(json.dumps(words_of(page)).encode()).hexdigest()


def _words(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        parts = [part for name, part in value.items() if name not in NO_WORDS]
    elif isinstance(value, list):
        parts = value
    else:
        # Where one paragraph ends and the next begins is no word, and neither is a space.
        text = str(value).replace("<", " <") if value is not None else ""
        yield " ".join(unescape(strip_tags(text)).split())
        return
    for part in parts:
        yield from _words(part)
