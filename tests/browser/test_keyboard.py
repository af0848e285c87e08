"""Every page by the keyboard alone, on a phone and on a desk."""

import pytest

pytestmark = pytest.mark.browser

MOST_STOPS = 250  # more than any page has: a page that holds the focus for ever fails

# What a person sees of the element that has the focus; null at the end of the page.
STOP = """() => {
    const at = document.activeElement, box = at.getClientRects()[0];
    if (at === document.body) return null;
    const hit = document.elementFromPoint(
        Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1),
        Math.min(Math.max(box.y + box.height / 2, 0), innerHeight - 1));
    const style = getComputedStyle(at);
    const label = at.labels?.[0];
    return {
        name: at.outerHTML.slice(0, 120),
        visible: box.width > 0 && box.height > 0,
        uncovered: at.contains(hit) || !!hit?.contains(at) || !!label?.contains(hit),
        focus: style.outlineStyle !== "none" || style.boxShadow !== "none" || !!label,
    };
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_every_stop_of_the_tab_key_is_seen_and_uncovered(visit, every_path, width):
    # Without smooth scrolling, so that the page has arrived when it is looked at.
    page = visit("/", viewport={"width": width, "height": 740}, reduced_motion="reduce")
    for path in every_path:
        page.goto(path)
        stops = stops_of(page)

        assert len(stops) > 10, path
        for stop in stops:
            assert stop["visible"], (path, stop)
            assert stop["uncovered"], (path, stop)
            assert stop["focus"], (path, stop)


def stops_of(page) -> list[dict]:
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"{page.url}: the focus never leaves the page")
