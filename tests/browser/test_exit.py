"""Leaving at once, as the GOV.UK component does it."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ELSEWHERE = "https://www.bbc.co.uk/weather"


@pytest.fixture
def leaving(visit):
    """A page whose way out ends in a blank answer, so that no test leaves this machine."""
    page = visit("/")
    page.context.route(
        "https://**/*", lambda route: route.fulfill(body="<title>Elsewhere</title>", status=200)
    )
    return page


def test_the_button_leaves_in_the_same_tab(leaving):
    leaving.locator(".exit__button").click()

    leaving.wait_for_url(ELSEWHERE)
    assert len(leaving.context.pages) == 1


def test_it_is_the_second_stop_of_the_tab_key(leaving):
    leaving.keyboard.press("Tab")
    leaving.keyboard.press("Tab")
    leaving.keyboard.press("Enter")

    leaving.wait_for_url(ELSEWHERE)


def test_shift_three_times_leaves(leaving):
    for words in ("Shift, press 2 more times to exit.", "Shift, press 1 more time to exit."):
        leaving.keyboard.press("Shift")
        expect(leaving.locator(".exit [role=status]")).to_have_text(words)
    leaving.keyboard.press("Shift")

    leaving.wait_for_url(ELSEWHERE)


def test_shift_as_a_modifier_does_not_count(leaving):
    for _ in range(4):
        leaving.keyboard.press("Shift+A")

    assert leaving.url != ELSEWHERE
    expect(leaving.locator(".exit [role=status]")).to_have_text("")


def test_another_key_starts_the_count_again(leaving):
    leaving.keyboard.press("Shift")
    leaving.keyboard.press("Shift")
    leaving.keyboard.press("a")
    leaving.keyboard.press("Shift")

    expect(leaving.locator(".exit [role=status]")).to_have_text(
        "Shift, press 2 more times to exit."
    )
    assert leaving.url != ELSEWHERE


def test_it_works_without_script(visit):
    page = visit("/", java_script_enabled=False)
    page.context.route("https://**/*", lambda route: route.fulfill(body="Elsewhere"))
    page.locator(".exit__button").click()

    page.wait_for_url(ELSEWHERE)


def test_it_is_not_printed(visit):
    page = visit("/")
    page.emulate_media(media="print")

    expect(page.locator(".exit")).to_be_hidden()
