"""Pages and screens as they look after something has happened: axe finds nothing there either."""

import itertools
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.shell import ARCHIVE_AND_BREAK, LOOK_AT_LINKS
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)
from tests.start.project import in_shell

pytestmark = pytest.mark.browser

LOOKS = list(itertools.product(("light", "dark"), (320, 1280)))
TYPING = 3500  # milliseconds; nobody writes a message in less
ARCHIVED = "/staying-safe-online/"
ARTICLE = "/newsletter/1/seven-dates-a-year/"
SCREENS = (
    "/admin/",
    "/admin/messages/",
    "/admin/reports/broken-links/",
    "/admin/reports/reviews-due/",
    "/admin/reports/to-check/",
)
DATES = ("/admin/dates/year/", "/admin/dates/import/", "/admin/snippets/events/schoolholiday/")


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own, on which a page is archived and links lead nowhere."""
    with copy_of(prepared, tmp_path_factory.mktemp("states")) as site:
        in_shell(site, ARCHIVE_AND_BREAK)
        in_shell(site, LOOK_AT_LINKS)
        yield site


def look_of(scheme: str, width: int) -> dict:
    return {"color_scheme": scheme, "viewport": {"width": width, "height": 900}}


def faults(page) -> str:
    report = Axe().run(page)
    return f"{page.url}\n{report.generate_report()}" if report.violations_count else ""


def check(page) -> None:
    assert not faults(page)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_an_archived_page(visit, scheme, width):
    page = visit(ARCHIVED, **look_of(scheme, width))

    expect(page.locator("main")).to_contain_text("Archived: no longer current")
    check(page)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_words_that_a_reader_missed(visit, scheme, width):
    page = visit("/search/?q=qqqqzzzz", **look_of(scheme, width))
    page.locator("main").get_by_role("button", name=re.compile("missing|Tell")).click()

    expect(page).to_have_url(re.compile("/search/missed/told/$"))
    check(page)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_an_answer_to_was_this_useful_and_the_words_that_follow(visit, scheme, width):
    page = visit(ARTICLE, **look_of(scheme, width))
    page.get_by_role("group", name="Was this useful?").get_by_role("button", name="No").click()

    expect(page).to_have_url(re.compile(r"/newsletter/useful/\d+/thanks/$"))
    check(page)
    page.get_by_role("link", name="Send feedback on").click()
    expect(page.get_by_label("Which page is it about?")).to_have_value(ARTICLE)


def test_was_this_useful_is_answered_without_a_script_or_a_cookie_and_is_not_printed(visit):
    page = visit(ARTICLE, java_script_enabled=False)
    button = page.get_by_role("button", name="Yes", exact=True)
    page.emulate_media(media="print")
    expect(button).to_be_hidden()
    page.emulate_media(media="screen")
    button.focus()
    page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("Thank you")
    assert page.context.cookies() == []
    page.get_by_role("link", name="Back to the article").click()
    expect(page).to_have_url(re.compile(f"{ARTICLE}$"))


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_a_message_with_faults_and_one_that_was_sent(visit, scheme, width):
    page = visit("/feedback/", **look_of(scheme, width))
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".errors")).to_be_visible()
    check(page)

    page.get_by_label("Something wrong on a page").check()
    page.locator("textarea").fill(f"A line is old. I saw it in {scheme} and {width}.")
    page.wait_for_timeout(TYPING)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("h1")).to_have_text("Thank you")
    check(page)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_admins_lists_with_something_in_them(enter, scheme, width):
    page = enter("admin", **look_of(scheme, width))
    found = []
    for path in SCREENS:
        page.goto(path)
        expect(page.locator("main tbody tr, .desk").first).to_be_visible()
        found.append(faults(page))

    assert not any(found), "\n".join(found)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_screens_about_dates(enter, scheme, width):
    page = enter("events", **look_of(scheme, width))
    found = []
    for path in DATES:
        page.goto(path)
        found.append(faults(page))
    page.goto("/admin/")
    for link in ("Move, postpone or cancel", "Cancel event"):
        page.get_by_role("link", name=link).first.click()
        expect(page.get_by_role("heading", name="What")).not_to_have_count(0)
        found.append(faults(page))

    assert not any(found), "\n".join(found)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_settings(enter, scheme, width):
    page = enter("admin", **look_of(scheme, width))
    page.goto("/admin/settings/pages/sitesettings/")
    expect(page.locator("form [name$=partnership_name]")).to_be_visible()
    check(page)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_editor_of_a_practice_review(enter, scheme, width):
    page = enter("admin", **look_of(scheme, width))
    page.goto("/publications/practice-reviews/")
    index = page.locator("wagtail-userbar a[href*='/edit/']").first.get_attribute("href")
    number = re.search(r"/pages/(\d+)/", index)[1]
    page.goto(f"/admin/pages/add/pages/practicereviewpage/{number}/")
    expect(page.get_by_role("textbox", name="Title")).to_be_visible()
    check(page)
