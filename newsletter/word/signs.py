"""The letters of a text, without what a word processor puts between them."""

import re
import unicodedata

# Soft hyphens, marks of width nought, marks of direction that were left behind.
_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]")
_SPACE = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LEFT_OUT = {"Cc", "Cs", "Co", "Cn"}  # control signs, half signs, signs of one font alone
MARKS = "\"'“”‘’«»„‚"


def clean(text: str) -> str:
    """Ordinary spaces and no invisible sign. Curly quotation marks and accents stay."""
    text = _SPACE.sub(" ", _NOTHING.sub("", text)).replace("\u2011", "-")
    kept = (sign for sign in text if unicodedata.category(sign) not in _LEFT_OUT)
    return unicodedata.normalize("NFC", "".join(kept))


def without_marks(text: str) -> str:
    """A quotation without the marks around it: the page brings its own."""
    if len(text) > 1 and text[0] in MARKS and text[-1] in MARKS:
        return text[1:-1].strip()
    return text
