"""What is wrong on a page, a complaint about data, and a message that should not have come."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser

TYPING = 3500  # milliseconds; nobody writes a message in less
NARROW = {"width": 320, "height": 740}


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: messages are kept there."""
    with copy_of(prepared, tmp_path_factory.mktemp("forms")) as site:
        yield site


def send(page, words, email="kim@school.example"):
    page.locator("textarea").fill(words)
    page.get_by_label("Your email address").fill(email)
    page.wait_for_timeout(TYPING)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("h1")).to_have_text("Thank you")
    return re.search(r"\w{4}-\w{4}", page.locator("#reference-h").inner_text())[0]


def open_in_inbox(page, reference):
    page.goto(f"/admin/messages/?q={reference}")
    page.locator("main table tbody tr").get_by_role("link", name=reference).click()


def check(page):
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_wrong_on_a_page_is_said_without_script_and_thanked_for(visit, scheme):
    page = visit("/about/", viewport=NARROW, color_scheme=scheme, java_script_enabled=False)
    page.get_by_role("link", name="Something wrong with this page?").click()
    expect(page.get_by_label("Something wrong on a page")).to_be_checked()
    expect(page.get_by_label("Which page is it about?")).to_have_value("/about/")
    reference = send(page, f"The second line is old, in {scheme}.")

    thanks = visit(page.url, viewport=NARROW, color_scheme=scheme)  # axe is a script
    expect(thanks.locator("#reference-h")).to_contain_text(reference)
    check(thanks)
    assert page.context.cookies() == []
    assert thanks.faults == []


def test_every_form_with_its_faults_is_for_everybody(visit):
    for path in (
        "/feedback/",
        "/accessibility/problem/",
        "/privacy/request/",
        "/privacy/complaint/",
    ):
        page = visit(path, viewport=NARROW)
        page.get_by_role("button", name="Send", exact=True).click()

        expect(page).to_have_title(re.compile("^Error: "))
        expect(page.locator(".errors")).to_be_focused()
        for link in page.locator(".errors a").all():
            link.click()
            assert page.evaluate("document.activeElement.matches('input, textarea')")
        check(page)


def test_data_protection_acknowledges_a_complaint_that_a_publisher_does_not_find(visit, live):
    reference = send(visit("/privacy/complaint/"), "My address was given to others.")
    publisher = sign_in(visit("/"), "publisher", password_of(live, "publisher"))
    publisher.goto(f"/admin/messages/?q={reference}")
    expect(publisher.locator("main")).to_contain_text("No messages match your query.")

    page = sign_in(visit("/"), "data-protection", password_of(live, "data-protection"))
    open_in_inbox(page, reference)
    expect(page.locator("main")).to_contain_text("My address was given to others.")
    page.get_by_label("State").select_option("In hand")
    page.get_by_label("Who deals with it").select_option("data-protection")
    page.get_by_label("The sender was told").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messages")).to_contain_text("is marked")
    open_in_inbox(page, reference)

    expect(page.locator("main")).to_contain_text(
        re.compile("Acknowledged.*by data-protection", re.S)
    )
    page.goto("/admin/")
    expect(page.locator("main")).to_contain_text("1 message is yours")
    assert page.faults == []


def test_what_tells_a_childs_story_is_passed_on_and_erased(visit, live):
    reference = send(visit("/feedback/?about=page"), "A story that should not be here.")
    page = sign_in(visit("/"), "publisher", password_of(live, "publisher"))
    open_in_inbox(page, reference)
    page.get_by_role("link", name="Contains case details").click()
    page.get_by_role("button", name="It is passed on: erase it").click()

    expect(page.locator("main")).to_contain_text("It was passed on and erased.")
    expect(page.locator("main")).to_contain_text(reference)
    expect(page.locator("main")).not_to_contain_text("A story that should not be here.")
    page.goto(page.url.replace("/edit/", "/history/"))
    expect(page.locator("main")).to_contain_text("Passed on, because it contained case details")
    expect(page.locator("main")).to_contain_text("publisher")
    assert page.faults == []
