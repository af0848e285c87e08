"""The subjects by which publications are found."""

from pathlib import Path

from bscp_site.starter.named import Named, load_named
from bscp_site.starter.planted import THEMES_FILE, Planted
from bscp_site.starter.values import Values
from pages.models import Theme


def load_themes(folder: Path, planted: Planted) -> None:
    load_named(folder, Named(THEMES_FILE, "themes", "name", _theme), planted.themes)


def _theme(values: Values) -> Theme:
    return Theme(name=values.take("name"), slug=values.take("slug"))
