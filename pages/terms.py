"""Words of the glossary, unfolded where a page first uses them.

A button beside the words opens their meaning, which stands right behind it in the text: `popover`
needs no script, and both are allowed inside a paragraph. `docs/decisions/0020` says why.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Protocol

from django.utils.html import escape, format_html

_PARTS = re.compile(r"(<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>)")
_TAG = re.compile(r"<(/?)([a-z0-9]+)", re.IGNORECASE)
# Headings, links and what is explained already say their own thing.
_LEFT_ALONE = {"a", "button", "code", "dfn", "h1", "h2", "h3", "h4", "h5", "h6"}
_APOSTROPHES = "(?:['‘’]|&#x27;|&#39;|&rsquo;)"
_SPACES = r"(?:\s|&nbsp;)+"
_SENTENCE_ENDS = re.compile(r"(?:^|[.!?:][\"”’)]*)\s*$")
_NAME_FOLLOWS = re.compile(r"\s+[A-Z]")


class Term(Protocol):
    """A term of the glossary, as its model has it."""

    term: str
    stands_for: str
    meaning: str
    anchor: str


Source = Callable[[], Iterable[Term]]


class Explainer:
    """What one page has explained so far. It asks for the terms when a text first needs them."""

    def __init__(self, source: Source):
        self._source = source
        self._terms: dict[str, tuple[str, Term]] | None = None
        self._explained: set[str] = set()

    def explain(self, html: str) -> str:
        """The text with a button at the first use of each term, outside links and headings."""
        if self._terms is None:
            self._terms = _by_words(self._source())
        if not self._terms:
            return html
        found = _pattern(tuple(self._terms))
        inside = 0
        parts = []
        for part in _PARTS.split(html):
            tag = _TAG.match(part)
            if tag and tag[2].lower() in _LEFT_ALONE:
                inside += -1 if tag[1] else 1
            is_text = not tag and not inside
            parts.append(found.sub(self._replace, part) if is_text else part)
        return "".join(parts)

    def _replace(self, match: re.Match) -> str:
        words, term = self._terms[_plain(match[0])]
        if term.anchor in self._explained or not _is_meant(words, match):
            return match[0]
        self._explained.add(term.anchor)
        return _button(term, words, match[0])


def _by_words(terms: Iterable[Term]) -> dict[str, tuple[str, Term]]:
    """Each term by its own words and by those that its initials stand for."""
    terms = list(terms)
    found = {_plain(each.stands_for): (each.stands_for, each) for each in terms if each.stands_for}
    return found | {_plain(each.term): (each.term, each) for each in terms}


def _spelt(words: str) -> str:
    """Words with one kind of apostrophe and of space."""
    for apostrophe in ("&#x27;", "&#39;", "&rsquo;", "‘", "’"):
        words = words.replace(apostrophe, "'")
    return " ".join(words.replace("&nbsp;", " ").replace("&amp;", "&").split())


def _plain(words: str) -> str:
    """As they are looked up, whatever their capitals."""
    return _spelt(words).lower()


@lru_cache(maxsize=8)
def _pattern(terms: tuple[str, ...]) -> re.Pattern:
    """Whole words, the longest term first, so that none is found within another."""
    longest_first = sorted(terms, key=lambda words: (-len(words), words))
    patterns = "|".join(_pattern_of(words) for words in longest_first)
    return re.compile(rf"(?<![\w&#-])(?:{patterns})(?![\w-])", re.IGNORECASE)


def _pattern_of(words: str) -> str:
    parts = (re.escape(escape(word)) for word in _spelt(words).split())
    return _SPACES.join(parts).replace(re.escape("&#x27;"), _APOSTROPHES)


def _is_meant(term: str, match: re.Match) -> bool:
    """As the glossary writes it, or with a capital where a sentence begins: not part of a name."""
    used, words = _spelt(match[0]), _spelt(term)
    if used == words:
        return True
    if used != words[0].upper() + words[1:]:
        return False
    before, after = match.string[: match.start()], match.string[match.end() :]
    return bool(_SENTENCE_ENDS.search(before) and not _NAME_FOLLOWS.match(after))


def _button(term: Term, words: str, used: str) -> str:
    """`used` is the text as it stands there, which is HTML already."""
    name = term.anchor.replace("term-", "meaning-", 1)
    other = term.stands_for if words == term.term else term.term
    other_words = format_html("<b>{}.</b> ", other) if other else ""
    return (
        f'<button type="button" class="term" popovertarget="{escape(name)}">{used}</button>'
        f'<span popover id="{escape(name)}" class="term__meaning">{other_words}'
        f"{escape(term.meaning)}</span>"
    )


_explainer: ContextVar[Explainer | None] = ContextVar("explainer", default=None)
_sources: list[Source] = []


def take_from(source: Source) -> None:
    """Where the terms come from; said once, when the models are loaded."""
    _sources[:] = [source]


@contextmanager
def explaining() -> Iterator[None]:
    """Inside, texts are explained as those of one page."""
    token = _explainer.set(Explainer(_sources[0]))
    try:
        yield
    finally:
        _explainer.reset(token)


def explained(html: str) -> str:
    """The text as the page being rendered shows it; unchanged where nothing is explained."""
    explainer = _explainer.get()
    return explainer.explain(html) if explainer else html
