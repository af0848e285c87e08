"""What people come for."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


def test_the_next_forum_is_seen_on_a_phone_without_scrolling(visit):
    page = visit("/", viewport=PHONE)
    forum = page.get_by_role("link", name="Next Practitioners’ Forum")
    day = page.locator(".roundel time")

    for part in (forum, day):
        box = part.bounding_box()
        assert box["y"] + box["height"] <= PHONE["height"]


def test_a_practitioner_finds_the_next_forum_and_its_calendar_file(visit):
    page = visit("/")
    page.get_by_role("link", name="Next Practitioners’ Forum").click()

    expect(page.locator("h1")).to_contain_text("Practitioners’ Forum")
    with page.expect_download() as download:
        page.evaluate(
            """() => {
                const link = document.querySelector("a[href$='event.ics']");
                link.download = "";
                link.click();
            }"""
        )
    assert "BEGIN:VEVENT" in download.value.path().read_text()


def test_the_latest_newsletter_is_read_from_the_home_page(visit):
    page = visit("/")
    page.get_by_role("link", name="Read the whole issue").click()
    title = page.locator("main .entries a").first.inner_text()
    page.locator("main .entries a").first.click()

    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("main")).to_contain_text("Business Team")


def test_the_number_to_call_is_one_step_from_every_page(visit):
    page = visit("/events/")
    page.get_by_role("link", name=re.compile("Worried about a child")).first.click()

    expect(page.locator("main a[href='tel:999']").first).to_be_visible()


def test_search_finds_the_forum(visit):
    page = visit("/", viewport={"width": 1280, "height": 800})
    page.get_by_role("searchbox").first.fill("practitioners forum")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("Practitioners’ Forum")


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(visit):
    page = visit("/", viewport=PHONE)
    summary = page.locator(".menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Newsletter", exact=True).first).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator(".menu")).not_to_have_attribute("open", "")
    expect(summary).to_be_focused()


@pytest.mark.parametrize("width", [320, 640, 800, 1024, 1280])
def test_a_number_to_call_stands_on_one_line(visit, width):
    page = visit("/", viewport={"width": width, "height": 800})
    for path in ("/", "/worried-about-a-child/", "/contact/"):
        page.goto(path)
        lines = page.locator("main .call__num bdi").evaluate_all(
            "all => all.map(number => number.getClientRects().length)"
        )

        assert len(lines) == 3, path
        assert set(lines) == {1}, (path, lines)
