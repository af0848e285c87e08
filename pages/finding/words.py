"""What a reader typed, as words and what each of them may be replaced by."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´", "'"))
POSSESSIVE = re.compile(r"(?<=\w)'s\b", re.IGNORECASE)
SHORTEST_BEGINNING = 3  # letters; fewer stand at the beginning of nearly everything
IRREGULAR = {"children": "child", "people": "person", "person": "people"}
ENDINGS = (  # of a plural, and what stands there in the singular
    ("ies", "y"),
    *((f"{end}es", end) for end in ("s", "x", "z", "ch", "sh")),
    ("s", ""),
)

SHORTEST = {ending: 4 if ending == "s" else 5 for ending, _ in ENDINGS}  # letters of a plural

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Wanted:
    """One thing asked for: any of these phrases will do."""

    phrases: tuple[Phrase, ...]

    def is_in(self, words: Sequence[str]) -> bool:
        return any(_holds(words, phrase) for phrase in self.phrases)


def plain(query: str) -> str:
    """Only words: the signs that search languages understand are taken out.

    An apostrophe at the end of a word goes, with an "s" behind it; another one parts the word, as
    the index does.
    """
    # First the apostrophes: one of them is a space with an accent to those who made Unicode.
    text = unicodedata.normalize("NFKC", query.translate(APOSTROPHES))
    text = POSSESSIVE.sub("", text)
    parts = "".join(sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in text)
    return " ".join(word for word in parts.split() if any(map(str.isalnum, word)))


def folded(text: str) -> Phrase:
    return tuple(plain(text).casefold().split())


def wanted(words: Phrase, names: Iterable[tuple[Phrase, Phrase]]) -> list[Wanted]:
    """What is asked for, word by word; initials and the words behind them stand for each other."""
    both_ways = [pair for short, long in names for pair in ((short, long), (long, short))]
    # The longest first: what stands inside a longer name is part of that.
    both_ways.sort(key=lambda pair: -len(pair[0]))
    found, rest = [], words
    while rest:
        said, other = next(
            ((a, b) for a, b in both_ways if a and b and _begins(rest, a)), (rest[:1], None)
        )
        found.append(Wanted((said, other) if other else (said,)))
        rest = rest[len(said) :]
    return found


def forms(word: str) -> tuple[str, ...]:
    """The word, its singular and its plural; each may be the beginning of a longer word."""
    found = [word]
    if word in IRREGULAR:
        found.append(IRREGULAR[word])
    for ending, singular in ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) >= SHORTEST[ending]:
            found.append(word.removesuffix(ending) + singular)
            break
    if word.endswith("y") and len(word) > SHORTEST_BEGINNING:
        found.append(f"{word[:-1]}ies")
    return tuple(dict.fromkeys(found))


def is_beginning(word: str) -> bool:
    """Whether a longer word that begins so is found as well."""
    return len(word) >= SHORTEST_BEGINNING


def _begins(words: Phrase, name: Phrase) -> bool:
    start = words[: len(name)]
    return len(start) == len(name) and all(
        set(forms(a)) & set(forms(b)) for a, b in zip(start, name, strict=True)
    )


def _holds(words: Sequence[str], phrase: Phrase) -> bool:
    places = range(len(words) - len(phrase) + 1)
    return any(all(map(_matches, words[place:], phrase)) for place in places)


def _matches(word: str, asked: str) -> bool:
    return any(
        word.startswith(form) if is_beginning(form) else word == form for form in forms(asked)
    )
