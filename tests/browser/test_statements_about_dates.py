"""Statements 1, 2, 4 and 10, acted out on the starter content. Statements 3 and 39 stand in
`test_dates_that_change.py`, 38 in `test_years_dates.py`."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest
from playwright.sync_api import expect

from tests.browser.signing import edit
from tests.browser.writing import add_block, publish, upload_document

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 360, "height": 740}}
SERIES = {
    "Practitioners’ Forum": 4,
    "Safeguarding Leaders Assembly": 2,
    "Practitioners’ Conference": 1,
}
PASSED = "This date has passed"


@pytest.fixture(scope="module")
def live(acted_out):
    return acted_out


@pytest.fixture
def team(enter):
    page = enter("events")
    page.set_default_timeout(15_000)
    return page


def moment_of(time) -> datetime:
    return datetime.fromisoformat(time.get_attribute("datetime"))


def test_1_the_next_forum_is_seen_on_a_phone_without_scrolling(visit):
    page = visit("/", java_script_enabled=False, **PHONE)
    lead, date = page.locator(".lead__next"), page.locator(".lead__date time")

    for part in (lead.get_by_role("heading"), lead.locator("p").first, date):
        expect(part).to_be_in_viewport(ratio=1)
    expect(lead).to_contain_text("Next Practitioners’ Forum")
    expect(lead).to_contain_text("9:30am to 12:30pm")
    expect(lead).to_contain_text("Venue to be confirmed")
    expect(lead).to_contain_text("Provisional date")
    forum = visit("/events/practitioners-forum/").locator(".ticket time").first
    assert moment_of(date) == moment_of(forum)


def test_2_one_page_has_every_date_ahead_in_order_with_its_status(visit):
    page = visit("/events/", java_script_enabled=False, **PHONE)
    ahead = page.locator(".ticket").filter(has_not_text=PASSED)

    titles = ahead.get_by_role("heading").all_inner_texts()
    starts = [moment_of(ticket.locator("time")) for ticket in ahead.all()]
    assert starts == sorted(starts)
    assert starts[0] > datetime.now(UTC)
    for series, number in SERIES.items():
        assert sum(title.startswith(series) for title in titles) == number
    for ticket in ahead.all():
        expect(ticket.locator(".status")).to_be_visible()


def test_4_a_date_goes_into_any_calendar_at_the_right_moment(visit):
    page = visit("/events/")
    page.locator(".ticket").filter(has_text="Forum, June").get_by_role("link").click()
    start = moment_of(page.locator("main time").first)
    aside = page.locator("main aside")

    with page.expect_download() as file:
        aside.get_by_role("link", name=re.compile("download")).click()
    [entry] = icalendar.Calendar.from_ical(file.value.path().read_bytes()).events
    assert entry.start == start
    asked = {
        name: parse_qs(urlsplit(aside.get_by_role("link", name=name).get_attribute("href")).query)
        for name in ("Outlook on the web", "Google Calendar")
    }
    assert datetime.fromisoformat(asked["Outlook on the web"]["startdt"][0]) == start
    begins = asked["Google Calendar"]["dates"][0].partition("/")[0]
    assert begins == f"{start.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def test_4_a_calendar_that_subscribed_corrects_itself(visit, team):
    page = visit("/events/practitioners-conference/")
    address = page.locator("#feed-url").input_value()
    subscribe = page.locator("#subscribe").get_by_role("link").first
    assert subscribe.get_attribute("href") == address.replace("http:", "webcal:")
    before = next_in(page, address)

    row = team.locator(".desk__row").filter(has_text="Practitioners’ Conference").first
    row.get_by_role("link", name="Move, postpone or cancel").click()
    team.get_by_role("link", name="Move date").click()
    for name, time in (("starts", "10:00"), ("ends", "15:00")):
        field = team.locator(f"#id_{name}_at")
        field.click()
        field.fill(f"{before.start + timedelta(days=1):%d/%m/%Y} {time}")
        team.wait_for_timeout(300)  # the calendar of the field opens a moment later
        field.press("Tab")
    team.get_by_label("Why").press("Tab")
    team.get_by_role("button", name="Look at it first").click()
    team.get_by_role("button", name="Move date", exact=True).click()
    expect(team.locator(".messages")).to_contain_text("Readers see it now")

    after = next_in(page, address)
    assert after["uid"] == before["uid"]
    assert after["sequence"] == before["sequence"] + 1
    assert after.start.date() == before.start.date() + timedelta(days=1)


def next_in(page, address: str):
    """The first date ahead in the feed."""
    feed = icalendar.Calendar.from_ical(page.request.get(address).text())
    return min(
        (each for each in feed.events if each.start > datetime.now(UTC)), key=lambda e: e.start
    )


def test_10_what_came_of_a_past_date_is_found_on_its_page(visit, team, tmp_path):
    page = visit("/events/", **PHONE)
    page.get_by_role("link", name="All past events").click()
    page.locator(".ticket").filter(has_text="Practitioners’ Forum").get_by_role(
        "link"
    ).first.click()
    path = urlsplit(page.url).path

    edit(team, path)
    slides = add_block(team, "Materials", "Document")
    upload_document(team, slides, tmp_path, "Slides of the morning")
    film = add_block(team, "Materials", "Video")
    film.get_by_role("textbox", name="Title").last.fill("Recording of the morning")
    film.get_by_label("Where it can be watched").last.fill("https://video.example.org/morning")
    film.get_by_label("Length in minutes").last.fill("42")
    film.get_by_label("What it says").last.fill("What was said, in a few words.")
    publish(team)

    page.reload()
    found = page.locator("#materials-h").locator("..")
    expect(found).to_contain_text("Slides of the morning")
    expect(found).to_contain_text("42 minutes")
    expect(found).to_contain_text("What was said, in a few words.")
    expect(page.locator("main")).to_contain_text(PASSED)
    past = visit("/events/practitioners-forum/").locator("main li").filter(has_text="With slides")
    expect(past.get_by_role("link").first).to_have_attribute("href", path)
