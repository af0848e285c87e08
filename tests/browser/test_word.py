"""A contributor's Word file becomes an article that readers see, without a look at code."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import password_of, sign_in
from tests.newsletter.word import clipboard
from tests.newsletter.word.files import Word, picture
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser
OTHERS = Path(__file__).parents[1] / "newsletter" / "word" / "written_by_others"


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    """A site of its own: an article more would mislead the tests of other files."""
    with copy_of(prepared, tmp_path_factory.mktemp("word")) as site:
        yield site


@pytest.fixture
def admin(visit, live):
    page = visit("/", viewport={"width": 1400, "height": 1000})
    return sign_in(page, "admin", password_of(live, "admin"))


def contribution() -> bytes:
    word = Word()
    word.paragraph("What children told us", style="Title")
    word.paragraph("We asked, and they answered", word.note("In a survey."), ".")
    word.paragraph("What changes now", bold=True)
    word.paragraph("Meetings begin with their words.")
    word.picture(picture(600, 400))
    return word.data()


def test_a_word_file_becomes_an_article_that_readers_see(admin, visit, live):
    admin.goto("/admin/newsletter/word/")
    issue = admin.get_by_label("Issue").locator("option").last.get_attribute("value")
    admin.get_by_label("Issue").select_option(issue)
    docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    theirs = {"name": "theirs.docx", "mimeType": docx, "buffer": contribution()}
    other = (OTHERS / "libreoffice_7.docx").read_bytes()
    admin.get_by_label("Word files").set_input_files(
        [theirs, {"name": "other.docx", "mimeType": docx, "buffer": other}]
    )
    admin.get_by_role("button", name="Make drafts").click()

    expect(admin.get_by_role("status").last).to_contain_text(
        "2 of 2 files finished", timeout=30_000
    )
    expect(admin.locator("main")).to_contain_text("1 picture needs a description.")
    expect(admin.locator("main")).to_contain_text("A heading was guessed from bold text.")
    admin.get_by_role("link", name="Open the draft of What children told us").click()
    admin.get_by_role("textbox", name="Section").fill("Voices")
    _publish(admin)
    expect(admin.locator("main")).to_contain_text("Please add some alt text for your image")
    admin.get_by_role("textbox", name="Alt text").fill("Two fields, red and blue")
    _publish(admin)
    expect(admin.locator(".messages")).to_contain_text("published")

    address = admin.locator(".messages a", has_text="View live").get_attribute("href")
    page = visit(re.sub(r"^https?://[^/]+", "", address))
    expect(page.locator("h1")).to_have_text("What children told us")
    expect(page.locator("main img[alt='Two fields, red and blue']")).to_be_visible()
    page.get_by_role("link", name="[1]").click()
    page.get_by_role("link", name="Back to 1").click()
    assert re.search(r"#note-back-\w+-1$", page.url)
    assert page.locator("main [style], main font, main script").count() == 0


def _publish(admin) -> None:
    admin.get_by_role("button", name="More actions").click()
    admin.get_by_role("button", name="Publish", exact=True).click()


def test_text_pasted_from_word_keeps_and_loses_the_same(admin):
    """As Word puts it on the clipboard."""
    admin.goto("/admin/newsletter/word/")
    issue = admin.get_by_label("Issue").locator("option").last.get_attribute("value")
    admin.goto(f"/admin/pages/add/newsletter/articlepage/{issue}/")
    body = admin.locator("#panel-child-content-body-section")
    body.get_by_role("button", name="Insert a block").first.click()
    admin.get_by_role("option", name="Paragraph").click()
    field = body.locator(".Draftail-Editor [contenteditable=true]").last
    field.click()
    field.evaluate(PASTE, CLIPBOARD)

    expect(field).to_contain_text("Plain and bold words, a link.")
    kept = admin.locator("input[type=hidden][name^=body-][name$=-value]").last
    expect(kept).to_have_value(re.compile('"style":"BOLD"'))
    stored = kept.input_value()
    assert '"style":"ITALIC"' not in stored
    assert "https://www.gov.uk/" in stored
    assert stored.count('"type":"unordered-list-item"') == 2
    assert "come words" in stored
    assert not re.search(r"mso|Calibri|#FF0000|o:p|gone words|KW1|check with", stored)


def test_what_is_pasted_into_the_box_becomes_a_draft_with_all_of_it(admin):
    admin.goto("/admin/newsletter/word/")
    issue = admin.get_by_label("Issue").locator("option").last.get_attribute("value")
    admin.get_by_label("Issue").select_option(issue)
    box = admin.get_by_role("textbox", name="Or paste the text")
    box.click()
    admin.keyboard.type("typed")
    expect(box).to_have_text("")
    hostile = clipboard.WORD.replace("<!--StartFragment-->", HOSTILE)
    box.evaluate(PASTE, hostile)

    expect(box.get_by_role("heading", name="What changes")).to_be_visible()
    expect(box.locator("td", has_text="Answers")).to_be_visible()
    expect(box).not_to_contain_text("gone words")
    expect(box).not_to_contain_text("check with")
    assert box.locator("[style], [class], [href], [onclick], img, a, script").count() == 0
    assert admin.evaluate("window.attacked") is None
    admin.get_by_role("button", name="Make drafts").click()

    expect(admin.get_by_role("status").last).to_contain_text("1 of 1 file finished", timeout=30_000)
    expect(admin.locator("main")).to_contain_text("2 pictures did not come along")
    admin.get_by_role("link", name="Open the draft of What children told us").click()
    expect(admin.locator("#panel-child-content-body-section")).to_contain_text("In a survey.")
    stored = admin.locator("input[type=hidden][name^=body-][name$=-value]")
    said = " ".join(each.input_value() for each in stored.all())
    assert '"type":"ordered-list-item"' in said
    assert not re.search(r"mso|Calibri|gone words|KW1|check with|javascript", said)


HOSTILE = (
    "<script>window.attacked = 1</script><img src=x onerror='window.attacked = 1'>"
    "<p onclick='window.attacked = 1'></p>"
)
PASTE = """(field, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", "x");
    const options = { clipboardData: data, bubbles: true, cancelable: true };
    field.dispatchEvent(new ClipboardEvent("paste", options));
}"""
CLIPBOARD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{mso-style-qformat:yes;}</style>
</head><body lang=EN-GB><!--StartFragment-->
<p class=MsoNormal><span style='font-family:Calibri;color:#FF0000'>Plain and <b>bold</b>
<i>words</i>, a
<a href="https://www.gov.uk/">link</a>.<o:p></o:p></span></p>
<ul type=disc><li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>First<o:p></o:p></li>
<li class=MsoListParagraph style='mso-list:l0 level1 lfo1'>Second</li></ul>
<p class=MsoNormal><span class=msoDel><del>gone words</del></span><span class=msoIns><ins>come
words</ins></span><a style='mso-comment-reference:KW_1'> with a remark</a><span
class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[KW1]</a></span></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><div class=msocomtxt>
<p class=MsoCommentText>Please check with the school.</p></div></div></div>
<!--EndFragment--></body></html>"""
