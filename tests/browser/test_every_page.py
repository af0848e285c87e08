"""What holds for every page in a real browser."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.addresses import STATES

pytestmark = pytest.mark.browser

LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1280)]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing(visit, every_path, scheme, width):
    found = {}
    page = visit("/", color_scheme=scheme, viewport={"width": width, "height": 900})
    for path in [*every_path, *STATES]:
        page.goto(path)
        report = Axe().run(page)
        if report.violations_count:
            found[path] = report.generate_report()

    assert not found, "\n".join(f"{path}\n{report}" for path, report in found.items())


def test_axe_can_find_something(visit):
    page = visit("/")
    page.evaluate("document.querySelector('h1').outerHTML = '<img src=\"/nothing.png\">'")

    assert Axe().run(page).violations_count > 0


def test_readers_get_no_cookie_no_third_party_and_no_fault(visit, live, every_path):
    page = visit("/")
    for path in every_path:
        page.goto(path, wait_until="networkidle")

    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert [url for url in page.requests if not url.startswith(live.address)] == []
    assert page.faults == []


def test_nothing_is_written_into_the_page_but_markup(visit, every_path):
    page = visit("/")
    for path in every_path:
        page.goto(path)

        # Linked data is a block of JSON, which no browser runs.
        written = page.locator("[style], style, script:not([src], [type='application/ld+json'])")
        assert written.count() == 0, path


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(visit, every_path, width):
    page = visit("/", viewport={"width": width, "height": 800})
    for path in every_path:
        page.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")

        assert wide <= 0, f"{path}: {wide} px"


def test_text_at_twice_its_size_fits_a_phone(visit, every_path):
    page = visit("/", viewport={"width": 360, "height": 800})
    for path in every_path:
        page.goto(path)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")

        assert wide <= 0, f"{path}: {wide} px"


def test_every_page_reads_without_script(visit, every_path):
    page = visit("/", java_script_enabled=False)
    for path in every_path:
        page.goto(path)

        assert page.locator("h1").count() == 1, path
        assert page.locator("h1").inner_text().strip(), path
        assert page.locator("a[href='tel:999']").count() >= 1, path
        assert page.get_by_role("link", name="Exit this page").count() >= 1, path
        assert page.locator("button:visible", has_text="Copy").count() == 0, path


def test_headings_never_skip_a_level(visit, every_path):
    page = visit("/")
    for path in every_path:
        page.goto(path)
        levels = page.eval_on_selector_all(
            "main :is(h1,h2,h3,h4,h5,h6)", "all => all.map(h => Number(h.tagName[1]))"
        )

        assert levels[0] == 1, path
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), (path, levels)
