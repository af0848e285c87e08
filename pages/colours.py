"""Which colours may stand on which: contrast as WCAG 2.2 measures it.

A partnership may set four colours, each for light and for dark pages. Where it sets none, the
design's own holds, which stands in `static/css/tokens.css`.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ENOUGH = 4.5  # WCAG 2.2, success criterion 1.4.3
# Above this luminance black is easier to read on a colour, below it white.
HALF_WAY = 0.179

# The design's own colours, by the names of their custom properties.
LIGHT = {
    "paper": "#ffffff",
    "mist": "#eff4f1",
    "ink": "#14231e",
    "ink-soft": "#4a5a53",
    "visited": "#6b3f76",
    "on-lock": "#ffffff",
    "on-brass": "#14231e",
    "lock": "#0b4f42",
    "brass": "#ffb92e",
    "rose": "#fbe4dc",
    "link": "#00654f",
}
DARK = LIGHT | {
    "paper": "#0f1916",
    "mist": "#182521",
    "ink": "#e9f0ec",
    "ink-soft": "#b1beb7",
    "visited": "#d8b0e4",
    "lock": "#0c4338",
    "brass": "#ffc14a",
    "rose": "#3a211b",
    "link": "#7ddcc0",
}
TOKENS = {"band": "lock", "accent": "brass", "help": "rose", "link": "link"}


@dataclass(frozen=True)
class Pair:
    """A text that is read on a ground, by token, and the words for either."""

    text: str
    ground: str
    text_words: str
    ground_words: str = ""


# Pale text stands only on the foot, which is so much deeper that it follows from white text.
PAIRS = (
    Pair("on-lock", "lock", "White text"),
    Pair("on-brass", "brass", "Dark text"),
    Pair("ink", "rose", "Ordinary text"),
    Pair("ink-soft", "rose", "Soft text"),
    Pair("visited", "rose", "A visited link"),
    Pair("link", "rose", "A link", "on the ground of the numbers to call"),
    Pair("link", "paper", "A link", "on the page"),
    Pair("link", "mist", "A link", "on the ground of panels"),
)


def luminance(colour: str) -> float:
    """How light "#rrggbb" is, from 0 to 1."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 (none) to 21 (black on white)."""
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def darker(colour: str, share: float) -> str:
    """The colour with so much black in it."""
    return _mixed(colour, 0, share)


def lighter(colour: str, share: float) -> str:
    """The colour with so much white in it."""
    return _mixed(colour, 255, share)


def faults(chosen: Mapping[str, str]) -> dict[str, str]:
    """What cannot be read, in one sentence for each choice that is to blame.

    `chosen` has "band", "accent", "help" and "link", and the same with "_dark"; an empty one is
    the design's own.
    """
    found: dict[str, str] = {}
    for ending, own in (("", LIGHT), ("_dark", DARK)):
        fields = {token: f"{name}{ending}" for name, token in TOKENS.items()}
        shown = own | {token: chosen[name] for token, name in fields.items() if chosen.get(name)}
        for pair, field in _pairs_with_a_choice(fields, chosen):
            ratio = contrast(shown[pair.text], shown[pair.ground])
            if ratio < ENOUGH and field not in found:
                is_ground = field == fields.get(pair.ground)
                found[field] = _sentence(pair, shown, ratio, is_ground=is_ground)
    return found


def _pairs_with_a_choice(fields, chosen) -> Iterator[tuple[Pair, str]]:
    """Each pair that holds a chosen colour, with the field that is to blame if it fails."""
    for pair in PAIRS:
        for token in (pair.text, pair.ground):
            field = fields.get(token, "")
            if chosen.get(field):
                yield pair, field
                break


def _sentence(pair: Pair, shown: Mapping[str, str], ratio: float, *, is_ground: bool) -> str:
    measured = math.floor(ratio * 10) / 10  # never rounded up to what would be enough
    fixed = shown[pair.text if is_ground else pair.ground]
    advice = "darker" if luminance(fixed) > HALF_WAY else "lighter"
    what = f"{pair.text_words} on this colour" if is_ground else _as_text(pair)
    return (
        f"{what} has a contrast of {measured} to 1; {ENOUGH} to 1 is needed. "
        f"Choose a {advice} colour."
    )


def _as_text(pair: Pair) -> str:
    return f"{pair.text_words} in this colour {pair.ground_words}"


def _channels(colour: str) -> list[int]:
    return [int(part, 16) for part in re.findall("[0-9a-fA-F]{2}", colour)]


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _mixed(colour: str, with_channel: int, share: float) -> str:
    mixed = (round(c + (with_channel - c) * share) for c in _channels(colour))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
