"""What is to be mended in an issue goes from the list as it is mended, and a line leads there."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import edit, password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser
NO_SUBJECT = "The email has no subject"


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: a changed draft would mislead the tests of other files."""
    with copy_of(prepared, tmp_path_factory.mktemp("ready")) as site:
        yield site


@pytest.mark.parametrize("width", [360, 1280])
def test_a_line_leads_to_its_place_and_goes_when_it_is_mended(visit, live, width):
    page = visit("/", viewport={"width": width, "height": 900})
    sign_in(page, "editor", password_of(live, "editor"))
    edit(page, "/newsletter/2/")
    subject, lines = page.get_by_label("Subject of the email"), page.locator("#ready-lines")
    expect(lines).not_to_contain_text(NO_SUBJECT)
    page.wait_for_timeout(2000)  # the form takes down what it holds before it sees changes
    subject.fill("")
    subject.press("Tab")
    expect(lines).to_contain_text(NO_SUBJECT, timeout=20_000)

    lines.get_by_role("link", name=NO_SUBJECT).click()

    expect(subject).to_be_in_viewport()
    subject.fill("What stands on this website")
    subject.press("Tab")
    expect(lines).not_to_contain_text(NO_SUBJECT, timeout=20_000)
    expect(lines).to_contain_text("Nothing to mend")
    page.goto("/admin/reports/ready/")
    row = page.get_by_role("row", name="Your way around this website")
    expect(row).to_contain_text("Published, with changes")
    row.get_by_role("link").first.click()
    expect(page.get_by_role("button", name="Look again")).to_be_visible()
    assert page.faults == []
