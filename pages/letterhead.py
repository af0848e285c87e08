"""Documents on the Partnership's paper: its name, mark and colours, from the site settings."""

import logging
from collections.abc import Mapping

from bscp_site.kit.typesetting import Document
from pages.colours import LIGHT
from pages.models import SiteSettings

logger = logging.getLogger(__name__)

MARK = "mark.svg"


def on_paper(
    site: SiteSettings,
    template: str,
    words: Mapping[str, object],
    pictures: Mapping[str, bytes] | None = None,
) -> Document:
    """The words, to be set with the template, under the Partnership's name."""
    mark = _mark(site)
    own = {"house": _house(site), "mark": MARK if mark else ""}
    drawings = {MARK: mark} if mark else {}
    return Document(template, {**words, **own}, {**(pictures or {}), **drawings})


def _house(site: SiteSettings) -> dict[str, str]:
    chosen = site.chosen_colours
    return {
        "name": site.partnership_name,
        "email": site.team_email,
        "band": chosen.get("band", LIGHT["lock"]),
        "accent": chosen.get("accent", LIGHT["brass"]),
        "help": chosen.get("help", LIGHT["rose"]),
    }


def _mark(site: SiteSettings) -> bytes:
    """The drawing, or nothing: its file may be lost, and that keeps nobody from printing."""
    if not site.mark:
        return b""
    try:
        with site.mark.open("rb") as file:
            return file.read()
    except OSError as error:
        logger.warning("The mark could not be opened (%s).", type(error).__name__)
        return b""
