"""What editors were promised, acted out on the starter content, by the numbers of the statements.

Statements 34, 46 and 47 stand in `test_editing.py`, 55 in `test_message_forms.py`.
"""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.shell import LOOK_AT_LINKS
from tests.browser.signing import edit
from tests.browser.writing import (
    add_block,
    add_paragraph,
    choose_page,
    press,
    publish,
    upload_document,
)
from tests.start.project import in_shell

pytestmark = pytest.mark.browser

PLANS = "/about/plans/"
OLD_PLAN = "/about/plans/business-improvement-plan-2023-2025/"
LONG_AGO = (date.today() - timedelta(days=40)).strftime("%d/%m/%Y")  # noqa: DTZ011 (London is near)


@pytest.fixture(scope="module")
def live(acted_out):
    return acted_out


@pytest.fixture
def admin(enter):
    page = enter("admin")
    page.set_default_timeout(15_000)
    return page


def new_person(admin, name: str) -> None:
    admin.goto("/admin/")
    admin.get_by_role("button", name="New", exact=True).click()
    admin.get_by_role("link", name="Person", exact=True).click()
    admin.get_by_role("textbox", name="Title").fill(name)
    admin.locator("#id_summary").fill("A person of this test.")
    publish(admin)


def add_holder(admin, place: int, name: str, begun_on: str) -> None:
    admin.get_by_role("button", name="Add Holder").click()
    holder = admin.get_by_role("region", name=f"Holder {place}", exact=True)
    choose_page(admin, name, holder.get_by_role("button", name="Choose a page (Person)"))
    holder.get_by_role("textbox", name="From").fill(begun_on)


def test_42_the_chair_becomes_two_co_chairs_and_old_articles_stay(admin, visit):
    for name in ("First Successor", "Second Successor"):
        new_person(admin, name)
    admin.goto("/admin/snippets/pages/role/")
    admin.get_by_role("link", name="Independent Chair").first.click()
    admin.get_by_role("textbox", name="To", exact=True).first.fill("30/09/2024")
    for place, name in ((2, "First Successor"), (3, "Second Successor")):
        add_holder(admin, place, name, "01/10/2024")
    press(admin, "Save", "updated")

    board = visit("/about/groups/executive-board/").locator("main")
    for name in ("First Successor", "Second Successor"):
        expect(board.locator("aside")).to_contain_text(name)
    expect(board.locator("aside")).not_to_contain_text("Penny Thompson")
    expect(board).to_contain_text("Who presided before")
    expect(visit("/about/people/penny-thompson/").locator("main")).to_contain_text("September 2024")
    article = visit("/newsletter/1/introducing-the-independent-chair/").locator("main")
    expect(article).to_contain_text("Independent Chair at the time")


def test_43_a_new_plan_with_its_priority_beside_the_old_one(admin, visit):
    edit(admin, PLANS)
    index = re.search(r"/pages/(\d+)/", admin.url)[1]
    admin.goto(f"/admin/pages/add/pages/planpage/{index}/")
    admin.get_by_role("textbox", name="Title").fill("Plan 2026–2028")
    admin.locator("#id_summary").fill("What comes next.")
    admin.get_by_role("spinbutton", name="First year").fill("2026")
    admin.get_by_role("spinbutton", name="Last year").fill("2028")
    publish(admin)
    edit(admin, visit(PLANS).locator("main a", has_text="Plan 2026–2028").get_attribute("href"))
    plan = re.search(r"/pages/(\d+)/", admin.url)[1]
    admin.goto(f"/admin/pages/add/pages/prioritypage/{plan}/")
    admin.get_by_role("textbox", name="Title").fill("Neglect, further on")
    admin.locator("#id_summary").fill("What is still to be done.")
    publish(admin)
    edit(admin, OLD_PLAN)
    chooser = admin.get_by_role("button", name="Choose a page (Plan)")
    choose_page(admin, "Plan 2026–2028", chooser)
    publish(admin)

    old = visit(OLD_PLAN).locator("main")
    expect(old).to_contain_text("The plan after it is Plan 2026–2028")
    assert old.locator(f"a[href*='{OLD_PLAN}']").count() >= 4
    today = visit("/about/priorities/")
    expect(today.locator("h1")).to_have_text("Plan 2026–2028")
    expect(today.locator("main")).to_contain_text("Neglect, further on")
    expect(visit("/").locator("main")).to_contain_text("Neglect, further on")


def test_44_a_review_waits_for_its_boxes_and_then_stays_for_a_year(admin, visit, tmp_path):
    admin.goto("/admin/")
    admin.get_by_role("button", name="New", exact=True).click()
    admin.get_by_role("button", name="Practice review", exact=True).click()
    admin.get_by_role("link", name="Practice reviews", exact=True).click()
    admin.get_by_role("textbox", name="Title").fill("Learning from one review")
    admin.get_by_role("textbox", name="Reviewer").fill("The reviewer of the test")
    add_paragraph(admin, "Body", "What was learned.")
    report = add_block(admin, "The set", "Report")
    upload_document(admin, report, tmp_path, "The report")
    press(admin, "Save draft", "Learning from one review")
    press(admin, "Publish", "due to validation errors")
    expect(admin.get_by_text("Tick this before the review is published.")).to_have_count(3)
    expect(admin.get_by_text("Say on which day the copy was sent.")).to_be_visible()

    signed = admin.get_by_role("region", name="Sign-off")
    for box in signed.get_by_role("checkbox").all():
        box.check()
    signed.get_by_role("textbox").fill(LONG_AGO)
    signed.get_by_role("textbox").press("Tab")
    publish(admin)
    path = "/publications/practice-reviews/learning-from-one-review/"
    expect(visit(path).locator("main")).to_contain_text("What was learned.")

    edit(admin, path)
    number = re.search(r"/pages/(\d+)/", admin.url)[1]
    for action in ("unpublish", "delete"):
        admin.goto(f"/admin/pages/{number}/{action}/")
        if admin.get_by_role("button", name="Yes, unpublish it").is_visible():
            admin.get_by_role("button", name="Yes, unpublish it").click()
        free = date.today().year + 1  # noqa: DTZ011
        expect(admin.locator(".messages")).to_contain_text("must stay where readers find it")
        expect(admin.locator(".messages")).to_contain_text(str(free))
    assert visit("/publications/practice-reviews/").locator(f"a[href='{path}']").count() == 1


def test_45_what_is_due_what_is_broken_and_a_picture_without_words(admin, live, tmp_path):
    admin.goto("/admin/reports/reviews-due/")
    expect(admin.locator("main")).to_contain_text("Governance Arrangements")

    edit(admin, "/other-formats/")
    add_paragraph(admin, "Body", "Old minutes")
    link_last_words(admin, f"{live.address}/old-minutes/")
    publish(admin)
    in_shell(live, LOOK_AT_LINKS)
    admin.goto("/admin/reports/broken-links/")
    row = admin.locator("main tbody tr", has_text="/old-minutes/")
    expect(row).to_contain_text("Other formats and languages")

    admin.goto("/admin/images/add/")
    admin.get_by_role("textbox", name="Title").fill("The map without words")
    admin.locator("input[type=file]").set_input_files(picture(tmp_path))
    admin.get_by_role("button", name="Upload").click()
    expect(admin.locator(".messages")).to_contain_text("added")
    admin.goto("/admin/reports/to-check/")
    while admin.get_by_role("link", name="Next").is_visible():
        admin.get_by_role("link", name="Next").click()
        admin.wait_for_load_state()
    row = admin.locator("main tbody tr", has_text="The map without words")
    expect(row).to_contain_text("It has no description.")


def link_last_words(admin, address: str) -> None:
    """Links what was typed last, as the button with the chain does."""
    admin.keyboard.press("Shift+Home")
    admin.keyboard.press("Control+k")
    modal = admin.locator(".modal-content")
    modal.get_by_role("link", name="External link").click()
    modal.get_by_role("textbox", name="URL").fill(address)
    modal.get_by_role("button", name="Insert link").click()
    expect(modal).to_have_count(0)


def picture(folder):
    from PIL import Image

    file = folder / "map.png"
    Image.new("RGB", (900, 600), "green").save(file)
    return file


def test_49_a_mistake_is_undone_by_an_earlier_version(admin, visit):
    path = "/staying-safe-online/"
    before = visit(path).locator("main").inner_text()
    edit(admin, path)
    admin.locator("#id_summary").fill("A mistake that nobody wanted.")
    publish(admin)
    expect(visit(path).locator("main")).to_contain_text("A mistake that nobody wanted.")

    edit(admin, path)
    admin.goto(admin.url.replace("/edit/", "/history/"))
    review_version(admin, admin.locator("main tbody tr", has_text="Draft saved").last)
    press(admin, "Publish this version", "published")

    assert visit(path).locator("main").inner_text() == before


def review_version(admin, row) -> None:
    row.get_by_role("button", name="Actions").click()
    admin.get_by_role("link", name="Review this version").click()


def test_50_a_translation_is_flagged_when_its_english_changes(admin):
    words = "The English page changed on"
    edit(admin, "/worried-about-a-child/ur/")
    expect(admin.locator("main")).not_to_contain_text(words)
    edit(admin, "/worried-about-a-child/")
    admin.locator("#id_summary").fill("Call and tell somebody. You need no proof.")
    publish(admin)

    edit(admin, "/worried-about-a-child/ur/")
    expect(admin.locator("main")).to_contain_text(words)
    for address in ("/admin/", "/admin/reports/to-check/"):
        admin.goto(address)
        expect(admin.locator("main")).to_contain_text(words)
