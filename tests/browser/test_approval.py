"""An editor submits, an approver approves on a telephone, and readers see it."""

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import edit, password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser

DESK = {"viewport": {"width": 1280, "height": 900}}
PHONE = {
    "viewport": {"width": 360, "height": 740},
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 2,
}


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: what is changed here would mislead the tests of other files."""
    with copy_of(prepared, tmp_path_factory.mktemp("approved")) as site:
        yield site


@pytest.fixture
def enter(visit, live):
    """Somebody of the sample users, signed in."""
    return lambda name, **options: sign_in(
        visit("/admin/", **options), name, password_of(live, name)
    )


def press(page, name: str):
    """A button of the bar at the foot of the form, wherever the bar keeps it."""
    button = page.get_by_role("button", name=name, exact=True)
    if not button.first.is_visible():
        page.get_by_role("button", name="More actions").click()
    button.first.click()


def assert_said(page, words: str):
    """A form with many blocks takes a moment to be sent and shown again."""
    expect(page.locator(".messages")).to_contain_text(words, timeout=20_000)


def write(page, words: str):
    page.locator("#id_summary").fill(words)


def test_an_approver_approves_from_a_telephone(enter, visit, live):
    editor = enter("editor", **DESK)
    edit(editor, "/privacy/")
    write(editor, "What we keep about you, and for how long.")
    press(editor, "Submit to Approvers")
    assert_said(editor, "submitted")
    assert "for how long" not in visit("/privacy/").locator("main").inner_text()

    approver = enter("approver", **PHONE)
    approver.get_by_role("link", name="Privacy").first.click()
    expect(approver.get_by_role("button", name="Approve", exact=True)).to_be_in_viewport()
    press(approver, "Approve")

    assert_said(approver, "“Privacy” is approved, and readers see it now.")
    expect(visit("/privacy/").locator("main")).to_contain_text("and for how long.")
    edit(editor, "/privacy/")
    editor.goto(editor.url.replace("/edit/", "/history/"))
    history = editor.locator("main")
    for step in ("Draft saved", "'Approvers' started", "Approved at 'Approval'", "Published"):
        expect(history).to_contain_text(step)
    for name in ("editor", "approver"):
        expect(history).to_contain_text(name)


def test_the_mail_to_the_approver_leads_to_the_page(enter, live):
    editor = enter("editor", **DESK)
    edit(editor, "/accessibility/")
    write(editor, "Who can use this site, and what still stands in the way.")
    press(editor, "Submit to Approvers")
    assert_said(editor, "submitted")

    mail = eventually_mailed(editor, live, "Accessibility")

    assert "approver@example.org" in mail
    link = next(line for line in mail.splitlines() if line.endswith("/edit/"))
    approver = enter("approver", **PHONE)
    approver.goto(link)
    expect(approver.locator("#id_summary")).to_have_value(
        "Who can use this site, and what still stands in the way."
    )


def read_mail(file: Path) -> str:
    """Head and text of the mail in a file, as a person reads them."""
    mail = message_from_bytes(file.read_bytes().rpartition(b"-" * 79)[0], policy=policy.default)
    return f"{mail['To']}\n{mail['Subject']}\n{mail.get_content()}"


def eventually_mailed(page, live, title: str) -> str:
    """The first mail about that page; the worker sends it a moment later."""
    for _ in range(40):
        for file in (live.folder / "var" / "mail").glob("*"):
            if f"“{title}”" in (text := read_mail(file)):
                return text
        page.wait_for_timeout(500)
    raise AssertionError("no mail came")


def test_every_answer_is_in_reach_of_a_thumb(enter):
    """Nothing lies over the bar at the foot of a long form, also not over its second button."""
    approver = enter("approver", **PHONE)
    edit(approver, "/privacy/")

    approver.get_by_role("button", name="More actions").tap(timeout=10_000)

    expect(approver.get_by_role("button", name="Publish", exact=True)).to_be_in_viewport()


def test_somebody_who_may_not_is_told_in_one_sentence(enter):
    editor = enter("editor", **PHONE)

    response = editor.goto("/admin/users/")

    assert response.status == 403
    expect(editor.locator("main")).to_contain_text("Your account may not do this")


def test_two_people_on_one_page_lose_nothing(enter, live):
    first, second = enter("publisher", **DESK), enter("editor", **DESK)
    for person in (first, second):
        edit(person, "/glossary/")
    write(first, "Words that we use, as the publisher puts it.")
    press(first, "Save draft")
    assert_said(first, "updated")

    write(second, "Words that we use, as the editor puts it.")
    press(second, "Save draft")
    question = second.get_by_role("dialog", name="publisher saved a new version")
    message = second.locator(".messages")
    told = message.get_by_text("publisher saved this page while you had it open")
    expect(question.or_(told)).to_be_visible(timeout=15_000)
    if question.is_visible():  # Wagtail asks every ten seconds what others do
        question.get_by_role("button", name="Save draft").click()

    expect(told).to_be_visible(timeout=15_000)
    message.get_by_role("link", name="Compare").click()
    expect(second.locator("main")).to_contain_text("publisher puts it.")
    expect(second.locator("main")).to_contain_text("editor puts it.")
