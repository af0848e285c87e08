"""A word of the glossary unfolds where a page first uses it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from pages.models import GlossaryTerm, PageReview
from pages.terms import Explainer
from tests import factories

BUTTON = re.compile(r'<button type="button" class="term" popovertarget="([\w-]+)">([^<]*)</button>')


def term(words, **fields) -> GlossaryTerm:
    return GlossaryTerm(term=words, **({"meaning": f"What {words} means."} | fields))


def used(html: str, *words: str) -> list[str]:
    """The words that got a button."""
    text = Explainer(lambda: [term(each) for each in words]).explain(html)
    without = re.sub(r"<span popover.*?</span>", "", text)
    assert re.sub(r"</?button[^>]*>", "", without) == html  # the text itself stays as it is
    return [found for _name, found in BUTTON.findall(text)]


def test_the_meaning_stands_right_behind_its_button():
    terms = [term("CASS", stands_for="Advice & Support", meaning="Who <answers>.")]

    text = Explainer(lambda: terms).explain("<p>Call CASS.</p>")

    assert text == (
        '<p>Call <button type="button" class="term" popovertarget="meaning-cass">CASS</button>'
        '<span popover id="meaning-cass" class="term__meaning"><b>Advice &amp; Support.</b> '
        "Who &lt;answers&gt;.</span>.</p>"
    )


@pytest.mark.parametrize(
    ("html", "words", "found"),
    [
        ("<p>CASS and CASS</p>", ["CASS"], ["CASS"]),  # once
        ("<p>CASSANDRA, MyCASS, CASS-like, non-CASS</p>", ["CASS"], []),  # whole words
        ("<p>cass</p>", ["CASS"], []),  # as the glossary writes it
        ("<p>Early help is help.</p>", ["early help"], ["Early help"]),  # begins a sentence
        ("<p>It works. Early help too.</p>", ["early help"], ["Early help"]),
        ("<p>The Early help team</p>", ["early help"], []),  # part of a name
        ("<p>Safeguarding Children Board</p>", ["safeguarding"], []),
        ("<p>EARLY HELP</p>", ["early help"], []),
        (
            "<p>A safeguarding partner and safeguarding</p>",
            ["safeguarding", "safeguarding partner"],
            ["safeguarding partner", "safeguarding"],
        ),
        (
            "<p>One safeguarding partner, another safeguarding partner</p>",
            ["safeguarding", "safeguarding partner"],
            ["safeguarding partner"],
        ),
        ('<p><a href="/CASS/">CASS</a> or CASS</p>', ["CASS"], ["CASS"]),
        ('<p><a title="a > b" href="/">CASS</a></p>', ["CASS"], []),
        ("<h2>CASS</h2><h3>CASS <b>CASS</b></h3>", ["CASS"], []),
        ("<ul><li><b>CASS</b></li></ul>", ["CASS"], ["CASS"]),
        ("<p>early\n  help, early&nbsp;help</p>", ["early help"], ["early\n  help"]),
        ("<p>early&nbsp;help</p>", ["early help"], ["early&nbsp;help"]),
        ("<p>the children’s plan</p>", ["children's plan"], ["children’s plan"]),
        ("<p>the children&#x27;s plan</p>", ["children’s plan"], ["children&#x27;s plan"]),
        ("<p>A &amp; B, &amp;</p>", ["amp", "A & B"], ["A &amp; B"]),
        ("<p>سلامت ہے</p>", ["سلامت"], ["سلامت"]),
        ("<p>C++ and (a|b)*</p>", ["(a|b)*", "C"], ["C", "(a|b)*"]),
        ("", ["CASS"], []),
        ("<p>CASS</p>", [], []),
    ],
)
def test_what_is_explained(html, words, found):
    assert used(html, *words) == found


def test_the_words_behind_initials_are_the_same_term():
    terms = [term("LCSPR", stands_for="local child safeguarding practice review")]
    terms.append(term("safeguarding"))

    text = Explainer(lambda: terms).explain(
        "<p>A local child safeguarding practice review: LCSPR. Safeguarding.</p>"
    )

    assert [found for _name, found in BUTTON.findall(text)] == [
        "local child safeguarding practice review",
        "Safeguarding",
    ]
    assert "<b>LCSPR.</b> What LCSPR means." in text


def test_a_script_in_the_glossary_stays_text():
    text = Explainer(lambda: [term("LADO", meaning="<script>alert(1)</script>")]).explain("LADO")

    assert "<script>" not in text


def test_ten_thousand_words_and_a_megabyte_of_text_take_no_time_to_speak_of():
    words = [term(f"word{number}") for number in range(500)]
    text = "<p>" + "nothing of the kind " * 50_000 + "word7</p>"

    assert BUTTON.search(Explainer(lambda: words).explain(text))[2] == "word7"


class TermsOnPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home(introduction="<p>CASS answers.</p>")
        factories.make_settings()
        factories.make_term("CASS")
        factories.make_term("early help")
        cls.page = factories.make_content(
            cls.home,
            body=[
                ("heading", {"text": "CASS", "level": "2"}),
                ("paragraph", "<p>CASS gives early help.</p>"),
                ("callout", {"heading": "CASS", "text": "<p>CASS</p>", "kind": "neutral"}),
                ("paragraph", "<p>CASS again.</p>"),
            ],
        )

    def found(self, page):
        return BUTTON.findall(self.client.get(page.url).text)

    def queries(self, page) -> int:
        self.client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(page.url)
        return len(queries)

    def test_each_word_once_on_a_page_over_all_its_blocks(self):
        words = [("meaning-cass", "CASS"), ("meaning-early-help", "early help")]

        assert self.found(self.page) == words
        assert self.found(self.page) == words  # and again on the next reading
        assert self.found(self.home) == words[:1]

    def test_a_repeat_is_the_same_to_the_byte(self):
        first, second = self.client.get(self.page.url), self.client.get(self.page.url)

        assert first.content == second.content

    def test_it_costs_no_query_however_many_words_there_are(self):
        before = self.queries(self.page)
        for number in range(20):
            factories.make_term(f"term {number}")
        after = self.queries(self.page)
        PageReview.objects.create(page=self.page, explains_terms=False)

        assert before == after == self.queries(self.page)

    def test_it_can_be_switched_off_for_a_page(self):
        PageReview.objects.create(page=self.page, explains_terms=False)

        assert self.found(self.page) == []

    def test_a_change_of_the_glossary_shows_at_once(self):
        assert "Somebody else." not in self.client.get(self.page.url).text
        term = GlossaryTerm.objects.get(term="CASS")
        term.meaning = "Somebody else."
        term.save()
        assert "Somebody else." in self.client.get(self.page.url).text

        term.delete()

        assert self.found(self.page) == [("meaning-early-help", "early help")]

    def test_the_glossary_and_other_languages_are_left_as_they_are(self):
        text = [("paragraph", "<p>CASS</p>")]
        glossary = factories.make_glossary(self.home)
        glossary.body = text
        glossary.save_revision().publish()
        english = factories.make_help(self.home, body=text)
        polish = factories.make_translation(english, "pl", body=text)

        assert self.found(glossary) == []
        assert self.found(polish) == []
        assert len(self.found(english)) == 1

    def test_a_preview_explains_them_too(self):
        self.client.force_login(factories.make_superuser())
        draft = self.client.get(f"/admin/pages/{self.page.pk}/view_draft/")

        assert len(BUTTON.findall(draft.text)) == 2

    def test_feeds_hold_no_buttons(self):
        newsletter = factories.make_newsletter(self.home)
        issue = factories.make_issue(newsletter, issued_on=factories.NOON.date() - timedelta(30))
        factories.make_article(issue, body=[("paragraph", "<p>CASS</p>")])

        assert "popover" not in self.client.get("/newsletter/feed.atom").text
