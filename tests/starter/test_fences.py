"""Blocks that Markdown does not know."""

import pytest

from pages.models import GlossaryTerm
from tests import factories
from tests.starter.pdfs import write_pdf
from tests.starter.written import planted, read


@pytest.fixture
def home(db):
    return factories.make_home()


@pytest.fixture
def finder(home, tmp_path):
    term = GlossaryTerm.objects.create(term="ABC", meaning="A board of children.")
    return planted(tmp_path, {"/": home}, {"ABC": term})


def only_block(markdown, finder):
    ((kind, value),) = read(markdown, finder)
    return kind, value


def test_a_callout_has_a_kind_and_a_heading(finder):
    kind, value = only_block("~~~ callout boundary: Please call\nDo **not** write.\n~~~", finder)

    assert kind == "callout"
    assert (value["kind"], value["heading"]) == ("boundary", "Please call")
    assert value["text"].source == "<p>Do <b>not</b> write.</p>"


def test_cards_are_links_with_a_line_about_what_is_there(finder, home):
    kind, value = only_block("~~~ cards\n- [Start](page:/): Begin here.\n~~~", finder)

    (card,) = value["cards"]
    assert kind == "cards"
    assert card["link"]["page"].pk == home.pk
    assert (card["link"].label, card["description"]) == ("Start", "Begin here.")


def test_the_numbers_and_the_contacts_come_from_the_settings(finder):
    assert only_block("~~~ who-to-call\n~~~", finder) == ("who_to_call", None)
    assert only_block("~~~ contact\n~~~", finder) == ("contact", None)


def test_a_link_leads_to_a_page_or_to_another_website(finder, home):
    kind, inside = only_block("~~~ link\n[Start](page:/)\n~~~", finder)
    _, outside = only_block("~~~ link\n[Elsewhere](https://example.org/)\n~~~", finder)

    assert kind == "link"
    assert (inside["page"].pk, inside.label) == (home.pk, "Start")
    assert (outside.href, outside.label) == ("https://example.org/", "Elsewhere")


def test_a_table_has_a_caption_and_heads(finder):
    table = (
        "~~~ table: Who meets\n| Group | Meets |\n|---|---|\n| Board | Monthly |\n| Team | |\n~~~"
    )

    kind, value = only_block(table, finder)

    assert kind == "table"
    assert value["caption"] == "Who meets"
    assert value["table"]["data"] == [["Group", "Meets"], ["Board", "Monthly"], ["Team", ""]]
    assert value["table"]["table_header_choice"] == "row"
    assert value.head == ["Group", "Meets"]
    assert not value.has_head_column


def test_a_first_column_that_is_bold_throughout_is_heads_too(finder):
    rows = "| Group | Meets |\n|---|---|\n| **Board** | Monthly |\n| **Team** | Weekly |"

    _, value = only_block(f"~~~ table: Who meets\n{rows}\n~~~", finder)

    assert value.has_head_column
    assert value.rows == [["Board", "Monthly"], ["Team", "Weekly"]]


def test_a_timeline_says_what_happened_when(finder):
    kind, value = only_block(
        "~~~ timeline\n- **2016**: It began.\n- **June 2023**: It\n  went on: well.\n~~~", finder
    )

    assert kind == "timeline"
    assert [(entry["when"], entry["text"]) for entry in value["entries"]] == [
        ("2016", "It began."),
        ("June 2023", "It went on: well."),
    ]


def test_questions_have_answers_of_paragraphs_and_lists(finder):
    kind, value = only_block(
        "~~~ questions\n### Who?\nYou.\n\n- and you\n\n### Why & how?\nSee [start](page:/).\n~~~",
        finder,
    )

    first, second = value["questions"]
    assert kind == "questions"
    assert (first["question"], second["question"]) == ("Who?", "Why & how?")
    assert first["answer"].source == "<p>You.</p><ul><li>and you</li></ul>"
    assert 'linktype="page"' in second["answer"].source


def test_a_term_is_one_of_the_glossary(finder):
    kind, value = only_block("~~~ term: ABC\n~~~", finder)

    assert kind == "term"
    assert value["term"].meaning == "A board of children."


def test_a_video_is_a_link_with_its_length_and_its_words(finder, home):
    kind, value = only_block(
        "~~~ video\n[The day](https://example.org/day), 12 minutes\n\nThree people speak.\n\n"
        "They agree.\n\n[All the words](page:/)\n~~~",
        finder,
    )

    assert kind == "video"
    assert (value["title"], value["url"]) == ("The day", "https://example.org/day")
    assert value["minutes"] == 12
    assert value["about"] == "Three people speak.\nThey agree."
    assert value["transcript"]["page"].pk == home.pk


def test_a_document_has_a_title_a_language_and_a_number_of_pages(finder, tmp_path):
    write_pdf(tmp_path / "files" / "report.pdf", pages=3)

    kind, value = only_block(
        "~~~ document ur: files/report.pdf\nThe report\n\nFor everybody.\n~~~", finder
    )

    assert kind == "document"
    assert value["note"] == "For everybody."
    assert (value["document"].title, value["document"].language) == ("The report", "ur")
    assert finder.files.documents["files/report.pdf"].page_count == 3


def test_a_document_named_twice_is_one_and_may_be_called_otherwise(finder, tmp_path):
    write_pdf(tmp_path / "files" / "report.pdf")
    fence = "~~~ document: files/report.pdf\n{}\n~~~"

    blocks = read(fence.format("The report") + "\n\n" + fence.format("As a file"), finder)

    (_, first), (_, second) = blocks
    assert first["document"] == second["document"]
    assert first["document"].title == "The report"
    assert (first["title"], second["title"]) == ("", "As a file")
