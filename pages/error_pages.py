"""Finished 403, 404, 500 and 503 pages on disk, with the site's name and numbers.

They are written when the settings are saved and at every start, so that answering with one needs
no database.
"""

import logging

from django.conf import settings
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

NAMES = ("403", "404", "500", "503")


def write(site_settings) -> None:
    """Write all pages, each by a rename, so that no reader meets half a file.

    A disk that refuses is logged and otherwise ignored: saving the settings matters more.
    """
    try:
        settings.ERROR_PAGES_DIR.mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            path = settings.ERROR_PAGES_DIR / f"{name}.html"
            draft = path.with_suffix(".new")
            draft.write_text(_render(name, site_settings), encoding="utf-8")
            draft.replace(path)
    except OSError:
        logger.exception("The finished error pages could not be written.")


def finished(name: str) -> str:
    """The finished page, or the same page without name and numbers where none was written yet."""
    try:
        return (settings.ERROR_PAGES_DIR / f"{name}.html").read_text(encoding="utf-8")
    except OSError:
        return _render(name, None)


def _render(name: str, site_settings) -> str:
    return render_to_string(f"errors/{name}.html", {"site_settings": site_settings})
