"""What every page makes a phone load, as it is sent: each file compressed by itself."""

from pathlib import Path

import brotli
import pytest

STATIC = Path(__file__).resolve().parent.parent.parent / "static"
# What only those who work on the site load: the style guide, the admin, and signing in.
NOT_FOR_READERS = {
    "admin.css",
    "styleguide.css",
    "editor.css",
    "passkeys.js",
    "house_style.js",
    "progress.js",
    "word_paste.js",
    "word_box.js",
    "sign_in.css",
}


@pytest.mark.parametrize(("kind", "budget"), [("css", 16), ("js", 4)])
def test_styles_and_scripts_stay_small(kind, budget):
    files = [path for path in STATIC.rglob(f"*.{kind}") if path.name not in NOT_FOR_READERS]

    sizes = {path.name: len(brotli.compress(path.read_bytes())) for path in files}

    assert sizes
    assert sum(sizes.values()) <= budget * 1024, sizes
