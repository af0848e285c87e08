"""The admin wears the Partnership's name, mark and colours, and stays readable in them."""

import re
from pathlib import Path

import wagtail.admin
from django.core.files.base import ContentFile
from django.test import TestCase
from django.urls import reverse
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pages import admin_theme, colours
from tests import factories

WHITE = "#ffffff"
WAGTAIL_CSS = Path(wagtail.admin.__file__).parent / "static/wagtailadmin/css/core.css"
# The greys of Wagtail's dark theme that links stand on: page and field, header, panels.
DARK_GROUNDS = ("#262626", "#222222", "#1d1d1d")
LIGHT_GROUNDS = (WHITE, admin_theme.LIGHT_HEADER)
COLOUR = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
PLUM = "#5b1a52"


def properties(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """The custom properties of the light theme, and those with what the dark theme changes."""
    rules = re.findall(r"(:root|\.w-theme-dark) \{ (.*?) \}", css)
    light, dark = (dict(re.findall(r"--w-color-([\w-]+): (#\w+)", body)) for _, body in rules)
    return light, light | dark


def pairs(css: str):
    """Every text with its ground, as Wagtail's style sheet puts the properties together."""
    light, dark = properties(css)
    for menu in (
        light["primary"],
        light["primary-200"],
        dark["surface-menus"],
        dark["surface-menu-item-active"],
    ):
        yield colours.lighter(menu, admin_theme.MENU_TEXT), menu
    for ground in LIGHT_GROUNDS:
        yield from ((light[name], ground) for name in ("primary", "secondary", "secondary-400"))
    for button in ("secondary", "secondary-400", "secondary-600"):
        yield WHITE, light[button]
    yield light["secondary-400"], light["secondary-50"]
    for ground in DARK_GROUNDS:
        yield from ((dark[name], ground) for name in ("text-link-default", "text-link-hover"))


def assert_readable(chosen):
    for text, ground in pairs(admin_theme.style_sheet(chosen)):
        ratio = colours.contrast(text, ground)
        assert ratio >= colours.ENOUGH, f"{text} on {ground} has {ratio:.2f} to 1"


def test_the_designs_own_colours_can_be_read_in_the_admin():
    assert_readable({})


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("band", "link"), COLOUR)))
def test_so_can_every_colour_for_light_pages_that_the_settings_take(chosen):
    assume(not colours.faults(chosen))

    assert_readable(chosen)


@settings(max_examples=300, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("band_dark", "link_dark"), COLOUR)))
def test_so_can_every_colour_for_dark_pages(chosen):
    assume(not colours.faults(chosen))

    assert_readable(chosen)


def test_a_pale_colour_would_be_found_out():
    css = admin_theme.style_sheet({}).replace(
        "--w-color-secondary: #00654f", "--w-color-secondary: #7ddcc0"
    )

    ratios = [colours.contrast(text, ground) for text, ground in pairs(css)]
    assert min(ratios) < colours.ENOUGH


def test_wagtail_knows_every_property_that_is_set():
    """A newer Wagtail that calls one otherwise would go back to its own colours unnoticed."""
    known = WAGTAIL_CSS.read_text()

    light, dark = properties(admin_theme.style_sheet({}))
    assert {name for name in light | dark if f"--w-color-{name}:" not in known} == set()


class AdminFaceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        cls.settings = factories.make_settings(colour_band=PLUM)
        cls.settings.mark.save(
            "mark.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        )
        cls.settings.favicon.save(
            "tab.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>")
        )

    def admin(self, name="wagtailadmin_home") -> str:
        self.client.force_login(factories.make_superuser())
        return self.client.get(reverse(name)).text

    def test_name_mark_and_icon_stand_in_the_admin(self):
        text = self.admin()

        assert "<title>Dashboard - ASCP</title>" in " ".join(text.split())
        assert self.settings.partnership_name in text
        assert self.settings.mark.url in text
        assert f'rel="icon" href="{self.settings.favicon.url}"' in text
        assert "wagtail" not in text.partition("<title>")[2].partition("</title>")[0].lower()

    def test_the_colours_are_linked_and_kept_for_ever(self):
        address = self.settings.admin_theme_address
        assert f'href="{address}"' in self.admin("wagtailadmin_account")

        response = self.client.get(address)

        assert response["Content-Type"] == "text/css; charset=utf-8"
        assert "immutable" in response["Cache-Control"]
        assert f"--w-color-primary: {PLUM}" in response.text

    def test_an_older_address_gets_the_colours_of_today_for_a_moment(self):
        response = self.client.get("/theme.admin.0123456789ab.css")

        assert PLUM in response.text
        assert "immutable" not in response["Cache-Control"]

    def test_a_page_that_is_not_there_wears_them_too(self):
        self.client.force_login(factories.make_superuser())

        response = self.client.get("/admin/nothing/here/")

        assert response.status_code == 404
        assert self.settings.mark.url in response.text

    def test_without_a_mark_there_is_the_name(self):
        self.settings.mark.delete()

        assert '<span class="house__name">ASCP</span>' in self.admin()
