"""Documents on paper: for everybody, the same for the same words, whatever the words are."""

import io

import pikepdf
import pytest
from pikepdf import Name
from pypdf import PdfReader

from bscp_site.kit import typesetter, typesetting
from bscp_site.kit.typesetting import Document, TypesettingError
from tests.pdf_ua import faults

HOUSE = {"name": "Anytown", "email": "", "band": "#0b4f42", "accent": "#ffb92e", "help": "#fbe4dc"}
SOURCE = """
#import "house.typ": *
#show: document-of.with(words.title)
#letterhead()
= #words.title
== Part
#words.text
#link("https://www.example.org/")[Where it leads]
#figure(image("dot.svg", width: 1cm), alt: "A dot")
#table(columns: 2, table.header[Day][Place], [Monday], [Hall])
"""
DOT = (
    b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'><circle cx='1' cy='1' r='1'/></svg>"
)


@pytest.fixture
def templates(tmp_path, monkeypatch):
    (tmp_path / "sample.typ").write_text(SOURCE)
    house = (typesetting.TEMPLATES / "house.typ").read_text()
    (tmp_path / "house.typ").write_text(house)
    monkeypatch.setattr(typesetting, "TEMPLATES", tmp_path)
    return tmp_path


def sample(text="Words.", mark="", **pictures) -> Document:
    words = {"title": "A title", "text": text, "house": HOUSE, "mark": mark}
    return Document("sample", words, {"dot.svg": DOT} | pictures)


def read(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_everybody_can_read_it(templates):
    assert faults(typesetting.typeset(sample())) == []


def test_the_same_words_give_the_same_bytes(templates):
    assert typesetting.typeset(sample()) == typesetting.typeset(sample())
    assert sample().fingerprint == sample().fingerprint != sample("Other").fingerprint


def test_a_changed_template_changes_the_fingerprint(templates):
    before = sample().fingerprint
    (templates / "sample.typ").write_text(SOURCE + "\nMore\n")

    assert sample().fingerprint != before


def test_words_are_never_read_as_instructions(templates):
    hostile = '#read("/etc/passwd") *bold* $x$ \\ ] #import "@preview/x:0.1.0": * "quoted" <a> @b'

    assert "#read(" in read(typesetting.typeset(sample(hostile)))


@pytest.mark.parametrize(
    "text", ["a\x00b\x0bc\x1f", "\ud800", "\u2028\u200b\u202e", "\ufffe\ue000"]
)
def test_signs_that_nobody_sees_do_no_harm(templates, text):
    assert faults(typesetting.typeset(sample(text))) == []


def test_letters_of_the_languages_around_us_are_printed(templates):
    assert "Łucja Şahin, Zoë" in read(typesetting.typeset(sample("Łucja Şahin, Zoë")))


def test_letters_that_no_font_has_are_named_and_pictograms_left_out(templates):
    printed = typesetting.typeset(sample("Before اردو میں مدد after 🧡 end"))

    assert "Before […] after end" in read(printed).replace("  ", " ")
    assert faults(printed) == []


def test_a_text_of_pictograms_alone_is_named_for_it_may_be_a_heading():
    assert typesetter.settable(["🧡", "🧡 ", " ", ""]) == ["[…]", "[…]", " ", ""]


def test_a_mark_that_cannot_be_drawn_is_left_out(templates):
    document = sample(mark="mark.svg", **{"mark.svg": b"<svg nonsense"})

    assert "A title" in read(typesetting.typeset(document))


def test_what_cannot_be_set_is_said_and_not_tried_at_every_request(templates, monkeypatch):
    (templates / "sample.typ").write_text("#nonsense")
    with pytest.raises(TypesettingError):
        typesetting.kept(sample())
    monkeypatch.setattr(typesetting, "typeset", lambda document: pytest.fail("tried again"))

    with pytest.raises(TypesettingError):
        typesetting.kept(sample())


def test_a_document_that_takes_for_ever_is_ended(templates, monkeypatch):
    monkeypatch.setattr(typesetting, "SECONDS", 1)
    (templates / "sample.typ").write_text(
        "#let f(n) = if n < 2 { n } else { f(n - 1) + f(n - 2) }\n#f(60)"
    )

    with pytest.raises(TypesettingError):
        typesetting.typeset(sample())


def test_nothing_outside_its_folder_is_read(templates):
    (templates / "sample.typ").write_text(
        '#read("/../../../etc/hostname")\n#read("../../etc/hostname")'
    )

    with pytest.raises(TypesettingError):
        typesetting.typeset(sample())


def test_the_alphabet_is_what_the_typeface_has():
    known = typesetter.alphabet()

    assert {ord(sign) for sign in "aZ09Łşż’–…£€"} <= known
    assert not {ord(sign) for sign in "жا中🧡"} & known


def _tag(pdf, kind):
    return next(obj for obj in pdf.objects if _is_tag(obj) and kind == obj.S)


def _is_tag(obj) -> bool:
    return isinstance(obj, pikepdf.Dictionary) and "/S" in obj and "/P" in obj


def lose_title(pdf):
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def lose_language(pdf):
    del pdf.Root.Lang


def lose_level(pdf):
    _tag(pdf, "/H2").S = Name.H3


def lose_alt(pdf):
    del _tag(pdf, "/Figure").Alt


def lose_scope(pdf):
    del _tag(pdf, "/TH").A


def lose_header(pdf):
    for obj in pdf.objects:
        if _is_tag(obj) and obj.S == "/TH":
            obj.S = Name.TD


def lose_link(pdf):
    _tag(pdf, "/Link").S = Name.Span


def lose_bookmarks(pdf):
    del pdf.Root.Outlines


def lose_letters(pdf):
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            del font.ToUnicode


def lose_font(pdf):
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            del font.DescendantFonts[0].FontDescriptor[Name.FontFile2]


def lose_claim(pdf):
    del pdf.Root.Metadata


def change_font(pdf):
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            font.BaseFont = Name.Helvetica


@pytest.mark.parametrize(
    ("lose", "said"),
    [
        (lose_title, "name of the file"),
        (lose_language, "language"),
        (lose_level, "level of headings"),
        (lose_alt, "picture"),
        (lose_scope, "header cell does"),
        (lose_header, "no header cells"),
        (lose_link, "link is not tagged"),
        (lose_bookmarks, "bookmarks"),
        (lose_letters, "copied"),
        (lose_font, "font is not embedded"),
        (lose_claim, "PDF/UA-1"),
        (change_font, "typeface is not embedded"),
    ],
)
def test_the_check_notices_what_is_missing(templates, lose, said):
    with pikepdf.open(io.BytesIO(typesetting.typeset(sample()))) as pdf:
        lose(pdf)
        broken = io.BytesIO()
        pdf.save(broken)

    assert any(said in fault for fault in faults(broken.getvalue()))
