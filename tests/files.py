"""Files with words in them, and files that mean harm, for tests."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*texts: str, key: str = "") -> bytes:
    """A PDF with a page for each text; with a `key`, nobody opens it without."""
    writer, file = PdfWriter(), BytesIO()
    font = writer._add_object(
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
    )
    for text in texts:
        page = writer.add_blank_page(width=595, height=842)
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        said = DecodedStreamObject()
        said.set_data(f"BT /F1 12 Tf 40 800 Td ({text}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(said)
    if key:
        writer.encrypt(key, algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


def docx(*paragraphs: str, body: str = "", before: str = "") -> bytes:
    """A Word file of these paragraphs; `body` is markup, `before` stands above the document."""
    said = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    xml = f'{before}<w:document xmlns:w="{NAMESPACE}"><w:body>{said}{body}</w:body></w:document>'
    return archive({"word/document.xml": xml.encode()})


def archive(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, data in parts.items():
            packed.writestr(name, data)
    return file.getvalue()


ENTITIES = (
    '<!DOCTYPE bomb [<!ENTITY a "lollipop lollipop">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
FILE_OF_THE_MACHINE = '<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]>'


def zip_bomb(megabytes: int = 200) -> bytes:
    """A small Word file that is enormous when it is unpacked."""
    return docx(body="<w:p><w:r><w:t>" + "boom " * (megabytes * 200_000) + "</w:t></w:r></w:p>")
