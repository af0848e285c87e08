"""What a scrutineer was promised, acted out; numbers are those of the statements.

The starter content invents no yearly report, so an editor writes one first.
"""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.signing import edit
from tests.browser.test_acted_out_by_readers import follow, send
from tests.browser.writing import add_paragraph, publish, upload_document
from tests.start.project import in_shell

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
TODAY = date.today().strftime("%d/%m/%Y")  # noqa: DTZ011 (London is near)
REPORT = "/publications/yearly-reports/yearly-report-2025-to-2026/"


@pytest.fixture(scope="module")
def live(acted_out):
    return acted_out


@pytest.fixture
def editor(enter):
    page = enter("publisher")
    page.set_default_timeout(15_000)
    return page


@pytest.fixture(scope="module")
def has_report():
    return []


@pytest.fixture
def report(editor, has_report, tmp_path):
    """The address of a yearly report that an editor has published."""
    if not has_report:
        write_report(editor, tmp_path)
        has_report.append(REPORT)
    return REPORT


def write_report(editor, folder) -> None:
    edit(editor, "/publications/yearly-reports/")
    kind = re.search(r"/pages/(\d+)/", editor.url)[1]
    editor.goto(f"/admin/pages/add/pages/yearlyreportpage/{kind}/")
    editor.get_by_role("textbox", name="Title").fill("Yearly report 2025 to 2026")
    editor.locator("#id_summary").fill("What the partners did in the year.")
    year = editor.get_by_role("spinbutton", name="Financial year that begins in April of")
    year.fill("2025")
    add_paragraph(editor, "Body", "Three reviews were published.")
    files = editor.get_by_role("region", name="Files", exact=True)
    files.get_by_role("button", name="Insert a block").click()
    upload_document(editor, files, folder, "The report as a file")
    publish(editor)


def test_23_the_yearly_report_is_read_as_text(report, visit):
    page = visit("/publications/", viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name=re.compile("^Yearly reports")).first.click()
    follow(page, "Yearly report 2025 to 2026")

    main = page.locator("main")
    expect(main.locator(".prose")).to_contain_text("Three reviews were published.")
    expect(main).to_contain_text("April 2025 to March 2026")
    expect(main).to_contain_text(re.compile(r"Published\s*\d+ \w+ 20\d\d"))
    expect(main).to_contain_text(re.compile(r"plain text,\s\d+\sKB"))


def test_23_another_format_of_it_is_asked_for(report, visit, editor, live):
    page = visit(report, viewport=PHONE, java_script_enabled=False)
    follow(page, "say what you need")
    expect(page.get_by_label("Another format or another language")).to_be_checked()
    expect(page.get_by_label("Which page is it about?")).to_have_value(report)
    page.locator("textarea").fill("In large print, please.")

    # One address sends five messages in ten minutes, and other tests may have sent as many.
    in_shell(live, "from django.core.cache import cache; cache.clear()")
    reference = send(page)

    editor.goto(f"/admin/messages/?q={reference}")
    editor.locator("main table tbody tr").get_by_role("link", name=reference).click()
    expect(editor.locator("main")).to_contain_text("Another format or another language")
    expect(editor.locator("main")).to_contain_text(report)


def test_57_a_report_that_was_corrected_keeps_its_earlier_version(report, visit, editor):
    edit(editor, report)
    press_in_menu(editor, "Replace by a new version")
    editor.get_by_label("Published on").fill(TODAY)
    editor.get_by_label("What changes").fill("A figure was wrong.")
    editor.get_by_role("button", name="Begin the new version").click()
    add_paragraph(editor, "Body", "Four reviews were published.")
    publish(editor)

    page = visit(report)
    earlier = page.locator("section", has=page.locator("#versions-h"))
    expect(page.locator("main .prose").first).to_contain_text("Four reviews")
    expect(earlier).to_contain_text("Replaced")
    expect(earlier).to_contain_text(re.compile(r"Until \d+ \w+ 20\d\d"))
    expect(earlier).to_contain_text("A figure was wrong.")
    earlier.get_by_role("link").first.click()
    expect(page.locator("main .prose").first).not_to_contain_text("Four reviews")
    expect(page.locator("main .prose").first).to_contain_text("Three reviews were published.")


def press_in_menu(editor, name: str) -> None:
    """An entry of the menu beside the title."""
    editor.locator("header").get_by_role("button", name="Actions").first.click()
    editor.get_by_role("link", name=name).first.click()


def test_57_the_arrangements_say_which_version_they_are(editor, visit):
    edit(editor, "/about/arrangements/")
    editor.get_by_role("textbox", name="Version", exact=True).fill("3.1")
    editor.get_by_role("textbox", name="Next review").fill("01/04/2030")
    publish(editor)

    facts = visit("/about/arrangements/", viewport=PHONE).locator("main .facts").first
    expect(facts).to_contain_text("3.1")
    expect(facts).to_contain_text("1 April 2030")


def test_58_an_address_that_changes_leads_on(report, editor, visit, has_report):
    edit(editor, report)
    editor.get_by_role("tab", name="Promote").click()
    editor.get_by_role("textbox", name="Slug").fill("yearly-report-of-2025")
    publish(editor)
    has_report[:] = []

    page = visit(report)

    expect(page).to_have_url(re.compile("/yearly-reports/yearly-report-of-2025/$"))
    expect(page.locator("h1")).to_have_text("Yearly report 2025 to 2026")


def test_13_what_an_editor_ticks_stands_under_the_priority(editor, visit):
    document = "/publications/threshold-document/right-help-right-time/"
    edit(editor, document)
    priorities = editor.get_by_role("region", name="Priorities")
    priorities.get_by_role("checkbox", name="Childhood neglect", exact=True).check()
    publish(editor)

    page = visit("/about/plans/business-improvement-plan-2023-2025/", viewport=PHONE)
    follow(page, "Childhood neglect")
    resources = page.locator("section", has=page.locator("#publications-h"))
    expect(resources).to_contain_text("Right Help, Right Time")
    follow(page, "Right Help, Right Time")
    expect(page).to_have_url(re.compile(f"{document}$"))
