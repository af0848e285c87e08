"""Finished 403, 404, 500 and 503 pages on disk, with the site's name, colours and numbers.

They are written when the settings are saved and at every start, so that answering with one needs
no database.
"""

import logging
from collections.abc import Mapping

from django.conf import settings
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

NAMES = ("403", "404", "500", "503")
THEME = "theme.css"
FORM = "not_kept"  # for what somebody wrote while the database went away
PLACE = "<!-- the form -->"


def write(site_settings) -> None:
    """Write all pages, each by a rename, so that no reader meets half a file.

    A disk that refuses is logged and otherwise ignored: saving the settings matters more.
    """
    try:
        settings.ERROR_PAGES_DIR.mkdir(parents=True, exist_ok=True)
        _write(THEME, site_settings.theme_css)  # before the pages that link it
        for name in (*NAMES, FORM):
            _write(f"{name}.html", _render(name, site_settings))
    except OSError:
        logger.exception("The finished error pages could not be written.")


def finished(name: str) -> str:
    """The finished page, or the same page without name and numbers where none was written yet."""
    return _read(f"{name}.html") or _render(name, None)


def finished_with_form(context: Mapping[str, object]) -> str:
    """The finished page with the form as it was filled in, so that nothing typed is lost."""
    form = render_to_string("components/message_form.html", context)
    return finished(FORM).replace(PLACE, form)


def finished_theme() -> str:
    """The style sheet of the colours that the finished pages have; nothing where there are none."""
    return _read(THEME)


def _write(name: str, text: str) -> None:
    path = settings.ERROR_PAGES_DIR / name
    draft = path.with_suffix(".new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def _read(name: str) -> str:
    try:
        return (settings.ERROR_PAGES_DIR / name).read_text(encoding="utf-8")
    except OSError:
        return ""


def _render(name: str, site_settings) -> str:
    return render_to_string(f"errors/{name}.html", {"site_settings": site_settings})
