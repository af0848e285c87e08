"""Words as people type them."""

import pytest

from pages.finding.extracts import extract
from pages.finding.words import folded, forms, plain, wanted

REVIEW = (("lcspr",), ("local", "child", "safeguarding", "practice", "review"))


@pytest.mark.parametrize("mark", ["'", "’", "‘", "ʼ", "`", "´", ""])
def test_every_apostrophe_is_the_same(mark):
    assert plain(f"Practitioners{mark} Forum") == "Practitioners Forum"
    assert folded(f"the child{mark}s voice") in {
        ("the", "child", "voice"),
        ("the", "childs", "voice"),
    }


def test_signs_are_no_words():
    assert plain('a & b | !c:* (d) "e" \\ % \x00 \u0301 \U0001f600 \u202e-') == "a b c d e"


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("reviews", "review"),
        ("policies", "policy"),
        ("policy", "policies"),
        ("processes", "process"),
        ("boxes", "box"),
        ("children", "child"),
        ("childrens", "children"),
    ],
)
def test_singular_and_plural_are_the_same_word(typed, form):
    assert form in forms(typed)


@pytest.mark.parametrize("typed", ["process", "bus", "is", "as"])
def test_not_every_s_is_a_plural(typed):
    assert forms(typed) == (typed,)


def test_initials_and_what_they_stand_for_stand_for_each_other():
    short, long = REVIEW

    assert wanted(short, [REVIEW])[0].phrases == (short, long)
    assert wanted(long, [REVIEW])[0].phrases == (long, short)
    assert wanted((*long[:-1], "reviews"), [REVIEW])[0].phrases[1] == short


def test_initials_inside_a_longer_question_are_expanded_alone():
    new, review, law = wanted(("new", "lcspr", "law"), [REVIEW])

    assert (new.phrases, law.phrases) == ((("new",),), (("law",),))
    assert review.phrases == REVIEW


def test_a_term_without_words_behind_it_changes_nothing():
    assert [w.phrases for w in wanted(("cass",), [(("cass",), ())])] == [(("cass",),)]


def shown(text, query, names=()):
    return extract(text, wanted(folded(query), names))


def test_what_was_found_is_marked_and_everything_else_is_text():
    assert shown("<b>One</b> Forum & Co", "forum") == (
        "&lt;b&gt;One&lt;/b&gt; <mark>Forum</mark> &amp; Co"
    )
    assert shown("<script>forum</script>", "script") == (
        "&lt;<mark>script</mark>&gt;forum&lt;/<mark>script</mark>&gt;"
    )


def test_the_place_where_most_of_the_words_stand_together_is_shown():
    text = "forum " + "other " * 100 + "the practitioners’ forum meets " + "other " * 100

    said = shown(text, "practitioners' forum")

    assert "<mark>practitioners</mark>’ <mark>forum</mark>" in said
    assert said.startswith("… ")
    assert said.endswith(" …")
    assert len(said) < 350


def test_whole_words_and_their_beginnings_are_marked_and_no_middles():
    assert shown("A practitioner impractical", "pract") == "A <mark>practitioner</mark> impractical"
    assert shown("Their policies", "policy") == "Their <mark>policies</mark>"


def test_words_behind_initials_are_marked():
    assert shown("A local child safeguarding practice review.", "LCSPR", [REVIEW]) == (
        "A <mark>local child safeguarding practice review</mark>."
    )


def test_seams_between_the_parts_of_a_page_are_not_shown():
    assert shown("It meets., , The Forum is for all., ,", "forum") == (
        "It meets. The <mark>Forum</mark> is for all."
    )


def test_nothing_is_shown_of_a_text_without_the_words():
    assert shown("Something else", "forum") is None
    assert shown("", "forum") is None


def test_an_endless_word_is_cut():
    assert len(shown("x" * 5000 + " forum " + "y" * 5000, "forum")) < 400
    assert len(shown("forum" + "y" * 5000, "forum")) < 400
