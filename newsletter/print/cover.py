"""The drawing of a season on the cover, from the drawings of the website."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

DRAWINGS = Path(settings.BASE_DIR) / "static" / "images" / "drawings.svg"


@cache
def drawing(season: str) -> str:
    """What stands in the drawing, 400 wide and 500 high: shapes without a colour of their own."""
    found = re.search(rf'<symbol id="cover-{season}"[^>]*>(.*?)</symbol>', DRAWINGS.read_text())
    return found[1]
