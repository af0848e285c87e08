"""A program of its own that sets one document as a tagged PDF (PDF/UA-1); it knows nothing of the
site.

    python -I typesetter.py FOLDER TEMPLATE 15 1024 > document.pdf

The folder holds the template, the words as `data.json` and the pictures that they name. Words are
data: whatever they hold, the typesetter never reads them as its own language. It limits its own
time and memory, reads nothing outside the folder, and the same folder gives the same bytes.
"""

import json
import resource
import signal
import struct
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
DATA = "data.json"
CANNOT_BE_SET = "[…]"  # stands for words in letters that no font at hand has


def limit(seconds: int, megabytes: int) -> None:
    """The kernel keeps these, whatever the library does."""
    memory = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)


def typeset(folder: Path, template: str) -> bytes:
    """The document; where its words hold what cannot be set, without that and without the mark.

    PDF/UA allows no letter that is only a box, so the typesetter refuses the whole document.
    """
    try:
        return _compiled(folder, template)
    except typst.TypstError:
        words = json.loads((folder / DATA).read_text())
        (folder / DATA).write_text(json.dumps(settable(words) | {"mark": ""}))
        return _compiled(folder, template)


def _compiled(folder: Path, template: str) -> bytes:
    return typst.compile(
        str(folder / template),
        root=str(folder),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        timestamp=0,
    )


def settable(value):
    """The same words with only the letters of the site's typeface."""
    if isinstance(value, dict):
        return {key: settable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [settable(each) for each in value]
    return _settable(value) if isinstance(value, str) else value


def _settable(text: str) -> str:
    """Pictograms are left out; a word in other letters is replaced, so that none goes unnoticed.

    So is a text of pictograms alone, for it may be a heading, which cannot be empty.
    """
    words = []
    for word in unicodedata.normalize("NFC", text).split(" "):
        strange = [sign for sign in word if not _is_known(sign)]
        is_word = any(unicodedata.category(sign)[0] in "LN" for sign in strange)
        kept = "".join(filter(_is_known, word))
        if not is_word:
            words.append(kept)
        elif words[-1:] != [CANNOT_BE_SET]:
            words.append(CANNOT_BE_SET)
    settled = " ".join(words)
    return settled if settled.strip() or not text.strip() else CANNOT_BE_SET


def _is_known(sign: str) -> bool:
    return sign == "\n" or ord(sign) in alphabet()


@cache
def alphabet() -> frozenset[int]:
    """The letters that each font of the site's typeface has."""
    fonts = (set(_letters(path.read_bytes())) for path in sorted(FONTS.glob("*.ttf")))
    return frozenset(set.intersection(*fonts))


def _letters(font: bytes) -> Iterator[int]:
    """Read from the table "cmap", whose format 4 every TrueType font has."""
    table = _table(font, b"cmap")
    for index in range(struct.unpack_from(">H", table, 2)[0]):
        (offset,) = struct.unpack_from(">I", table, 8 + 8 * index)
        part = table[offset:]
        if struct.unpack_from(">H", part)[0] == 4:
            count = struct.unpack_from(">H", part, 6)[0] // 2
            ends = struct.unpack_from(f">{count}H", part, 14)
            starts = struct.unpack_from(f">{count}H", part, 16 + 2 * count)
            for start, end in zip(starts, ends, strict=True):
                yield from range(start, min(end, 0xFFFE) + 1)


def _table(font: bytes, name: bytes) -> bytes:
    for index in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _sum, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if tag == name:
            return font[offset : offset + length]
    raise ValueError(f"The font has no table {name.decode()}.")


def main(folder: str, template: str, seconds: str, megabytes: str) -> None:
    limit(int(seconds), int(megabytes))
    sys.stdout.buffer.write(typeset(Path(folder), template))


if __name__ == "__main__":
    main(*sys.argv[1:])
