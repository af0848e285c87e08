"""What Wagtail's index holds, asked in the language of each database.

Wagtail's own queries know no beginnings of words and cannot ask for pages and files at once.
Nothing but letters and digits comes in here, so nothing has to be quoted with care.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from django.db import connection
from wagtail.search.models import IndexEntry

from pages.finding.words import Phrase, Wanted, forms, is_beginning

MOST = 500  # more than anybody looks through; everything so called comes before the rest

# What matches is found by indexes; ranking reads each text, so it is done for no more than we show.
# Of a word in more titles than that, those that fit best; in more texts, those added last.
POSTGRESQL = """
    WITH asked AS (SELECT to_tsquery('english', %(words)s) AS query),
    named AS (
        SELECT id FROM wagtailsearch_indexentry, asked
        WHERE title @@ query AND content_type_id = ANY(%(types)s)
        ORDER BY ts_rank(title, query, 1) DESC, id LIMIT %(most)s
    ),
    holding AS (
        SELECT id FROM wagtailsearch_indexentry, asked
        WHERE (title || body) @@ query AND content_type_id = ANY(%(types)s)
        ORDER BY id DESC LIMIT %(most)s
    )
    SELECT content_type_id, object_id, ts_rank(title || body, query, 1) AS fit
    FROM wagtailsearch_indexentry, asked
    WHERE id IN (SELECT id FROM named UNION SELECT id FROM holding)
    ORDER BY fit DESC, object_id
    LIMIT %(most)s
"""
# The columns are: autocomplete, body, title. The less, the better it fits.
SQLITE = """
    SELECT content_type_id, object_id, -bm25(wagtailsearch_indexentry_fts, 0, 1, 5) AS fit
    FROM wagtailsearch_indexentry_fts
    JOIN wagtailsearch_indexentry AS entry ON entry.id = wagtailsearch_indexentry_fts.rowid
    WHERE wagtailsearch_indexentry_fts MATCH %s
        AND content_type_id IN (SELECT value FROM json_each(%s))
    ORDER BY fit DESC, object_id
    LIMIT %s
"""


class Entry(NamedTuple):
    content_type_id: int
    object_id: int
    fit: float


def best(asked: Sequence[Wanted], content_type_ids: Collection[int]) -> list[Entry]:
    """Those of these types that hold everything asked for, the best first."""
    types = list(content_type_ids)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            words = _all(asked, _PostgreSQL)
            cursor.execute(POSTGRESQL, {"words": words, "types": types, "most": MOST})
        else:
            words = f"{{body title}} : ({_all(asked, _SQLite)})"
            cursor.execute(SQLITE, [words, str(types), MOST])
        return [Entry(kind, int(number), fit) for kind, number, fit in cursor.fetchall()]


def texts_of(keys: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """What the index holds of each, by type and number: plain text, as it was published."""
    wanted = set(keys)
    text = "body_text" if connection.vendor == "postgresql" else "body"
    rows = IndexEntry.objects.filter(
        content_type_id__in={kind for kind, _ in wanted},
        object_id__in={str(number) for _, number in wanted},
    ).values_list("content_type_id", "object_id", text)
    return {(kind, int(number)): said or "" for kind, number, said in rows}


class _PostgreSQL:
    """Words are stemmed by the database, so singular and plural are the same there."""

    AND, OR = " & ", " | "

    @staticmethod
    def phrase(words: Phrase) -> str:
        *before, last = words
        whole = [f"'{word}'" for word in before]
        return " <-> ".join([*whole, f"'{last}':*" if is_beginning(last) else f"'{last}'"])

    @staticmethod
    def word(word: str) -> list[str]:
        return [word]


class _SQLite:
    AND, OR = " AND ", " OR "

    @staticmethod
    def phrase(words: Phrase) -> str:
        return f'"{" ".join(words)}"{"*" if is_beginning(words[-1]) else ""}'

    @staticmethod
    def word(word: str) -> Iterable[str]:
        return forms(word)


def _all(asked: Sequence[Wanted], language) -> str:
    return language.AND.join(f"({_any(each.phrases, language)})" for each in asked)


def _any(phrases: Sequence[Phrase], language) -> str:
    said = [
        (*phrase[:-1], form)  # of a phrase only the end has other forms
        for phrase in phrases
        for form in language.word(phrase[-1])
    ]
    return language.OR.join(map(language.phrase, said))
