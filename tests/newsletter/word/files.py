"""Word files written part by part, good ones and such as mean harm."""

from xml.sax.saxutils import escape, quoteattr

from tests.files import NAMESPACE, archive
from tests.pictures import encoded, halves

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
STYLES = {
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Quote": "Quote",
    "Caption": "caption",
    **{f"Heading{level}": f"heading {level}" for level in range(1, 5)},
}


def picture(width: int = 40, height: int = 30, kind: str = "JPEG") -> bytes:
    return encoded(halves(width, height), kind)


class Word:
    """Collects paragraphs; `data` packs them as Word does."""

    def __init__(self):
        self.body: list[str] = []
        self.relations: list[tuple[str, str, str, bool]] = []  # kind, id, target, is outside
        self.parts: dict[str, bytes] = {}
        self.notes: list[str] = []

    def raw(self, xml: str) -> None:
        self.body.append(xml)

    def paragraph(self, *runs: str, style: str = "", bullet: int | None = None, bold=False) -> None:
        said = "".join(run if run.startswith("<w:") else self.run(run, bold=bold) for run in runs)
        about = f'<w:pStyle w:val="{style}"/>' if style else ""
        if bullet is not None:
            about += f'<w:numPr><w:ilvl w:val="{bullet}"/><w:numId w:val="1"/></w:numPr>'
        self.raw(f"<w:p><w:pPr>{about}</w:pPr>{said}</w:p>")

    def run(self, text: str, *, bold: bool = False) -> str:
        look = "<w:rPr><w:b/></w:rPr>" if bold else ""
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        name = f"rId{len(self.relations) + 10}"
        self.relations.append((kind, name, target, outside))
        return name

    def link_run(self, text: str, address: str) -> str:
        name = self.relate("hyperlink", address, outside=True)
        return f'<w:hyperlink r:id="{name}">{self.run(text)}</w:hyperlink>'

    def link(self, text: str, address: str) -> None:
        self.raw(f"<w:p>{self.link_run(text, address)}</w:p>")

    def picture(self, data: bytes, alt: str = "", name: str = "", kind: str = "jpeg") -> None:
        name = name or f"image{len(self.parts) + 1}.{kind}"
        self.parts[f"word/media/{name}"] = data
        self._drawing(f'r:embed="{self.relate("image", f"media/{name}")}"', alt)

    def linked_picture(self, address: str) -> None:
        self._drawing(f'r:link="{self.relate("image", address, outside=True)}"', "")

    def _drawing(self, source: str, alt: str) -> None:
        self.raw(
            f"<w:p><w:r><w:drawing><wp:inline><wp:docPr id='1' name='x' descr={quoteattr(alt)}/>"
            f"<a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip {source}/></pic:blipFill>"
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )

    def table(self, *rows: list[str], head: bool = False) -> None:
        lines = []
        for number, row in enumerate(rows):
            about = "<w:trPr><w:tblHeader/></w:trPr>" if head and not number else ""
            cells = "".join(f"<w:tc><w:p>{self.run(cell)}</w:p></w:tc>" for cell in row)
            lines.append(f"<w:tr>{about}{cells}</w:tr>")
        self.raw(f"<w:tbl>{''.join(lines)}</w:tbl>")

    def merged_table(self, *rows: list[tuple[str, str]]) -> None:
        """Each cell is its words and what the file says of its merging."""
        cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p>{}</w:p></w:tc>"
        lines = ("".join(cell.format(mark, self.run(words)) for words, mark in row) for row in rows)
        self.raw(f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>")

    def note(self, text: str) -> str:
        """A footnote; answers with the run that refers to it."""
        self.notes.append(text)
        return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'

    def data(self, before: str = "", **more: bytes) -> bytes:
        """The packed file; `more` are parts, such as `word__styles__xml`."""
        spaces = (
            f'xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}" xmlns:a="{DRAWING}/main" '
            f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:pic="{DRAWING}/picture"'
        )
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p>{self.run(text)}</w:p></w:footnote>'
            for number, text in enumerate(self.notes, 1)
        )
        parts = {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations([("officeDocument", "rId1", "word/document.xml", False)]),
            "word/_rels/document.xml.rels": _relations(self.relations),
            "word/styles.xml": _styles(),
            "word/numbering.xml": _numbering(),
            "word/footnotes.xml": f"<w:footnotes {spaces}>{notes}</w:footnotes>",
            "word/document.xml": (
                f"{before}<w:document {spaces}><w:body>{''.join(self.body)}</w:body></w:document>"
            ),
        } | {_part_name(name): part for name, part in more.items()}
        packed = {n: p if isinstance(p, bytes) else p.encode() for n, p in parts.items()}
        return archive(packed | self.parts)


def _part_name(name: str) -> str:
    *folders, stem, ending = name.split("__")
    return "/".join([*folders, f"{stem}.{ending}"])


def _types() -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="jpeg" '
        'ContentType="image/jpeg"/><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="emf" ContentType="image/x-emf"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
    )


def _relations(relations) -> str:
    rows = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if outside else "/>")
        for kind, name, target, outside in relations
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _styles() -> str:
    rows = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    return f'<w:styles xmlns:w="{NAMESPACE}">{rows}</w:styles>'


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="bullet"/></w:lvl>' for level in range(5)
    )
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="1">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
