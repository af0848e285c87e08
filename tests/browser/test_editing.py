"""An editor changes the site."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import edit, password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: what is changed here would mislead the tests of other files."""
    with copy_of(prepared, tmp_path_factory.mktemp("edited")) as site:
        yield site


@pytest.fixture
def admin(visit, live):
    """The admin, signed in with the user that the start-up made."""
    page = visit("/", viewport={"width": 1400, "height": 1000})
    return sign_in(page, "admin", password_of(live, "admin"))


def publish(admin):
    admin.get_by_role("button", name="More actions").click()
    admin.get_by_role("button", name="Publish", exact=True).click()
    expect(admin.locator(".messages")).to_contain_text("published")


def test_a_change_of_the_home_page_reaches_readers(admin, visit, live):
    edit(admin, "/")
    admin.get_by_role("textbox", name="Headline").fill("Children come first in this city")

    publish(admin)

    expect(visit("/").locator("h1")).to_have_text("Children come first in this city")


def test_a_new_venue_reaches_readers_and_calendars(admin, visit, live):
    path = visit("/").locator(".lead__next a").first.get_attribute("href")
    edit(admin, path)
    admin.get_by_role("textbox", name="Venue").fill("The Library")

    publish(admin)

    expect(visit(path).locator("main")).to_contain_text("The Library")
    feed = live.get("/events/calendar.ics")[1]
    assert re.search(r"LOCATION:The Library", feed)
    assert "SEQUENCE:1" in feed


def test_a_date_typed_as_people_here_write_it_is_that_date(admin, visit, live):
    path = visit("/").locator(".lead__next a").first.get_attribute("href")
    edit(admin, path)
    field = admin.locator("#id_starts_at")
    field.fill("05/06/2027 09:30")
    field.press("Tab")

    assert field.input_value() == "05/06/2027 09:30"


def test_a_number_is_changed_in_one_place(admin, visit, live):
    """Acceptance statement 46."""
    admin.goto("/admin/settings/pages/sitesettings/")
    admin.wait_for_url("**/sitesettings/*/")
    number = admin.locator("input[name='who_to_call-1-value-number']")
    number.evaluate("field => field.closest('.w-panel__content')?.removeAttribute('hidden')")
    number.fill("01632 960 123")

    admin.get_by_role("button", name="Save").first.click()
    expect(admin.locator(".messages")).to_contain_text("updated")

    for path in ("/", "/worried-about-a-child/ur/", "/events/", "/nothing-here/"):
        page = visit(path)
        assert page.locator("a[href='tel:+441632960123']").count() >= 1, path
        assert page.locator("a[href='tel:+441213031888']").count() == 0, path
    assert "01632 960 123" in (live.folder / "var/error_pages/503.html").read_text()


def test_a_review_tells_readers_its_day(admin, visit, live):
    """Acceptance statement 34, its first half."""
    edit(admin, "/privacy/")
    admin.get_by_role("tab", name="Settings").click()
    admin.get_by_role("link", name="Review and archive").last.click()
    admin.get_by_role("button", name="I have read this page and it is right").click()
    expect(admin.locator(".messages")).to_contain_text("Thank you")

    expect(visit("/privacy/").locator(".asks")).to_contain_text("Last reviewed")


def test_an_archived_page_tells_its_readers(admin, visit, live):
    """Acceptance statement 47, and the second half of 34."""
    path = "/publications/guidance/working-together-2018/"
    edit(admin, path)
    admin.get_by_role("tab", name="Settings").click()
    admin.get_by_role("link", name="Review and archive").last.click()
    admin.get_by_label("Why it is archived").fill("Later guidance has replaced it.")
    admin.get_by_role("button", name="Archive", exact=True).click()
    expect(admin.locator(".messages")).to_contain_text("Archived")

    expect(visit(path).locator("main")).to_contain_text("Archived: no longer current")
    expect(visit(path).locator("main")).to_contain_text("Later guidance has replaced it.")
    assert visit("/publications/guidance/").locator(f"a[href='{path}']").count() == 0


def test_every_block_can_be_chosen_and_shows_itself(admin, live):
    edit(admin, "/worried-about-a-child/")
    admin.get_by_role("button", name="Insert a block").first.click()

    for name in ("Heading", "Paragraph", "Quotation", "Callout", "Picture", "Link cards"):
        expect(admin.get_by_role("option", name=name)).to_be_visible()


def test_nothing_calls_out_from_an_editors_browser(admin, live):
    for path in (
        "/admin/",
        "/admin/pages/",
        "/admin/account/",
        "/admin/settings/pages/sitesettings/",
    ):
        assert admin.goto(path, wait_until="networkidle").status == 200

    assert [url for url in admin.requests if not url.startswith((live.address, "blob:"))] == []
    assert admin.faults == []


def test_readers_see_no_trace_of_the_editors_bar(visit):
    assert visit("/").locator("wagtail-userbar").count() == 0


def test_an_editor_sees_the_page_beside_the_form(admin, live):
    edit(admin, "/about/")
    admin.get_by_role("button", name="Toggle preview").click()

    frame = admin.frame_locator("iframe[title='Preview']").first
    expect(frame.locator("h1")).to_have_text("How we work")


def test_a_block_is_shown_before_it_is_chosen(admin, live):
    edit(admin, "/worried-about-a-child/")
    admin.get_by_role("button", name="Insert a block").first.click()
    row = admin.locator(".w-combobox__option-row", has_text="Quotation")
    row.get_by_role("button", name="Preview").click()

    frame = admin.frame_locator(".w-combobox-preview iframe")
    expect(frame.locator("blockquote")).to_be_visible()
