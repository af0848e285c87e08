"""The style sheet of a partnership's own colours: the tokens of the design, set anew.

It stands in the same cascade layer as `static/css/tokens.css` and is linked after it.
"""

import hashlib
from collections.abc import Callable, Mapping

from pages.colours import DARK, LIGHT, TOKENS, contrast, darker, lighter

# How the design derives its second shades.
BAND_DEEPER = 0.26
LINK_DEEPER = 0.38
LINK_LIGHTER = 0.5
DOT_DEEPER = 0.06
LANE_LIGHTER = 0.5
GROUND_LIGHTER = 0.8
ON_HALO = "#ffffff"  # the focus line on dark pages; the halo surrounds it

Shades = tuple[str, str]  # on light pages, on dark pages


def style_sheet(chosen: Mapping[str, str]) -> str:
    """The CSS for the chosen colours (see `colours.faults`); nothing where none is chosen."""
    shown = {
        name: (
            (chosen.get(name) or LIGHT[token]).lower(),
            (chosen.get(f"{name}_dark") or DARK[token]).lower(),
        )
        for name, token in TOKENS.items()
    }
    tokens: dict[str, Shades] = {}
    for name, derive in _DERIVED.items():
        if chosen.get(name) or chosen.get(f"{name}_dark"):
            tokens |= derive(shown)
    return _css(tokens) if tokens else ""


def digest(css: str) -> str:
    """What tells one style sheet from another in its address."""
    return hashlib.sha256(css.encode()).hexdigest()[:12]


def address(css: str, name: str = "theme") -> str:
    return f"/{name}.{digest(css)}.css" if css else ""


def _band(shown: Mapping[str, Shades]) -> dict[str, Shades]:
    light, dark = shown["band"]
    return {
        "lock": (light, dark),
        "lock-deep": (darker(light, BAND_DEEPER), darker(dark, BAND_DEEPER)),
        "mark-line": (light, DARK["ink"]),
        # On the band, and behind drawings: the same by day and by night.
        "lane-pale": (lighter(light, LANE_LIGHTER),) * 2,
        "lane-ground": (lighter(light, GROUND_LIGHTER),) * 2,
        **_buttons(shown),
    }


def _accent(shown: Mapping[str, Shades]) -> dict[str, Shades]:
    light, dark = shown["accent"]
    return {
        "brass": (light, dark),
        "halo": (light, _halo(dark)),
        "mark-dot": (darker(light, DOT_DEEPER), dark),
    }


def _help(shown: Mapping[str, Shades]) -> dict[str, Shades]:
    return {"rose": shown["help"]}


def _link(shown: Mapping[str, Shades]) -> dict[str, Shades]:
    light, dark = shown["link"]
    return {
        "link": (light, dark),
        "link-hover": (darker(light, LINK_DEEPER), lighter(dark, LINK_LIGHTER)),
        **_buttons(shown),
    }


def _buttons(shown: Mapping[str, Shades]) -> dict[str, Shades]:
    """Like the band on light pages, like links on dark ones."""
    band = shown["band"][0]
    return {
        "btn": (band, "var(--link)"),
        "btn-hover": (darker(band, BAND_DEEPER), "var(--link-hover)"),
    }


_DERIVED: Mapping[str, Callable] = {
    "band": _band,
    "accent": _accent,
    "help": _help,
    "link": _link,
}


def _halo(colour: str) -> str:
    """As dark as it takes for the white line within to stand out."""
    while contrast(colour, ON_HALO) < 5:
        colour = darker(colour, 0.1)
    return colour


def _css(tokens: Mapping[str, Shades]) -> str:
    """Light values first, for browsers without `light-dark()`, as in `tokens.css`."""
    plain = _declarations({name: light for name, (light, _dark) in tokens.items()})
    both = _declarations({name: _light_dark(shades) for name, shades in tokens.items()})
    rules = [
        f":root {{ {plain} }}",
        f"@supports (color: light-dark(#000, #fff)) {{ :root {{ {both} }} }}",
    ]
    if "link" in tokens:
        # Readers who ask for more contrast keep a deeper link, as the design gives them one.
        deeper = _declarations({"link": _light_dark(tokens["link-hover"])})
        rules.append(f"@media (prefers-contrast: more) {{ :root {{ {deeper} }} }}")
    body = "\n".join(f"  {rule}" for rule in rules)
    return f"@layer tokens {{\n{body}\n}}\n"


def _light_dark(shades: Shades) -> str:
    return f"light-dark({', '.join(shades)})"


def _declarations(values: Mapping[str, str]) -> str:
    return "; ".join(f"--{name}: {value}" for name, value in values.items())
