"""Statement 39 as far as readers and feeds go: on a telephone, the events team moves, postpones,
cancels and reinstates a date, and every page and calendar says so."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser

PHONE = {
    "viewport": {"width": 360, "height": 740},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}
SERIES = "/events/practitioners-forum/"


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: what is changed here would mislead the tests of other files."""
    with copy_of(prepared, tmp_path_factory.mktemp("dates")) as site:
        yield site


@pytest.fixture(scope="module")
def team(browser, live):
    """The events team on a telephone, at what can be done with the next Forum."""
    context = browser.new_context(base_url=live.address, **PHONE)
    page = sign_in(context.new_page(), "events", password_of(live, "events"))
    row = page.locator(".desk__row").filter(has_text="Practitioners’ Forum").first
    row.get_by_role("link", name="Move, postpone or cancel").click()
    expect(page.get_by_role("heading", name="What readers see now")).to_be_visible()
    yield page
    context.close()


@pytest.fixture
def reader(visit, team):
    """Opens the page of the date, or another, as readers see it."""
    path = team.get_by_role("link", name="Open the page as readers see it").get_attribute("href")
    return lambda at="": visit(at or re.sub(r"^https?://[^/]+", "", path), **PHONE)


def begin(page, label: str) -> None:
    page.get_by_role("link", name=label, exact=True).click()


def confirm(page, label: str) -> None:
    expect(page.get_by_role("heading", name="Who will hear of it")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name=label, exact=True).click()
    expect(page.locator(".messages")).to_contain_text("Readers see it now")


def calendar(page) -> str:
    text = page.request.get(f"{SERIES}calendar.ics").text()
    return text.replace("\r\n ", "")


def test_postponed_then_given_a_new_date(team, reader):
    begin(team, "Postpone")
    team.get_by_label("Why").fill("The hall has been flooded.")
    team.get_by_role("button", name="Look again after a change").click()
    expect(team.locator("main")).to_contain_text("POSTPONED: Practitioners’ Forum")
    confirm(team, "Postpone")

    for path in ("", "/events/", SERIES):
        expect(reader(path).locator("main")).to_contain_text("Postponed")
    expect(reader().locator("main")).to_contain_text("The hall has been flooded.")
    expect(reader("/").locator("main")).to_contain_text("Postponed")
    assert "SUMMARY:POSTPONED: " in calendar(team)

    begin(team, "Move date")
    year = int(re.search(r"\d{4}", team.locator("#id_starts_at").input_value())[0])
    team.locator("#id_starts_at").fill(f"12/08/{year + 1} 09:30")
    team.locator("#id_ends_at").fill(f"12/08/{year + 1} 12:30")
    team.keyboard.press("Escape")
    team.get_by_role("button", name="Look at it first").click()
    confirm(team, "Move date")

    main = reader().locator("main")
    expect(main).to_contain_text(f"12 August {year + 1}")
    expect(main.locator("s").first).to_be_visible()
    assert f"DTSTART;TZID=Europe/London:{year + 1}0812T093000" in calendar(team)


def test_cancelled_and_brought_back_with_undo(team, reader):
    begin(team, "Cancel event")
    confirm(team, "Cancel event")

    expect(reader().locator("main")).to_contain_text("Cancelled")
    assert "STATUS:CANCELLED" in calendar(team)

    team.locator(".messages").get_by_role("link", name="Undo").click()
    confirm(team, "Reinstate")

    expect(reader().locator("main")).not_to_contain_text("Cancelled")
    assert "STATUS:CANCELLED" not in calendar(team)


def test_moved_online_and_back(team, reader):
    begin(team, "Move online")
    confirm(team, "Move online")
    expect(reader().locator("main")).to_contain_text("Online")

    begin(team, "Meet in person after all")
    team.get_by_label("Venue").fill("The hall")
    team.get_by_role("button", name="Look at it first").click()
    confirm(team, "Meet in person after all")

    expect(reader().locator("main")).to_contain_text("The hall")
