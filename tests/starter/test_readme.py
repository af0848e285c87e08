"""What is written about the format is all of it."""

import re
from pathlib import Path

import pytest

from bscp_site import starter
from bscp_site.starter import fences, site_settings, text, tree

HERE = Path(starter.__file__).parent
README = (HERE / "README.md").read_text(encoding="utf-8")
TAKEN = re.compile(r"take\w*\(\s*(?:[\w.]+, )*\"(\w+)\"")


def keys() -> set[str]:
    """Every key that the code takes from a folder by its name."""
    taken = {key for path in HERE.glob("*.py") for key in TAKEN.findall(path.read_text())}
    return taken | {*site_settings.TEXTS, *site_settings.DRAWINGS}


def test_finds_what_the_code_takes():
    assert {"title", "reports_to", "materials", "translations", "colours", "to"} <= keys()


@pytest.mark.parametrize("key", sorted(keys()))
def test_every_key_is_explained(key):
    assert re.search(rf"[`\[.]{key}[`\]]", README)


@pytest.mark.parametrize("kind", tree.KINDS)
def test_every_type_of_page_is_explained(kind):
    assert f"| `{kind}`" in README or f", `{kind}`" in README


@pytest.mark.parametrize("name", fences.NAMES)
def test_every_block_is_explained(name):
    assert re.search(rf"`{name}[`: ]", text.__doc__)
