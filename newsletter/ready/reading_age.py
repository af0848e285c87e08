"""How old a reader must be to read a text with ease, by the formula of Flesch and Kincaid.

J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of New Readability
Formulas for Navy Enlisted Personnel", Research Branch Report 8-75, Naval Technical Training
Command, Millington 1975: a school grade of the United States, whose first grade is six years old.

Syllables are counted as groups of vowels, which is right on the whole and wrong on single words.
For English alone.
"""

import re
from collections.abc import Iterable

FEWEST_WORDS = 100  # below that, one long name decides
AGE_BEFORE_FIRST_GRADE = 5
OLDEST = 21  # beyond it the formula says no more than "hard"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END = re.compile(r"[.!?…]+(?:\s|$)")
_VOWELS = re.compile(r"[aeiouyàáâäæèéêëìíîïòóôöœùúûü]+")
_SILENT_END = re.compile(r"(?:(?:[^laeiouy]|[aeiouy]l)e|[^aeioudt]ed|[^aeioulscxzgh]es)$")


def reading_age(passages: Iterable[str]) -> int | None:
    """Years of age, from 5 to 21; None where there is too little to tell.

    The end of a passage ends a sentence.
    """
    words, sentences = [], 0
    for passage in passages:
        found = _WORD.findall(passage.lower())
        words += found
        if found:
            sentences += sum(1 for part in _END.split(passage) if _WORD.search(part))
    if len(words) < FEWEST_WORDS:
        return None
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59
    age = round(grade) + AGE_BEFORE_FIRST_GRADE
    return min(max(age, AGE_BEFORE_FIRST_GRADE), OLDEST)


def _syllables(word: str) -> int:
    count = len(_VOWELS.findall(word))
    return max(1, count - 1 if _SILENT_END.search(word) else count)
