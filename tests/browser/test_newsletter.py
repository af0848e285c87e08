"""An issue from a contributor's file to the reader: written, composed, seen, printed, followed."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import feedparser
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import copy_of
from tests.browser.signing import edit
from tests.browser.writing import add_block, choose_page, press, publish
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser
# Saved by LibreOffice 7.4; its title is "Listening first".
THEIRS = Path(__file__).parents[1] / "newsletter/word/written_by_others/libreoffice_7.docx"
LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (320, 1280)]


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: an issue more would mislead the tests of other files."""
    with copy_of(prepared, tmp_path_factory.mktemp("newsletter")) as site:
        yield site


@pytest.fixture
def admin(enter):
    page = enter("admin", viewport={"width": 1400, "height": 1000})
    page.set_default_timeout(15_000)
    return page


def begin_issue(admin) -> str:
    """A draft of issue 3; gives the address of its form."""
    admin.goto("/admin/")
    admin.get_by_role("button", name="New", exact=True).click()
    admin.get_by_role("link", name="Newsletter issue", exact=True).click()
    admin.get_by_role("textbox", name="Title").fill("What the Forum asked for")
    admin.locator("#id_summary").fill("Listening, and what came of it.")
    admin.locator("#id_number").fill("3")
    admin.locator("#id_issued_on").fill(date.today().strftime("%d/%m/%Y"))  # noqa: DTZ011
    admin.locator("#id_issued_on").press("Tab")
    press(admin, "Save draft", "What the Forum asked for")
    return re.sub(r"[?#].*", "", admin.url)


def import_article(admin) -> None:
    admin.goto("/admin/newsletter/word/")
    issue = admin.get_by_label("Issue").locator("option", has_text="What the Forum asked for")
    admin.get_by_label("Issue").select_option(issue.get_attribute("value"))
    admin.get_by_label("Word files").set_input_files(THEIRS)
    admin.get_by_role("button", name="Make drafts").click()
    status = admin.get_by_role("status").last
    expect(status).to_contain_text("1 of 1 file finished", timeout=30_000)
    admin.get_by_role("link", name="Open the draft of Listening first").click()
    admin.get_by_role("textbox", name="Section").fill("Voices")
    admin.locator("#id_summary").fill("Who is asked, and when.")
    expect(admin.locator("main")).to_contain_text("1 table needs a caption.")
    admin.get_by_role("textbox", name="Caption").fill("Who is asked")
    publish(admin)


def compose(admin, form: str) -> None:
    admin.goto(form)
    part = add_block(admin, "Contents", "Section heading")
    part.get_by_role("textbox", name="Text").last.fill("From practice")
    part = add_block(admin, "Contents", "Article")
    chooser = part.get_by_role("button", name=re.compile("Choose a")).last
    choose_page(admin, "Listening first", chooser)
    part.get_by_label("Size").last.select_option("lead")
    add_block(admin, "Contents", "Event dates")
    part.get_by_role("spinbutton").last.fill("26")
    part = add_block(admin, "Contents", "Quotation")
    part.get_by_role("textbox").nth(-2).fill("It takes a village to raise a child.")
    part.get_by_role("textbox").last.fill("A common saying")


def order_of(page, *words: str) -> list[str]:
    text = page.locator("main").inner_text()
    return sorted(words, key=text.index)


def assert_previewed(admin) -> None:
    admin.get_by_role("button", name="Toggle preview").click()
    frame = admin.frame_locator("iframe[title='Preview']").first
    expect(frame.locator("main h3")).to_contain_text(["Listening first"], timeout=20_000)
    admin.get_by_label("Preview mode").select_option("whole")
    expect(frame.locator(".whole header h3")).to_have_text("Listening first", timeout=20_000)
    admin.get_by_role("button", name="Toggle preview").click()


def test_an_issue_is_composed_seen_published_read_printed_and_followed(admin, visit):
    form = begin_issue(admin)
    import_article(admin)
    compose(admin, form)
    assert_previewed(admin)
    publish(admin)
    live_link = admin.locator(".messages a", has_text="View live")
    issue = re.sub(r"^https?://[^/]+", "", live_link.get_attribute("href"))

    page = visit(issue)
    parts = ("From practice", "Listening first", "It takes a village to raise a child.")
    assert order_of(page, *reversed(parts)) == list(parts)
    expect(page.locator("main .ticket").first).to_be_visible()
    page.get_by_role("link", name="Read or print the whole issue on one page").click()
    expect(page.locator(".whole header h3")).to_have_text("Listening first")
    assert page.locator(".whole .article p").count() > 2
    assert_prints(page)
    assert_in_feed(page)

    edit(admin, issue)
    contents = admin.get_by_role("region", name=re.compile(r"^Contents\*?$"))
    for place in (3, 2, 1):  # the quotation, to the top
        contents.get_by_role("button", name="Move up").nth(place).click()
    publish(admin)
    assert order_of(visit(issue), *parts) == [parts[2], *parts[:2]]


def assert_in_feed(page) -> None:
    feed = feedparser.parse(page.request.get("/newsletter/feed.atom").body())
    (entry,) = (each for each in feed.entries if each.title == "Listening first")
    assert "ask us first" in entry.content[0].value
    assert page.request.get(entry.link).status == 200


def assert_prints(page) -> None:
    """Cover and contents on the first sheet, then the texts; what is for fingers stays away."""
    page.emulate_media(media="print")
    expect(page.locator(".cover")).to_be_visible()
    for only_on_screen in (".tools", ".crumbs", ".exit"):
        expect(page.locator(only_on_screen).first).to_be_hidden()
    sheets = [sheet.extract_text() for sheet in PdfReader(BytesIO(page.pdf())).pages]
    page.emulate_media(media="screen")
    first, rest = " ".join(sheets[0].split()), " ".join(" ".join(sheets[1:]).split())
    assert "In this issue" in first
    assert "It takes a village" not in first
    assert "It takes a village" in rest


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing_in_an_issue_its_article_and_the_whole(visit, scheme, width):
    page = visit("/newsletter/1/", color_scheme=scheme, viewport={"width": width, "height": 900})
    article = page.locator(".entries a[href^='/newsletter/1/']").first.get_attribute("href")
    for path in ("/newsletter/1/", article, "/newsletter/1/whole/", "/newsletter/2/whole/"):
        page.goto(path)
        report = Axe().run(page)

        assert report.violations_count == 0, f"{path}\n{report.generate_report()}"
