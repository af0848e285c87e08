"""An article is read aloud when a reader asks: everything in it, and each thing once."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# A voice that says nothing and remembers what it was given.
VOICE = """
window.said = [];
Object.defineProperty(window, "speechSynthesis", {
    value: { speak: (words) => window.said.push(words), cancel() {} },
});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""
ARTICLE = """
<h2>Heading</h2><p>A paragraph.</p>
<ul><li>Outer<ul><li>Inner</li></ul></li></ul>
<ol><li><p>In a timeline</p></li></ol>
<details><summary>Question</summary><div><p>Folded answer</p></div></details>
<table><caption>Caption</caption><tr><td><p>Cell</p></td></tr></table>
<figure><figcaption>Under a picture</figcaption></figure>
"""
ADDRESS = "/newsletter/2/who-to-call/"


@pytest.fixture
def article(visit):
    page = visit("/")
    page.add_init_script(VOICE)
    page.goto(ADDRESS)
    page.evaluate("html => document.querySelector('[data-spoken]').innerHTML = html", ARTICLE)
    return page


def said(page) -> list[str]:
    return page.evaluate("said.map((words) => words.text.split(/\\s+/).join(' ').trim())")


def test_nothing_is_said_before_a_reader_asks(article):
    assert said(article) == []


def test_everything_is_said_once(article):
    title = article.locator("h1").inner_text()
    article.get_by_role("button", name="Listen").click()

    spoken = said(article)
    assert spoken[0] == title
    assert spoken[2:] == [
        "Heading",
        "A paragraph.",
        "Outer Inner",
        "In a timeline",
        "Question",
        "Folded answer",
        "Caption",
        "Cell",
        "Under a picture",
    ]


def test_a_reader_stops_it_and_a_voice_that_fails_stops_by_itself(article):
    article.get_by_role("button", name="Listen").click()
    article.get_by_role("button", name="Stop").click()
    expect(article.get_by_role("button", name="Listen")).to_be_visible()

    article.get_by_role("button", name="Listen").click()
    article.evaluate("said.at(-1).onerror()")
    expect(article.get_by_role("button", name="Listen")).to_be_visible()
