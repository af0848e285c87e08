"""The partnership's own colours: readable, everywhere at once, and cheap to keep."""

import re
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from pages import colours, error_pages, theme
from pages.models import SiteSettings
from tests import factories

TOKENS_CSS = Path(django_settings.BASE_DIR, "static/css/tokens.css").read_text()
PLUM = "#5b1a52"


def token_in(css: str, name: str) -> tuple[str, str]:
    """The light and the dark value of a custom property; the same where there is but one."""
    both = re.search(rf"--{name}: light-dark\((.+?), ([^()]+|var\(.+?\))\)", css)
    if both:
        return both.groups()
    value = re.search(rf"--{name}: (#[0-9a-f]+)", css)[1]
    return value, value


def in_full(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(sign * 2 for sign in colour[1:])


@pytest.mark.parametrize("name", colours.LIGHT)
def test_the_colours_that_are_compared_are_those_of_the_style_sheet(name):
    light, dark = token_in(TOKENS_CSS, name)

    assert (in_full(light), in_full(dark)) == (colours.LIGHT[name], colours.DARK[name])


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#ffffff", "#ffffff", 1),
        ("#767676", "#ffffff", 4.54),  # the lightest grey that WCAG lets stand on white
        ("#0b4f42", "#ffffff", 9.5),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert colours.contrast(one, other) == pytest.approx(ratio, abs=0.05)
    assert colours.contrast(other, one) == colours.contrast(one, other)


def test_the_design_itself_can_be_read():
    own = {name: colours.LIGHT[token] for name, token in colours.TOKENS.items()}
    dark = {f"{name}_dark": colours.DARK[token] for name, token in colours.TOKENS.items()}

    assert colours.faults(own | dark) == {}


@pytest.mark.parametrize(
    ("field", "colour", "sentence"),
    [
        (
            "band",
            "#949494",
            "White text on this colour has a contrast of 3.0 to 1; 4.5 to 1 is needed. "
            "Choose a darker colour.",
        ),
        ("band_dark", "#7ddcc0", "Choose a darker colour."),
        ("accent", "#0b4f42", "Dark text on this colour"),
        ("accent", "#000000", "Choose a lighter colour."),
        ("accent_dark", "#777777", "Choose a lighter colour."),
        ("help", "#7a2a12", "Choose a lighter colour."),
        ("help_dark", "#fbe4dc", "Ordinary text on this colour"),
        ("link", "#ff8800", "A link in this colour on the ground of the numbers to call"),
        ("link", "#00a884", "Choose a darker colour."),
        ("link_dark", "#00654f", "Choose a lighter colour."),
    ],
)
def test_a_pair_that_cannot_be_read_is_named_with_what_was_measured(field, colour, sentence):
    faults = colours.faults({field: colour})

    assert list(faults) == [field]
    assert sentence in faults[field]


def test_pale_text_can_be_read_at_the_foot_wherever_white_can_be_read_on_the_band():
    lightest = "#767676"  # of the greys on which white text still has 4.5 to 1

    assert colours.faults({"band": lightest}) == {}
    assert colours.contrast("#c4ded6", colours.darker(lightest, theme.BAND_DEEPER)) >= 4.5


def test_what_is_almost_enough_is_not_called_enough():
    almost = "#777777"  # 4.48 with white

    assert "4.4 to 1; 4.5 to 1" in colours.faults({"band": almost} | {"help": "#ffffff"})["band"]


def test_two_choices_are_compared_with_each_other():
    assert not colours.faults({"link": "#2b6a5b"})
    assert colours.faults({"link": "#2b6a5b", "help": "#d9a38f"}).keys() == {"link", "help"}


class ThemeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()

    def test_a_colour_that_cannot_be_read_is_refused_beside_its_field(self):
        settings = factories.make_settings(colour_band="#949494")

        with pytest.raises(ValidationError) as refusal:
            settings.full_clean()

        assert refusal.value.message_dict["colour_band"][0].startswith("White text on this colour")

    def test_what_is_no_colour_is_refused_and_never_reaches_a_style_sheet(self):
        for wrong in ("red", "#12", "#12345g", "#12345;", "}*{}"):
            assert factories.make_settings(colour_band=wrong).theme_css == ""

        assert SiteSettings(colour_band="#123456\n").theme_css == ""

        with pytest.raises(ValidationError):
            factories.make_settings(colour_band="red").full_clean()

    def test_pages_link_it_only_while_a_colour_is_set(self):
        settings = factories.make_settings()
        assert 'href="/theme.' not in self.client.get("/").text
        assert self.client.get("/theme.0123456789ab.css").status_code == 404

        settings.colour_band = PLUM
        settings.save()
        link = f'<link rel="stylesheet" href="{settings.theme_address}">'
        for text in (self.client.get("/").text, self.client.get("/nothing/").text):
            assert link in text
            assert text.index("css/tokens") < text.index(link)  # same layer: the later one counts
        assert all(link in error_pages.finished(name) for name in error_pages.NAMES)

    def test_it_costs_no_query_on_a_page(self):
        settings = factories.make_settings()
        without = self.queries_of("/")

        settings.colour_band = PLUM
        settings.save()

        assert self.queries_of("/") == without

    def queries_of(self, path):
        self.client.get(path)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(path)
        return len(queries)

    def test_what_the_address_names_is_kept_for_ever(self):
        settings = factories.make_settings(colour_band=PLUM)

        response = self.client.get(settings.theme_address)

        assert response["Content-Type"] == "text/css; charset=utf-8"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.text == settings.theme_css

    def test_an_old_page_gets_the_colours_of_today_for_a_moment(self):
        settings = factories.make_settings(colour_band=PLUM)

        response = self.client.get("/theme.0123456789ab.css")

        assert response.text == settings.theme_css
        assert "immutable" not in response["Cache-Control"]
        assert "max-age=0" in response["Cache-Control"]

    def test_the_address_changes_with_the_colours(self):
        one = factories.make_settings(colour_band=PLUM).theme_address

        assert factories.make_settings(colour_band="#123456").theme_address != one

    def test_without_a_database_error_pages_keep_their_colours(self):
        settings = factories.make_settings(colour_band=PLUM)
        away = mock.patch("pages.models.SiteSettings.current", side_effect=OperationalError)

        with away:
            page = error_pages.finished("503")
            response = self.client.get(settings.theme_address)

        assert settings.theme_address in page
        assert response.text == settings.theme_css
        assert "immutable" in response["Cache-Control"]

    def test_without_a_database_and_without_colours_there_is_none(self):
        factories.make_settings()
        away = mock.patch("pages.models.SiteSettings.current", side_effect=OperationalError)

        with away:
            assert self.client.get("/theme.0123456789ab.css").status_code in {404, 503}


def test_every_shade_of_a_colour_follows_it():
    css = theme.style_sheet({"band": PLUM, "link": "#0a3d91", "link_dark": "#9cc4ff"})

    assert css.startswith("@layer tokens {")
    assert token_in(css, "lock") == (PLUM, colours.DARK["lock"])
    assert token_in(css, "lock-deep")[0] < PLUM
    for name in ("lane-pale", "lane-ground"):
        light, dark = token_in(css, name)
        assert light == dark
        assert colours.contrast(light, PLUM) > 2  # drawings stand out from their ground
    assert token_in(css, "btn") == (PLUM, "var(--link)")
    assert token_in(css, "link") == ("#0a3d91", "#9cc4ff")
    assert "--brass" not in css


def test_browsers_without_light_dark_get_the_light_colours_first():
    css = theme.style_sheet({"help": "#FFEEDD"})

    assert css.index(":root { --rose: #ffeedd }") < css.index("light-dark(#ffeedd, #3a211b)")


def test_readers_who_ask_for_more_contrast_keep_deeper_links():
    css = theme.style_sheet({"link": "#0a5c91"})
    light, dark = token_in(css[css.index("prefers-contrast: more") :], "link")

    assert colours.contrast(light, "#ffffff") > colours.contrast("#0a5c91", "#ffffff")
    assert dark != colours.DARK["link"]
    assert "prefers-contrast" not in theme.style_sheet({"band": PLUM})


def test_buttons_and_focus_can_be_seen_with_any_colour_that_is_accepted():
    for accent in ("#ffffff", "#ffe066", "#8fd3ff", "#a5a5a5"):
        assert "accent" not in colours.faults({"accent": accent, "accent_dark": accent})
        halo = token_in(theme.style_sheet({"accent_dark": accent}), "halo")[1]

        assert colours.contrast(halo, "#ffffff") >= 4.5
