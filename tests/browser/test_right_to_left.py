"""A page in Urdu reads from the right: its lines, its arrows, and numbers that stay as dialled."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

URDU = "/worried-about-a-child/ur/"
WIDTHS = [320, 360, 1280]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_begins_at_the_right_and_nothing_falls_off(visit, width):
    page = visit(URDU, viewport={"width": width, "height": 800})
    heading = page.locator("h1")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert heading.evaluate("h => getComputedStyle(h).direction") == "rtl"
    # Its words end nearer to the right edge than to the left one.
    left, right = heading.evaluate(
        """h => {
            const words = document.createRange();
            words.selectNodeContents(h);
            const box = words.getBoundingClientRect(), main = document.querySelector("main");
            const whole = main.getBoundingClientRect();
            return [box.left - whole.left, whole.right - box.right];
        }"""
    )
    assert right <= left
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_a_number_keeps_the_order_in_which_it_is_dialled(visit, width):
    page = visit(URDU, viewport={"width": width, "height": 800})
    numbers = page.locator("main .call__num bdi")

    assert numbers.count() == 3
    for number in numbers.all():
        first, last = number.evaluate(
            """b => [0, b.firstChild.length - 1].map(at => {
                const sign = document.createRange();
                sign.setStart(b.firstChild, at);
                sign.setEnd(b.firstChild, at + 1);
                return sign.getBoundingClientRect().left;
            })"""
        )
        assert first < last


def test_what_stays_english_reads_from_the_left(visit):
    page = visit(URDU)

    for part in ("header.masthead", "footer.foot"):
        assert page.locator(part).evaluate("p => getComputedStyle(p).direction") == "ltr"


def test_an_arrow_points_the_way_that_the_page_reads(visit):
    page = visit("/")
    arrow = page.locator(".more .i--dir").first
    flips = "a => new DOMMatrix(getComputedStyle(a).transform).a"

    assert arrow.evaluate(flips) == 1
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert arrow.evaluate(flips) == -1


def test_a_reader_comes_back_to_english(visit):
    page = visit(URDU)
    page.get_by_role("link", name="Read this page in English").click()

    expect(page.locator("h1")).to_have_text("Worried about a child?")
    assert page.locator("html").get_attribute("dir") is None
    page.get_by_role("link", name="اردو").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "ur")
