"""The admin's own pages in a real browser: readable, narrow enough, and in the house's dress."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.signing import password_of, sign_in

pytestmark = pytest.mark.browser

PATHS = ("/admin/", "/admin/help/", "/admin/reports/reviews-due/", "/admin/nothing/here/")
LOOKS = list(itertools.product(("light", "dark"), (360, 1280)))
PEOPLE = ("admin", "approver")


@pytest.fixture(scope="module")
def signed_in():
    """What a browser keeps of a sample user who has signed in, by the user's name."""
    return {}


@pytest.fixture
def admin(visit, live, signed_in):
    """The admin, as one of the sample users, who signs in but once."""

    def admin(name: str = "admin", **options):
        page = visit("/admin/", storage_state=signed_in.get(name), **options)
        if name not in signed_in:
            sign_in(page, name, password_of(live, name))
            signed_in[name] = page.context.storage_state()
        expect(page.get_by_role("heading", name="Waiting for you")).to_be_visible()
        return page

    return admin


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing(admin, scheme, width):
    page = admin(color_scheme=scheme, viewport={"width": width, "height": 800})
    found = {}
    for path in PATHS:
        page.goto(path)
        page.locator("body.ready, .lost").first.wait_for()
        report = Axe().run(page)
        if report.violations_count:
            found[path] = report.generate_report()

    assert not found, "\n".join(f"{path}\n{report}" for path, report in found.items())


@pytest.mark.parametrize("name", PEOPLE)
def test_nothing_is_wider_than_a_phone(admin, name):
    page = admin(name, viewport={"width": 360, "height": 740})
    for path in PATHS[:2]:
        page.goto(path)
        wide = page.evaluate(
            """[...document.querySelectorAll(
                'main :not(.w-sr-only, .w-sr-only *, [role=region][tabindex="0"] *)')]
                .filter(e => e.getBoundingClientRect().right > innerWidth)
                .map(e => e.outerHTML.slice(0, 90))"""
        )

        assert wide == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_the_admin_wears_the_partnerships_dress(admin):
    page = admin(viewport={"width": 1280, "height": 800})

    mark = page.locator("#wagtail-sidebar .house__mark")
    assert mark.evaluate("image => image.naturalWidth") > 0
    ground = page.locator("#wagtail-sidebar .sidebar__inner").evaluate(
        "menu => getComputedStyle(menu).backgroundColor.match(/[0-9]+/g)"
    )
    page.goto("/")
    band = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--lock')")
    assert "#" + "".join(f"{int(channel):02x}" for channel in ground) in band


def test_a_task_leads_from_the_menu_to_its_form(admin):
    page = admin(viewport={"width": 1280, "height": 1200})
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_role("link", name="Newsletter article", exact=True).click()

    expect(page.get_by_role("textbox", name="Section")).to_be_visible()


def test_so_it_does_on_a_phone_through_a_folded_menu(admin):
    page = admin(viewport={"width": 360, "height": 740})
    page.get_by_role("button", name="Toggle sidebar").click()
    page.get_by_role("button", name="New", exact=True).click()
    page.get_by_role("button", name="Publication", exact=True).click()
    page.get_by_role("link", name="Strategies", exact=True).click()

    expect(page.get_by_role("heading", name="New: Publication")).to_be_visible()


def test_help_is_found_in_the_menu_and_leads_to_its_parts(admin):
    page = admin(viewport={"width": 1280, "height": 800})
    page.get_by_role("button", name="Help", exact=True).click()
    page.get_by_role("link", name="Editing the site").click()
    page.get_by_role("link", name="Undo a mistake").click()

    expect(page.get_by_role("heading", name="Undo a mistake")).to_be_in_viewport()


def test_its_own_pages_bring_no_fault_and_no_script_or_style_of_their_own(admin):
    page = admin(viewport={"width": 1280, "height": 800})
    page.faults.clear()
    for path in PATHS[:2]:
        page.goto(path, wait_until="networkidle")

        assert page.locator(":is(.desk, .guide, .house) :is(script, style, [style])").count() == 0
    assert page.faults == []
