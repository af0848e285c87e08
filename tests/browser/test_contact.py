"""Somebody writes to the team, and the team reads it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
TYPING = 3500  # milliseconds; nobody writes a message in less


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: messages are kept there."""
    with copy_of(prepared, tmp_path_factory.mktemp("contact")) as site:
        yield site


@pytest.fixture
def admin(visit, live):
    return sign_in(visit("/"), "admin", password_of(live, "admin"))


def fill_in(page, message, email="kim@school.example"):
    page.get_by_label("A date, or learning").check()
    page.get_by_label("Your message").fill(message)
    page.get_by_label("Your email address").fill(email)


def open_form(visit, **options):
    page = visit("/contact/", **options)
    page.get_by_role("link", name="Send a message to the team").click()
    return page


def rows(admin, message):
    admin.goto(f"/admin/messages/?q={message}")
    return admin.locator("main table tbody tr")


@pytest.mark.parametrize("has_script", [True, False])
def test_wrong_then_right_then_thanks_on_a_phone(visit, admin, has_script):
    words = f"Is lunch included {'with' if has_script else 'without'} script?"
    page = open_form(visit, viewport=PHONE, java_script_enabled=has_script)
    fill_in(page, words, email="kim@")
    page.get_by_role("button", name="Send", exact=True).click()

    expect(page).to_have_title(re.compile("^Error: Send a message"))
    expect(page.get_by_label("Your message")).to_have_value(words)
    expect(page.get_by_label("A date, or learning")).to_be_checked()
    expect(page.locator(".errors")).to_be_focused()
    page.get_by_role("link", name="Enter an email address").click()
    expect(page.get_by_label("Your email address")).to_be_focused()

    page.get_by_label("Your email address").fill("kim@school.example")
    page.wait_for_timeout(TYPING)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("h1")).to_have_text("Thank you")
    reference = page.locator("#reference-h").inner_text()
    page.reload()
    page.go_back()
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#reference-h")).to_have_text(reference)

    assert rows(admin, words).count() == 1
    assert page.context.cookies() == []
    assert page.faults == []


def test_the_form_with_its_faults_is_for_everybody(visit):
    for scheme in ("light", "dark"):
        page = open_form(visit, viewport={"width": 320, "height": 740}, color_scheme=scheme)
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.locator(".errors")).to_be_visible()
        report = Axe().run(page)

        assert report.violations_count == 0, report.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        expect(page.get_by_label("Leave this field empty")).to_be_hidden()


def test_the_team_reads_and_marks(visit, admin):
    page = open_form(visit)
    fill_in(page, "Please send me the map.")
    page.wait_for_timeout(TYPING)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("h1")).to_have_text("Thank you")

    rows(admin, "send me the map").get_by_role("link").first.click()
    expect(admin.locator("main")).to_contain_text("Please send me the map.")
    admin.get_by_role("button", name="Mark as answered").click()
    expect(admin.locator(".messages")).to_contain_text("is marked")
    expect(rows(admin, "send me the map")).to_contain_text("Answered")

    assert admin.faults == []
