"""A program of its own that reads one Word file, or pasted text, from its standard input.

    python -s -m newsletter.word.child 30 512 note-key file < file.docx

It limits its own time and memory before it looks at the file, and says what it found in one line of
JSON. Whatever a hostile file does to it, the worker that started it goes on.
"""

import base64
import json
import resource
import signal
import sys
from io import BytesIO

from newsletter.word import archive, blocks, reading
from newsletter.word.limits import LARGEST_FILE, MOST_TEXT, RefusedError
from newsletter.word.pasted import reading as pasted

PASTED = "pasted"  # the word for what is no file


def limit(seconds: int, megabytes: int) -> None:
    """The kernel keeps these, whatever the libraries below do."""
    memory = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes no file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(seconds)  # also where it only waits, and where nobody is left to end it


def read(data: bytes, note_key: str, form: str) -> dict:
    """What became of it, ready for JSON; or the code of why it was refused."""
    try:
        found = pasted.read(data) if form == PASTED else _read_file(data)
        text = blocks.build(found.html, note_key, found.seen)
        if sum(len(str(value)) for _name, value in text.blocks) > MOST_TEXT:
            raise RefusedError("long")
        if not text.blocks:
            raise RefusedError("no_text")
    except RefusedError as refusal:
        return {"refused": refusal.code}
    except MemoryError:
        return {"refused": "slow"}
    except Exception:  # noqa: BLE001  (a broken file can break the libraries in any way)
        return {"refused": "broken"}
    used = {value["image"] for name, value in text.blocks if name == "picture"}
    return {
        "title": text.title,
        "summary": text.summary,
        "blocks": text.blocks,
        "seen": text.seen,
        "pictures": {
            key: [kind, base64.b64encode(picture).decode()]
            for key, (kind, picture) in found.pictures.items()
            if key in used
        },
    }


def _read_file(data: bytes) -> reading.Read:
    seen = archive.check(data)
    found = reading.read(BytesIO(data))
    found.seen += seen
    return found


def main(seconds: str, megabytes: str, note_key: str, form: str) -> None:
    limit(int(seconds), int(megabytes))
    data = sys.stdin.buffer.read(LARGEST_FILE + 1)
    sys.stdout.buffer.write(json.dumps(read(data, note_key, form)).encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
