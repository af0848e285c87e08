"""How much room words take in a drawing, where no browser breaks lines by itself.

A server cannot know which font a reader's device shows. The table holds, for each sign, what the
widest of the fonts in tokens.css needs for it in bold; what is not in it gets more than enough.
"""

import unicodedata

# Twentieths of the font's size, rounded up.
_TWENTIETHS = {
    5: "'",
    6: ",.j|’‘",
    7: " !():;[`il",
    8: "-]frt{}",
    9: "/I\\",
    10: '"*',
    11: "z",
    12: "127<>J^_aceksvxy~–",
    13: "345689$+=?FLTZbdghnopqu",
    14: "0EPSVXY",
    15: "&ABCDHKNRU",
    16: "#GOQw",
    18: "Mm",
    19: "W",
    20: "%—…",
    21: "@",
}
_KNOWN = {sign: share / 20 for share, signs in _TWENTIETHS.items() for sign in signs}
_OTHER_SCRIPT = 0.9
_WHOLE_SQUARE = 1.2  # Chinese, Japanese, Korean, emoji
_FIRST_SQUARE = "\u2e80"


def text_width(text: str, size: int) -> float:
    """At most so wide is the text at that size, bold or not."""
    return size * sum(map(_share, unicodedata.normalize("NFD", text)))


def _share(sign: str) -> float:
    if sign in _KNOWN:
        return _KNOWN[sign]
    kind = unicodedata.category(sign)
    if kind in {"Mn", "Me", "Cf", "Cc"}:
        return 0  # sits on the sign before it, or is not seen
    is_square = kind == "So" or sign >= _FIRST_SQUARE
    return _WHOLE_SQUARE if is_square else _OTHER_SCRIPT


def wrapped(text: str, room: float, size: int) -> list[str]:
    """The text in lines that fit; a word that is wider than a line is broken."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if text_width(joined, size) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(word, room, size)
    return [line for line in lines if line]


def _pieces(word: str, room: float, size: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and text_width(pieces[-1] + sign, size) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces
