"""The house-style check finds each fault that a page can have, and says what to do."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import copy_of
from tests.browser.signing import edit, password_of, sign_in
from tests.start.conftest import prepared  # noqa: F401  (the prepared site is a fixture there)

pytestmark = pytest.mark.browser

ADDRESS = "/privacy/"
LONG = "word " * 95
# What stands on the page, and what an editor reads of it.
FAULTS = {
    '<p>Read it <a href="/about/">here</a>.</p>': "These words do not say where the link leads",
    '<p>More: <a href="/about/">Click here!</a></p>': "These words do not say where the link leads",
    "<p>PLEASE READ THIS first.</p>": "Words in capitals",
    "<p>This is IMPORTANT.</p>": "Words in capitals",
    "<h2>WORKING TOGETHER</h2>": "Words in capitals",
    f"<p>{LONG}</p>": "A long paragraph",
    f"<ul><li>{LONG}</li></ul>": "A long paragraph",
    '<p><a href="/documents/1/plan.pdf">The plan</a></p>': "A file without its type and size",
    '<p><a href="https://a.org/x.PDF">The plan</a> (PDF)</p>': "A file without its type and size",
    '<p><img src="/favicon.ico"></p>': "A picture without words",
    '<p><img src="/favicon.ico" alt="IMG_123.jpg"></p>': (
        "The words of the picture are the name of its file"
    ),
    "<h2>A section</h2><h4>Too deep</h4>": "Headings out of order",
}
FINE = (
    "<h2>What the LCSPR says</h2><p>The NHS, OFSTED and BSCP met.</p>"
    '<p><a href="/about/">How we work</a></p>'
    '<p><a href="/documents/1/plan.pdf">The plan</a> <span>PDF, 400\u00a0KB, 3 pages</span></p>'
    '<h3>A part</h3><p>I AM.</p><p><img src="/favicon.ico" alt="Three lanes"></p>'
    f"<ul><li>{'word ' * 60}</li><li>{'word ' * 60}</li></ul>"
)


@pytest.fixture(scope="module")
def live(prepared, tmp_path_factory):  # noqa: F811
    with copy_of(prepared, tmp_path_factory.mktemp("styled")) as site:
        yield site


@pytest.fixture
def admin(visit, live):
    page = visit("/", viewport={"width": 1400, "height": 1000})
    return sign_in(page, "admin", password_of(live, "admin"))


def serve(page, html: str) -> None:
    """The public page as the site sends it, with `html` in place of what stands on it."""

    def answer(route):
        response = route.fetch()
        before, _, rest = response.text().partition("<h1>")
        head, _, rest = rest.partition("</h1>")
        after = rest.partition("</main>")[2]
        route.fulfill(response=response, body=f"{before}<h1>{head}</h1>{html}</main>{after}")

    page.unroute_all()
    page.route(f"**{ADDRESS}", answer)


def said_of(page, html: str) -> list[str]:
    """The lines of the checker for a page that holds `html`."""
    serve(page, html)
    page.goto(ADDRESS)
    bar = page.locator("wagtail-userbar")
    expect(bar.locator("#checker-trigger [data-content-checker-count]")).not_to_be_empty()
    return bar.locator("[data-content-checker-name]").all_inner_texts()


def test_each_fault_is_found(admin):
    found = {html: said_of(admin, html) for html in FAULTS}

    missing = {html[:60]: lines for html, lines in found.items() if FAULTS[html] not in lines}
    assert missing == {}


def test_what_is_right_is_left_alone(admin):
    assert said_of(admin, FINE) == []


def test_the_editor_shows_them_beside_the_form(admin):
    edit(admin, ADDRESS)
    admin.get_by_role("textbox", name="Summary").fill("PLEASE READ THIS NOTICE")

    admin.get_by_role("button", name="Toggle checks").click()

    panel = admin.locator("[data-checks-panel]")
    expect(panel).to_contain_text("Words in capitals", timeout=20_000)
    expect(panel).to_contain_text("Write them small")
