"""What a reader's own device asks for: more contrast, its own colours, no movement, paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WISHES = {
    "more contrast": {"contrast": "more"},
    "more contrast, dark": {"contrast": "more", "color_scheme": "dark"},
    "its own colours": {"forced_colors": "active"},
}


# Where a device paints in its own colours, axe still reads those of the style sheet.
NO_CONTRAST = {"rules": {"color-contrast": {"enabled": False}}}


@pytest.mark.parametrize("wish", WISHES)
def test_axe_finds_nothing(visit, every_path, wish):
    page = visit("/", **WISHES[wish])
    options = NO_CONTRAST if "forced_colors" in WISHES[wish] else None
    found = {}
    for path in every_path:
        page.goto(path)
        report = Axe().run(page, options=options)
        if report.violations_count:
            found[path] = report.generate_report()

    assert not found, found


def test_more_contrast_is_more(visit):
    def colour(**wishes):
        return visit("/about/", **wishes).evaluate(
            "getComputedStyle(document.querySelector('.standfirst, main p')).color"
        )

    assert colour(contrast="more") != colour()


def test_filled_parts_keep_an_edge_in_a_devices_own_colours(visit):
    page = visit("/events/", forced_colors="active")
    edge = page.locator(".ticket").first.evaluate(
        "ticket => ['', '::before', '::after'].some(part =>"
        " parseFloat(getComputedStyle(ticket, part || null).borderTopWidth) > 0)"
    )

    assert edge


def test_nothing_moves_for_a_reader_who_asks_for_stillness(visit, every_path):
    page = visit("/", reduced_motion="reduce")
    for path in every_path:
        page.goto(path)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter(at => {
                const style = getComputedStyle(at);
                const seconds = style.transitionDuration.split(",").map(parseFloat);
                return style.animationName !== "none" || seconds.some(time => time > 0.001)
                    || style.scrollBehavior === "smooth";
            }).map(at => at.outerHTML.slice(0, 80))"""
        )

        assert moving == [], path


def test_a_printed_page_has_the_numbers_and_no_navigation(visit, every_path):
    page = visit("/")
    page.emulate_media(media="print")
    for path in every_path:
        page.goto(path)

        expect(page.locator(".exit")).to_be_hidden()
        expect(page.locator(".menu")).to_be_hidden()
        assert page.locator("a[href='tel:999']:visible").count() >= 1, path
        expect(page.locator(".print-only", has_text="Printed from").first).to_be_visible()
