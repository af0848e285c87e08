"""A few words of a text around what was looked for, with that marked."""

import re
from collections.abc import Sequence

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from pages.finding.words import Wanted, forms, is_beginning

LENGTH = 240  # characters
BEFORE = 60  # of which so many stand before the first that is found
SEAM = re.compile(r"(?<=[.?!:;,…])(?:\s*,)+")  # the index joins the parts of a page by commas
MOST_PLACES = 200  # looked at in a long text


def extract(text: str, asked: Sequence[Wanted]) -> SafeString | None:
    """Where most of what was asked for stands together; None where nothing of it stands."""
    text = SEAM.sub("", text)
    patterns = [re.compile(_pattern(each), re.IGNORECASE) for each in asked]
    places = sorted(
        (match.start(), number)
        for number, pattern in enumerate(patterns)
        for match, _ in zip(pattern.finditer(text), range(MOST_PLACES), strict=False)
    )
    if not places:
        return None
    start = max(places, key=lambda place: (_together(places, place[0]), -place[0]))[0]
    return _marked(*_cut(text, start), re.compile("|".join(p.pattern for p in patterns), re.I))


def _together(places: Sequence[tuple[int, int]], start: int) -> int:
    return len({number for at, number in places if start <= at < start + LENGTH - BEFORE})


def _cut(text: str, start: int) -> tuple[str, str, str]:
    """Whole words of the text around there, between signs that say that more stands there."""
    begin = 0 if start <= BEFORE else text.rfind(" ", 0, start - BEFORE) + 1
    if start - begin > 2 * BEFORE:  # one endless word
        begin = start
    end = len(text) if len(text) <= begin + LENGTH else text.rfind(" ", begin, begin + LENGTH)
    if end <= start:
        end = begin + LENGTH
    return "… " if begin else "", text[begin:end], " …" if end < len(text) else ""


def _marked(before: str, text: str, after: str, pattern: re.Pattern) -> SafeString:
    parts, end = [], 0
    for match in pattern.finditer(text):
        parts += [(text[end : match.start()], match.group())]
        end = match.end()
    marked = format_html_join("", "{}<mark>{}</mark>", parts)
    return format_html("{}{}{}{}", before, marked, conditional_escape(text[end:]), after)


def _pattern(asked: Wanted) -> str:
    return "|".join(rf"\b{_phrase(phrase)}" for phrase in asked.phrases)


def _phrase(phrase: Sequence[str]) -> str:
    """The words with anything but words between them, as the index sees them."""
    return r"(?:['’]s)?\W+".join(f"(?:{_word(word)})" for word in phrase)


def _word(word: str) -> str:
    beginnings = "|".join(re.escape(form) for form in sorted(forms(word), key=len, reverse=True))
    rest = r"\w*" if is_beginning(word) else r"\b"
    return f"(?:{beginnings}){rest}"
