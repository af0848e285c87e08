"""What is told about a block that is written wrongly: one sentence with its line."""

import pytest

from bscp_site.starter.values import ContentError
from pages.models import GlossaryTerm
from tests import factories
from tests.starter.written import planted, read

FAULTS = {
    "an unknown block": ("~~~ carousel\n~~~", "line 1: “carousel” is not a block that is known."),
    "no name": ("~~~\nWords\n~~~", "line 1: “” is not a block that is known."),
    "a word too many": ("~~~ cards big\n~~~", "line 1: “cards big” is not a block that is known."),
    "a heading where none can be": (
        "~~~ cards: More\n- [Start](page:/)\n~~~",
        "line 1: nothing can stand after “cards”.",
    ),
    "words among the numbers": (
        "~~~ who-to-call\n999\n~~~",
        "line 1: nothing can stand inside this block.",
    ),
    "words among the contacts": (
        "One.\n\n~~~ contact\nCall us.\n~~~",
        "line 3: nothing can stand inside this block.",
    ),
    "a kind of callout that there is not": (
        "~~~ callout shouting\nWords\n~~~",
        "line 1: “shouting” is not a kind of callout.",
    ),
    "a callout that leads nowhere": (
        "One.\n\n~~~ callout\nTwo.\n\n[Three](page:/gone/)\n~~~",
        "line 6: there is no page at /gone/.",
    ),
    "a card without a link": (
        "~~~ cards\n- Start\n~~~",
        "line 2: a card is one link and then a line about it.",
    ),
    "no link": ("~~~ link\n~~~", "line 1: one link must stand inside."),
    "two links": (
        "~~~ link\n[A](page:/)\n\n[B](page:/)\n~~~",
        "line 1: one link must stand inside.",
    ),
    "words instead of a link": ("~~~ link\nStart\n~~~", "line 2: one link must stand here."),
    "words beside a link": (
        "~~~ link\n[Start](page:/) and more\n~~~",
        "line 2: nothing can stand beside the link.",
    ),
    "a table without a caption": (
        "~~~ table\n| A |\n|---|\n| b |\n~~~",
        "line 1: the caption must stand after “table:”.",
    ),
    "words around a table": (
        "~~~ table: T\nWords\n\n| A |\n|---|\n| b |\n~~~",
        "line 1: one table must stand inside, with its cells between | and |.",
    ),
    "a link in a cell": (
        "~~~ table: T\n| A |\n|---|\n| [b](page:/) |\n~~~",
        "line 4: neither bold words nor a link can stand here.",
    ),
    "an empty table": (
        "~~~ table: T\n| | |\n|---|---|\n~~~",
        "line 1: the text below is refused: Fill in at least one cell.",
    ),
    "a timeline without a date": (
        "~~~ timeline\n- **2016**: It began.\n- It ended.\n~~~",
        "line 3: an entry is a date in bold, a colon, what happened.",
    ),
    "an entry without a colon": (
        "~~~ timeline\n- **2016** It began.\n~~~",
        "line 2: an entry is a date in bold, a colon, what happened.",
    ),
    "a link in a timeline": (
        "~~~ timeline\n- **2016**: It [began](page:/).\n~~~",
        "line 2: neither bold words nor a link can stand here.",
    ),
    "an empty timeline": ("~~~ timeline\n~~~", "line 1: the text below is refused:"),
    "an answer before its question": (
        "~~~ questions\nYou.\n~~~",
        "line 2: a question must stand here, as a heading ###.",
    ),
    "a question of another size": (
        "~~~ questions\n## Who?\nYou.\n~~~",
        "line 2: a question must stand here, as a heading ###.",
    ),
    "a question without an answer": (
        "~~~ questions\n### Who?\n~~~",
        "line 1: the text below is refused: This field is required.",
    ),
    "a block inside an answer": (
        "~~~ questions\n### Who?\n> You.\n~~~",
        "line 3: this kind of text is not used on the site.",
    ),
    "a term that there is not": (
        "One.\n\n~~~ term: XYZ\n~~~",
        "line 3: there is no term “XYZ” in glossary.toml.",
    ),
    "a term without its name": ("~~~ term\n~~~", "line 1: the term must stand after “term:”."),
    "words about a term": ("~~~ term: ABC\nWords\n~~~", "line 1: nothing can stand inside"),
    "a video without a link": ("~~~ video\n~~~", "line 1: a link to the video must stand inside."),
    "a video without its length": (
        "~~~ video\n[The day](https://example.org/day)\n\nThey speak.\n~~~",
        "line 2: a video is a link to another website and then its length: , 12 minutes",
    ),
    "a video among our pages": (
        "~~~ video\n[The day](page:/), 12 minutes\n\nThey speak.\n~~~",
        "line 2: a video is a link to another website and then its length: , 12 minutes",
    ),
    "a video without its words": (
        "~~~ video\n[The day](https://example.org/day), 12 minutes\n~~~",
        "line 1: the text below is refused: Give the words too,",
    ),
    "a document without a file": (
        "~~~ document\nThe report\n~~~",
        "line 1: the file must stand after “document:”.",
    ),
    "a document without a title": (
        "~~~ document: files/notes.txt\n~~~",
        "line 1: the document’s title must stand inside, and below it at most a note.",
    ),
    "a file that is missing": (
        "One.\n\n~~~ document: files/gone.pdf\nThe report\n~~~",
        "line 3: there is no file files/gone.pdf.",
    ),
    "a file of another folder": (
        "~~~ document: files/../secret.txt\nThe report\n~~~",
        "line 1: files/../secret.txt does not stand in the folder files/.",
    ),
    "a PDF that is none": (
        "~~~ document: files/broken.pdf\nThe report\n~~~",
        "line 1: files/broken.pdf cannot be read as a PDF.",
    ),
    "a language that there is not": (
        "~~~ document tlh: files/notes.txt\nThe report\n~~~",
        "line 1: files/notes.txt is refused: Value 'tlh' is not a valid choice.",
    ),
    "a file of two languages": (
        "~~~ document: files/notes.txt\nNotes\n~~~\n\n~~~ document ur: files/notes.txt\nNotes\n~~~",
        "line 5: files/notes.txt is “ur” here and “en-GB” elsewhere.",
    ),
}


@pytest.fixture
def finder(db, tmp_path):
    """A home page, a term and three files."""
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "notes.txt").write_text("notes")
    (tmp_path / "files" / "broken.pdf").write_text("no PDF")
    term = GlossaryTerm.objects.create(term="ABC", meaning="A board of children.")
    return planted(tmp_path, {"/": factories.make_home()}, {"ABC": term})


@pytest.mark.parametrize(("markdown", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line(finder, markdown, sentence):
    with pytest.raises(ContentError) as told:
        read(markdown, finder)

    assert f"page.md, {sentence}" in str(told.value)
    assert "\n" not in str(told.value)
