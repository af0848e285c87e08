"""What somebody does in a form of the admin."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect


def add_block(page: Page, section: str, kind: str):
    """A new block at the end of a stream; gives the section it stands in."""
    part = page.get_by_role("region", name=re.compile(rf"^{section}\*?$"))
    part.get_by_role("button", name="Insert a block").last.click()
    page.locator(".w-combobox__option").get_by_text(kind, exact=True).click()
    return part


def add_paragraph(page: Page, section: str, words: str) -> None:
    part = add_block(page, section, "Paragraph")
    part.get_by_role("textbox").last.click()
    page.keyboard.type(words)
    expect(part.get_by_role("textbox").last).to_contain_text(words)
    page.wait_for_timeout(500)  # the editor hands its words to the form a moment later


def press(page: Page, name: str, said: str) -> None:
    """A button of the bar at the foot of the form, and what the site says then."""
    button = page.get_by_role("button", name=name, exact=True)
    if not button.first.is_visible():
        page.get_by_role("button", name="More actions").click()
    button.first.click()
    # A form with many blocks takes a moment to be sent and shown again.
    told = page.locator(".messages").filter(has_text=said)
    # Where a draft was kept by itself while the form was under way, Wagtail asks once more.
    asked = page.get_by_role("dialog").get_by_role("button", name=name, exact=True)
    expect(told.or_(asked).first).to_be_visible(timeout=20_000)
    if asked.is_visible():
        asked.click()
    expect(page.locator(".messages")).to_contain_text(said, timeout=20_000)


def publish(page: Page) -> None:
    press(page, "Publish", "published")


def choose_page(page: Page, name: str, button) -> None:
    """A page of that name in Wagtail's chooser, found by searching for it."""
    button.click()
    modal = page.locator(".modal-content")
    modal.get_by_role("textbox", name="Search").fill(name)
    modal.get_by_role("link", name=name, exact=True).first.click()
    expect(modal).to_have_count(0)


def upload_document(page: Page, part, folder: Path, title: str) -> None:
    """A new file, through the chooser of documents in that part of the form."""
    file = folder / "report.txt"
    file.write_text("The words of the report.")
    part.get_by_role("button", name="Choose a document").last.click()
    modal = page.locator(".modal-content")
    modal.get_by_role("tab", name="Upload").click()
    modal.locator("input[type=file]").set_input_files(file)
    modal.get_by_role("textbox", name="Title").fill(title)
    modal.get_by_role("button", name="Upload", exact=True).click()
    expect(modal).to_have_count(0)
