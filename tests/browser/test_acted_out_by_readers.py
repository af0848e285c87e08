"""What practitioners and the public were promised, acted out; numbers are those of the statements.

`test_statements.py` has those for which a reader only reads.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.signing import edit
from tests.browser.writing import add_paragraph, publish

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
TYPING = 3500  # milliseconds; nobody writes a message in less


@pytest.fixture(scope="module")
def live(acted_out):
    return acted_out


def follow(page, name) -> None:
    page.locator("main").get_by_role("link", name=name).first.click()


def send(page) -> str:
    """Press the button when a person could have filled the form in; gives the reference."""
    page.wait_for_timeout(TYPING)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("h1")).to_have_text("Thank you")
    return re.search(r"\w{4}-\w{4}", page.locator("#reference-h").inner_text())[0]


def test_15_what_each_group_does_stands_on_a_page_of_its_own(visit):
    page = visit("/about/groups/", viewport=PHONE)
    rows = page.locator("main .rows h3 a")
    groups = dict(
        zip(
            rows.all_inner_texts(),
            rows.evaluate_all("all => all.map(a => a.pathname)"),
            strict=True,
        )
    )
    names = " ".join(groups)

    for words in ("Learning and Development", "Quality, Impact", "Serious Cases", "Health Forum"):
        assert words in names
    for name, path in groups.items():
        page.goto(path)
        expect(page.locator("h1")).to_have_text(name)
        assert len(page.locator("main .prose").first.inner_text()) > 100, name


def test_15_terms_of_reference_are_read_as_a_page(enter, visit):
    editor = enter("publisher")
    edit(editor, "/about/groups/learning-and-development/")
    add_paragraph(editor, "Terms of reference", "The group meets to plan.")
    publish(editor)

    page = visit("/about/groups/learning-and-development/", viewport=PHONE)

    expect(page.get_by_role("heading", name="Terms of reference")).to_be_visible()
    expect(page.locator("#terms")).to_contain_text("The group meets to plan.")


def test_29_a_request_for_another_format_with_a_warning_about_childrens_details(visit):
    page = visit("/", viewport=PHONE, java_script_enabled=False)
    page.locator("footer").get_by_role("link", name="Feedback").click()
    expect(page.locator("main")).to_contain_text("Do not include a child’s details")
    expect(page.locator("main a[href='tel:999']")).to_be_visible()
    page.get_by_label("Something I would like to see or to get").check()
    page.locator("textarea").fill("The plan in large print, please.")

    reference = send(page)

    expect(page.locator("main")).to_contain_text("Keep this reference")
    assert reference
    assert page.context.cookies() == []


def test_30_a_problem_of_accessibility_and_where_to_complain(visit):
    page = visit("/accessibility/", viewport=PHONE)
    enforcement = page.locator("#enforcement-h, #enforcement").first
    expect(enforcement).to_be_visible()
    for body in ("Equality and Human Rights Commission", "Equality Advisory and Support Service"):
        expect(page.locator("main")).to_contain_text(body)
    expect(page.locator("main a[href*='equalityadvisoryservice']").first).to_be_visible()
    follow(page, "Report a problem with accessibility")
    expect(page).to_have_url(re.compile(r"/accessibility/problem/(\?|$)"))
    page.locator("textarea").first.fill("The map has no words.")

    send(page)

    expect(page.locator("main")).to_contain_text("Keep this reference")


@pytest.mark.parametrize(
    "wish", ["See what you hold about me", "Have it corrected", "Have it deleted"]
)
def test_31_ones_own_data_is_asked_for_and_the_request_arrives(enter, visit, wish):
    page = visit("/privacy/")
    follow(page, "Ask about your data")
    page.get_by_label(wish).check()
    page.locator("textarea").fill(f"A message that I sent in May. {wish}.")
    page.get_by_label("Your email address").fill("kim@school.example")

    reference = send(page)

    desk = enter("data-protection")
    desk.goto(f"/admin/messages/?q={reference}")
    desk.locator("main table tbody tr").get_by_role("link", name=reference).click()
    expect(desk.locator("main")).to_contain_text(wish)


def test_57_and_58_editions_stand_with_their_dates_at_addresses_of_their_own(visit, live):
    page = visit("/publications/guidance/")
    for edition, until in (("2018", True), ("2023", True), ("2026", False)):
        row = page.locator("main li", has_text=f"Working Together to Safeguard Children {edition}")
        expect(row).to_contain_text(edition)
        assert ("Replaced" in row.inner_text()) == until, edition
    path = "/publications/guidance/working-together-2018/"
    page.goto(path)

    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == f"{live.address}{path}"


def test_59_when_the_statement_was_tested_and_what_is_open(visit):
    main = visit("/accessibility/").locator("main")

    expect(main).to_contain_text(re.compile(r"Last tested\s*\d+ \w+ 20\d\d"))
    expect(main).to_contain_text("Where the guidelines are not met")
    expect(main).to_contain_text("Partially compliant")
