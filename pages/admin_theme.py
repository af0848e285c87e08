"""The Partnership's colours for the admin: Wagtail's own custom properties, set anew.

The settings refuse colours that cannot be read on public pages; the admin has other grounds, so
each colour is made as deep or as pale as its text needs there.
"""

from collections.abc import Callable, Mapping

from pages.colours import DARK, ENOUGH, LIGHT, contrast, darker, lighter

WHITE = "#ffffff"
MENU_TEXT = 0.8  # how much white Wagtail gives to the words of its menu
# Wagtail's own grounds: the palest and the deepest on which its light and its dark theme write.
LIGHT_HEADER = "#f6f6f8"
DARK_FIELD = "#2f2f2f"
STEP = 0.06


def style_sheet(chosen: Mapping[str, str]) -> str:
    """The CSS for the chosen colours; those of the design where none is chosen."""
    everywhere = _menus(chosen.get("band") or LIGHT["lock"])
    everywhere |= _links(chosen.get("link") or LIGHT["link"])
    dark = _dark_menus(chosen.get("band_dark") or DARK["lock"])
    dark |= _dark_links(chosen.get("link_dark") or DARK["link"])
    rules = [
        f":root {{ {_declarations(everywhere)} }}",
        f".w-theme-dark {{ {_declarations(dark)} }}",
        f"@media (prefers-color-scheme: dark) {{ .w-theme-system {{ {_declarations(dark)} }} }}",
    ]
    return "\n".join(rules) + "\n"


def _menus(band: str) -> dict[str, str]:
    menu = _until(_is_menu_ground, band, darker)
    menu = _until(_reads_on(LIGHT_HEADER), menu, darker)  # headings have the menu's colour
    return {"primary": menu, "primary-200": darker(menu, 0.25)}


def _links(link: str) -> dict[str, str]:
    """Links and, with white words on them, buttons."""
    link = _until(_reads_on(LIGHT_HEADER), link, darker)
    pale = lighter(link, 0.92)
    hover = _until(_reads_on(pale), darker(link, 0.25), darker)
    return {
        "secondary": link,
        "secondary-50": pale,
        "secondary-75": lighter(link, 0.75),
        "secondary-400": hover,
        "secondary-600": darker(hover, 0.25),
    }


def _dark_menus(band: str) -> dict[str, str]:
    menu = _until(_is_menu_ground, band, darker)
    return {"surface-menus": menu, "surface-menu-item-active": darker(menu, 0.35)}


def _dark_links(link: str) -> dict[str, str]:
    link = _until(_reads_on(DARK_FIELD), link, lighter)
    names = ("text-link-default", "text-button-outline-default", "text-button-outline-hover")
    borders = ("border-button-outline-default", "border-button-outline-hover")
    return dict.fromkeys(("secondary-100", *names, *borders), link) | {
        "text-link-hover": lighter(link, 0.5)
    }


def _is_menu_ground(colour: str) -> bool:
    return contrast(lighter(colour, MENU_TEXT), colour) >= ENOUGH


def _reads_on(ground: str) -> Callable[[str], bool]:
    return lambda colour: contrast(colour, ground) >= ENOUGH


def _until(is_enough, colour: str, change: Callable[[str, float], str]) -> str:
    """The colour, changed step by step as far as it takes; black and white are always enough."""
    while not is_enough(colour):
        colour = change(colour, STEP)
    return colour


def _declarations(values: Mapping[str, str]) -> str:
    return "; ".join(f"--w-color-{name}: {value}" for name, value in values.items())
