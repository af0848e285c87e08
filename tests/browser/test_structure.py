"""The drawing of the structure, measured as a browser shows it."""

import pytest
from django.template.loader import render_to_string

from pages.structure_picture import NARROW, WIDE, draw
from tests.pages.test_structure_picture import SIZES, families, groups

pytestmark = pytest.mark.browser

# Boxes in the order of the drawing that is shown, in pixels of the screen.
MEASURE = """() => {
    const rect = (each) => {
        const { left, right, top, bottom } = each.getBoundingClientRect();
        return { left, right, top, bottom };
    };
    const svg = [...document.querySelectorAll(".chart svg")].find((each) => each.checkVisibility());
    return {
        svg: rect(svg),
        size: parseFloat(getComputedStyle(svg.querySelector(".n")).fontSize) * svg.getCTM().a,
        boxes: [...svg.querySelectorAll("a")].map((link) => ({
            box: rect(link.querySelector("rect")), words: rect(link.querySelector("text")),
        })),
    };
}"""


def inside(inner, outer, slack=0.5):
    return (
        inner["left"] >= outer["left"] - slack
        and inner["right"] <= outer["right"] + slack
        and inner["top"] >= outer["top"] - slack
        and inner["bottom"] <= outer["bottom"] + slack
    )


def meet(one, other):
    beside = one["right"] <= other["left"] or other["right"] <= one["left"]
    return not beside and one["top"] < other["bottom"] and other["top"] < one["bottom"]


@pytest.mark.parametrize("width", [320, 360, 800, 1000, 1280])
@pytest.mark.parametrize("count", SIZES)
def test_no_boxes_meet_and_no_words_leave_their_box(visit, width, count):
    page = visit("/about/structure/", viewport={"width": width, "height": 800})
    parts = groups(families, count)
    pictures = [draw(parts, NARROW), draw(parts, WIDE)]
    drawing = render_to_string("components/structure_picture.html", {"pictures": pictures})
    page.evaluate("html => { document.querySelector('.chart').outerHTML = html }", drawing)

    seen = page.evaluate(MEASURE)

    assert len(seen["boxes"]) == len(pictures[0].boxes)
    assert seen["size"] >= 12  # pixels of the smallest words
    for place, each in enumerate(seen["boxes"]):
        assert inside(each["words"], each["box"]), (place, each)
        assert inside(each["box"], seen["svg"]), (place, each)
        assert not any(meet(each["box"], other["box"]) for other in seen["boxes"][:place])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [360, 1280])
def test_every_box_is_reached_by_keyboard_and_leads_to_its_page(visit, width):
    page = visit("/about/structure/", viewport={"width": width, "height": 800})
    boxes = page.locator(".chart a:visible")
    paths = boxes.evaluate_all("all => all.map(link => link.getAttribute('href'))")

    assert len(paths) == len(set(paths)) == 11
    boxes.first.focus()
    for path in paths:
        assert page.evaluate("document.activeElement.getAttribute('href')") == path
        page.keyboard.press("Tab")
    page.goto(paths[-1])
    assert page.locator("h1").inner_text() == "Business Team"
    assert page.faults == []
