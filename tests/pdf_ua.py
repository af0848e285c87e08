"""What PDF/UA-1 asks of a document that a program can see, beyond what the typesetter refuses."""

import io
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
from pikepdf import Name

FONT = "AtkinsonHyperlegibleNext"
HEADINGS = {f"/H{level}": level for level in range(1, 7)}


def faults(content: bytes) -> list[str]:
    """One sentence for each fault; empty for a document that everybody can read."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tags = list(_tags(pdf.Root.get("/StructTreeRoot")))
        return [
            *_about_document(pdf),
            *_about_headings(pdf, tags),
            *_about_pictures(tags),
            *_about_tables(tags),
            *_about_links(pdf, tags),
            *_about_fonts(pdf),
        ]


def _about_document(pdf) -> Iterator[str]:
    if not pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        yield "It is not tagged."
    if not pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "The window shows the name of the file, not the title."
    if not str(pdf.Root.get("/Lang", "")):
        yield "The language is not said."
    with pdf.open_metadata() as metadata:
        if not metadata.get("dc:title"):
            yield "There is no title."
        if metadata.get("pdfuaid:part") != "1":
            yield "It does not claim PDF/UA-1."


def _about_headings(pdf, tags) -> Iterator[str]:
    levels = [HEADINGS[tag.S] for tag in tags if tag.S in HEADINGS]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "It does not begin with its one heading of level 1."
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "A level of headings is left out."
    if levels and not pdf.Root.get("/Outlines", {}).get("/First"):
        yield "There are no bookmarks."


def _about_pictures(tags) -> Iterator[str]:
    if any(tag.S == "/Figure" and not str(tag.get("/Alt", "")).strip() for tag in tags):
        yield "A picture has no words for those who do not see it."


def _about_tables(tags) -> Iterator[str]:
    tables = [tag for tag in tags if tag.S == "/Table"]
    if any(not any(part.S == "/TH" for part in _tags(table)) for table in tables):
        yield "A table has no header cells."
    if any(tag.S == "/TH" and not _attribute(tag, "/Scope") for tag in tags):
        yield "A header cell does not say what it is the header of."


def _about_links(pdf, tags) -> Iterator[str]:
    tagged = {
        kid.Obj.objgen
        for tag in tags
        if tag.S == "/Link"
        for kid in _kids(tag)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            if note.get("/Subtype") == "/Link" and note.objgen not in tagged:
                yield "A link is not tagged."
            if note.get("/Subtype") == "/Link" and not str(note.get("/Contents", "")):
                yield "A link does not say where it leads."


def _about_fonts(pdf) -> Iterator[str]:
    fonts = {font.objgen: font for page in pdf.pages for font in _fonts(page)}
    names = {str(font.BaseFont) for font in fonts.values()}
    if not any(FONT in name for name in names):
        yield "The site's typeface is not embedded."
    for font in fonts.values():
        if "/ToUnicode" not in font:
            yield "Letters of a font cannot be copied or read aloud."
        if not _is_embedded(font):
            yield "A font is not embedded."


def _fonts(page) -> Iterator:
    yield from page.get("/Resources", {}).get("/Font", {}).values()


def _is_embedded(font) -> bool:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    return bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()))


def _tags(tag) -> Iterator:
    """The tags below, in the order in which they are read."""
    for kid in _kids(tag):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _tags(kid)


def _kids(tag) -> list:
    kids = tag.get("/K", []) if tag is not None else []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _attribute(tag, name: str):
    found = tag.get("/A", [])
    for each in list(found) if isinstance(found, pikepdf.Array) else [found]:
        if isinstance(each, pikepdf.Dictionary) and name in each:
            return each[Name(name)]
    return None
