"""Whatever is wrong in the settings of a folder is told in one sentence."""

import shutil
from datetime import date

import pytest

from bscp_site import starter
from pages.models import SiteSettings
from tests.starter.folders import WHOLE, change, write_folder

TODAY = date(2027, 1, 12)

FAULTS = {
    "a colour that is none": (
        ("site.toml", 'band = "#3a1d6e"', 'band = "violet"'),
        "site.toml, line 16: “band” is refused: Give the colour as # and six signs",
    ),
    "a colour that nobody can read text on": (
        ("site.toml", 'band = "#3a1d6e"', 'band = "#e0e0e0"'),
        "site.toml, line 16: “band” is refused:",
    ),
    "an unknown colour": (
        ("site.toml", 'band = "#3a1d6e"', 'ribbon = "#3a1d6e"'),
        "site.toml, line 16: “ribbon” is not a key that is known here.",
    ),
    "a text relay that nobody can dial": (
        ("site.toml", '"18000"', '"relay"'),
        "site.toml, line 19: this is refused: Give the number in digits",
    ),
    "a number in a language that there is not": (
        ("site.toml", 'language = "ur"', 'language = "tlh"'),
        "site.toml, line 19: this is refused:",
    ),
    "a foot that leads nowhere": (
        ("site.toml", '"/about/"', '"/abuot/"'),
        "site.toml, line 35: there is no page at /abuot/.",
    ),
    "an unknown key of a check": (
        ("site.toml", 'what = "The name"', 'what = "The name"\nwho = "You"'),
        "site.toml, line 48: “who” is not a key that is known here.",
    ),
    "a mailbox that is none": (
        ("site.toml", "security@anytown.example", "security"),
        "site.toml, line 11: “security_email” is refused:",
    ),
}


@pytest.fixture
def folder(tmp_path):
    """The small one, which loads quickly, with everything that settings can hold."""
    write_folder(tmp_path)
    for name in ("site.toml", "wordmark.svg"):
        shutil.copy(WHOLE / name, tmp_path / name)
    return tmp_path


@pytest.mark.django_db
@pytest.mark.parametrize(("edit", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_place_and_nothing_is_loaded(folder, edit, sentence):
    change(folder, *edit)

    with pytest.raises(starter.ContentError) as told:
        starter.load(folder, today=TODAY)

    assert sentence in str(told.value)
    assert "\n" not in str(told.value)
    assert not starter.is_loaded()
    assert not SiteSettings.objects.exists()
