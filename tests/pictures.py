"""Builders of pictures, in the kinds that people upload."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from pages.models import Picture

RED, BLUE = (220, 20, 30), (20, 40, 210)


def halves(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Red on the left and blue on the right, so that a cut or a turn can be seen."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (width // 2, 0, width, height))
    return picture.convert(mode)


def encoded(picture: Image.Image, kind: str = "JPEG", **options) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def upload(content: bytes, name: str = "picture.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def make_picture(width: int = 2000, height: int = 1000, **fields) -> Picture:
    """In the database and on the disk, without sizes."""
    values = {"title": "A picture", "file": upload(encoded(halves(width, height)))} | fields
    return Picture.objects.create(**values)


def in_text(picture: Picture, alt: str = "", caption: str = "") -> tuple[str, dict]:
    """The block of a stream; without alternative text the picture is decoration."""
    picture.contextual_alt_text, picture.decorative = alt, not alt
    return "picture", {"image": picture, "caption": caption}


def personal(orientation: int = 1) -> dict[str, object]:
    """What a telephone writes into a photograph: where, with what, and in which position."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Telephone of Alex"
    exif.get_ifd(0x8825).update(
        {
            1: "N",
            2: (IFDRational(52), IFDRational(28), IFDRational(45)),
            3: "W",
            4: (IFDRational(1), IFDRational(53), IFDRational(30)),
        }
    )
    return {"exif": exif, "xmp": b"<x:xmpmeta>Telephone of Alex</x:xmpmeta>"}


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes whose head promises that many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        head = struct.pack(">I", len(content)) + kind + content
        return head + struct.pack(">I", zlib.crc32(kind + content))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", size), chunk(b"IDAT", zlib.compress(b"")), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
