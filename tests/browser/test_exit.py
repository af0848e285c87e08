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


def test_shift_held_for_the_mouse_does_not_count(leaving):
    for _ in range(4):
        leaving.locator("h1").click(modifiers=["Shift"])

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


def test_the_count_ends_five_seconds_after_the_last_press(visit):
    page = visit("/")
    page.clock.install()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(5100)
    expect(page.locator(".exit [role=status]")).to_have_text("Exit this page expired.")

    page.keyboard.press("Shift")

    expect(page.locator(".exit [role=status]")).to_have_text("Shift, press 2 more times to exit.")


def test_each_press_fills_a_dot(leaving):
    dots = leaving.locator(".exit__dots i")
    empty = dots.evaluate_all("all => all.map(dot => getComputedStyle(dot).backgroundColor)")
    leaving.keyboard.press("Shift")
    leaving.keyboard.press("Shift")

    filled = dots.evaluate_all("all => all.map(dot => getComputedStyle(dot).backgroundColor)")

    assert [a != b for a, b in zip(empty, filled, strict=True)] == [True, True, False]


def test_escape_does_nothing(leaving):
    address = leaving.url
    for _ in range(4):
        leaving.keyboard.press("Escape")

    assert leaving.url == address


# What a person sees the moment the button is pressed, before the way out has answered.
PRESS = """() => {
    const shown = (name) => document.querySelector(name)?.checkVisibility() ?? false;
    const look = () => ({
        alert: document.querySelector("[role=alert]")?.textContent ?? null,
        page: shown("h1") || shown("main") || shown(".exit__button"),
    });
    document.querySelector(".exit__button").click();
    const pressed = look();
    window.stop();
    // What a browser says when it shows a page that it had kept.
    dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
    return [pressed, look()];
}"""


def test_the_page_is_blank_at_once_and_whole_again_for_whoever_comes_back(leaving):
    pressed, back = leaving.evaluate(PRESS)

    assert pressed == {"alert": "Loading.", "page": False}
    assert back == {"alert": None, "page": True}


@pytest.mark.parametrize("width", [320, 1280])
def test_the_button_stays_in_reach_however_far_a_reader_goes(visit, width):
    page = visit("/newsletter/1/", viewport={"width": width, "height": 700})
    page.evaluate("scrollTo({top: 1500, behavior: 'instant'})")
    button = page.locator(".exit__button")
    box = button.bounding_box()

    assert 0 <= box["y"] < 100
    assert box["height"] >= 24
    top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('.exit__button') !== null",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )
    assert top


def test_the_address_is_not_passed_on(visit):
    page = visit("/")
    links = page.locator("a[href^='https://www.bbc']").all()

    assert len(links) == 2
    for link in links:
        assert link.get_attribute("rel") == "nofollow noreferrer"
        assert link.get_attribute("target") is None


def test_it_works_without_script(visit):
    page = visit("/", java_script_enabled=False)
    page.context.route("https://**/*", lambda route: route.fulfill(body="Elsewhere"))
    page.locator(".exit__button").click()

    page.wait_for_url(ELSEWHERE)


def test_it_is_not_printed(visit):
    page = visit("/")
    page.emulate_media(media="print")

    expect(page.locator(".exit")).to_be_hidden()
