"""Words of the glossary unfold, with and without scripts, by mouse and by keyboard."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PLACE = "/about/arrangements/"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_word_unfolds_by_keyboard_and_folds_on_escape(visit, scripts):
    page = visit(PLACE, java_script_enabled=scripts)
    word = page.get_by_role("button", name="rapid review")
    meaning = page.locator("#meaning-rapid-review")

    expect(meaning).to_be_hidden()
    word.press("Enter")
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_unfolds_stays_inside_the_page_and_off_the_exit(visit, width):
    page = visit(PLACE, viewport={"width": width, "height": 700})
    away = page.locator(".exit__button").bounding_box()
    for word in page.locator("button.term").all():
        word.click()
        box = page.locator(".term__meaning:popover-open").bounding_box()

        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= away["y"] + away["height"] or box["x"] + box["width"] <= away["x"]
        page.keyboard.press("Escape")


def test_on_paper_the_meaning_stands_in_the_text(visit):
    page = visit(PLACE)
    page.emulate_media(media="print")

    expect(page.locator("#meaning-rapid-review")).to_be_visible()
