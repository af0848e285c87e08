"""Statement 38: the seven dates of a year are added together, at a desk and on a telephone, and a
year that lacks one of its four Forums, two Assemblies and one Conference is pointed out."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.test_dates_that_change import PHONE
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)
from tests.start.project import in_shell

pytestmark = pytest.mark.browser

DESK = {"viewport": {"width": 1280, "height": 1000}}
SERIES = {
    "Practitioners’ Forum": 4,
    "Safeguarding Leaders Assembly": 2,
    "Practitioners’ Conference": 1,
}
# As it is at the end of a year, when nobody has planned the next.
EMPTY = """
from django.utils import timezone
from events.models import EventPage
for event in EventPage.objects.filter(ends_at__gt=timezone.now()):
    event.delete()
"""


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: no other test should find it without dates."""
    with copy_of(prepared, tmp_path_factory.mktemp("year")) as site:
        yield site


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def team(request, enter, live):
    """The events team at its first page, with a year that holds no date."""
    in_shell(live, EMPTY)
    page = enter("events", **request.param)
    page.goto("/admin/")
    return page


def row_of(page, series: str):
    return page.locator(".desk__row").filter(has_text=series).first


def add_all(page, button: str) -> None:
    page.get_by_role("link", name="Add the year’s dates").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for series, number in SERIES.items():
        part = page.get_by_role("region", name=series)
        expect(part.get_by_role("checkbox", checked=True)).to_have_count(number)
    page.get_by_role("button", name=button, exact=True).click()


def test_the_seven_dates_are_added_together_and_readers_see_them(team, visit):
    for series, number in SERIES.items():
        expect(row_of(team, series)).to_contain_text(f"0 of {number} in the next twelve months")

    add_all(team, "Add and publish")

    expect(team.locator(".messages")).to_contain_text("7 dates published.")
    expect(team.locator(".messages")).to_contain_text("The year is whole")
    tickets = visit("/events/", **PHONE).locator("main .tickets").first
    expect(visit("/events/").locator("main")).to_contain_text("7 upcoming events")
    expect(tickets).to_be_visible()
    team.goto("/admin/")
    for series in SERIES:
        expect(row_of(team, series)).not_to_contain_text("in the next twelve months")


def test_a_year_that_falls_short_is_pointed_out_until_it_is_mended(team):
    add_all(team, "Add and publish")
    team.goto("/admin/")
    forum = row_of(team, "Practitioners’ Forum")
    forum.get_by_role("link", name="Move, postpone or cancel").click()
    team.get_by_role("link", name="Cancel event").click()
    team.get_by_role("button", name="Cancel event", exact=True).click()

    team.goto("/admin/")
    expect(forum).to_contain_text("3 of 4 in the next twelve months")
    team.get_by_role("link", name="Add the year’s dates").click()
    expect(team.get_by_role("checkbox", checked=True)).to_have_count(1)
    team.get_by_role("button", name="Add and publish", exact=True).click()

    expect(team.locator(".messages")).to_contain_text("1 date published.")
    expect(team.locator(".messages")).to_contain_text("The year is whole")


def test_one_date_is_left_out_and_that_is_said(team):
    team.get_by_role("link", name="Add the year’s dates").click()
    team.get_by_role("region", name="Practitioners’ Conference").get_by_role("checkbox").uncheck()
    team.get_by_role("button", name="Add as drafts", exact=True).click()

    expect(team.locator(".messages")).to_contain_text("6 dates made as drafts.")
    expect(team.locator(".messages")).to_contain_text(
        "The year is short. Practitioners’ Conference: 0 of 1 in the next twelve months"
    )
