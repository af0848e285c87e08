"""A document to upload."""

from pathlib import Path

from pypdf import PdfWriter


def write_pdf(path: Path, *, pages: int = 1) -> Path:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    path.parent.mkdir(parents=True, exist_ok=True)
    writer.write(path)
    return path
