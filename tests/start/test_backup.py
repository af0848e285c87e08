"""A backup is whole or it is none, and what is restored is what was kept."""

import hashlib
import io
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from bscp_site.backups.archive import opened
from bscp_site.backups.restoring import prove
from bscp_site.bootstrap import PlainError
from tests.start.nodes import get, listens, web
from tests.start.project import assert_one_sentence, environment, free_port, run

pytestmark = pytest.mark.start

MANAGE = [sys.executable, "-m", "bscp_site.local", "manage"]


def backup(project, *arguments, **changes):
    return run(project, *MANAGE, "backup", *arguments, **changes)


def restore(project, path, *arguments, **changes):
    return run(project, *MANAGE, "restore", str(path), *arguments, **changes)


def archives(project) -> list[Path]:
    return sorted((project / "var/backups").glob("*"))


def counts(project) -> dict[str, int]:
    with sqlite3.connect(project / "var/db.sqlite3") as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for (name,) in names
        }


def hashes(project) -> dict[str, str]:
    root = project / "var/media"
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file()
    }


def upload(project, name, data=b"a picture"):
    path = project / "var/media" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def change(project, statement):
    with sqlite3.connect(project / "var/db.sqlite3", timeout=20) as database:
        database.execute(statement)


def test_what_is_restored_is_what_was_kept(project):
    upload(project, "images/one.jpg", os.urandom(100_000))
    before = counts(project), hashes(project)
    made = backup(project)
    [path] = archives(project)
    change(project, "DELETE FROM pages_organisation")
    change(project, "CREATE TABLE left_over (id integer)")
    upload(project, "images/one.jpg", b"another picture")
    upload(project, "images/two.jpg")

    refused = restore(project, path)
    after_refusal = counts(project)
    restored = restore(project, path, "--force")

    assert made.returncode == 0, made.stderr
    assert "Copying the database" in made.stdout
    assert path.stat().st_mode & 0o777 == 0o600
    assert_one_sentence(refused, "There is a site here already", "FORCE=1")
    assert "left_over" in after_refusal
    assert restored.returncode == 0, restored.stderr
    assert "Restored and compared" in restored.stdout
    assert (counts(project), hashes(project)) == before


def test_a_new_machine_needs_no_force(project, tmp_path):
    before = counts(project), hashes(project)
    backup(project, "--to", str(tmp_path / "kept"))
    [path] = (tmp_path / "kept").iterdir()
    for name in ("db.sqlite3", "db.sqlite3-wal", "db.sqlite3-shm"):
        (project / "var" / name).unlink(missing_ok=True)
    for file in (project / "var/media").rglob("*.*"):
        file.unlink()

    restored = restore(project, path)
    port = free_port()
    production = {"SECRET_KEY": "only for this test", "SITE_URL": "http://127.0.0.1"}
    with web(project, port, **production).running(lambda: listens(port)):
        status, _, _ = get(port, "/")

    assert restored.returncode == 0, restored.stderr
    assert counts(project).keys() == before[0].keys()
    assert hashes(project) == before[1]
    assert status == 200


def test_it_is_consistent_while_others_write(project):
    """Each transaction writes two rows; a copy taken between them would hold an odd number."""
    change(project, "CREATE TABLE pairs (id integer primary key, filling text)")
    writer = (
        "import sqlite3, sys\n"
        "database = sqlite3.connect('var/db.sqlite3', timeout=20, isolation_level=None)\n"
        "while True:\n"
        "    database.execute('BEGIN IMMEDIATE')\n"
        "    for _ in range(2):\n"
        '        database.execute("INSERT INTO pairs (filling) VALUES (hex(randomblob(500)))")\n'
        "    database.execute('COMMIT')\n"
    )
    busy = subprocess.Popen([sys.executable, "-c", writer], cwd=project)
    try:
        made = backup(project)
    finally:
        busy.kill()
        busy.wait()

    assert made.returncode == 0, made.stderr
    [path] = archives(project)
    with tarfile.open(path) as archive:
        said = json.load(archive.extractfile("manifest.json"))["tables"]["pairs"]
        archive.extract("database.sqlite3", project / "var", filter="data")
    with sqlite3.connect(project / "var/database.sqlite3") as copied:
        [[found]] = copied.execute("SELECT count(*) FROM pairs")
        [[verdict]] = copied.execute("PRAGMA integrity_check")
    assert found == said > 0
    assert found % 2 == 0
    assert verdict == "ok"


def size_of(folder) -> int:
    """In bytes. What a database keeps beside itself may be gone before it is asked."""
    size = 0
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            size += path.stat().st_size
    return size


def test_a_killed_backup_leaves_nothing_that_looks_whole_and_the_next_one_clears_up(project):
    for number in range(4):
        with upload(project, f"images/{number}.jpg").open("wb") as file:
            file.truncate(400_000_000)  # a hole, quick to make and slow to pack
    begun = subprocess.Popen(
        [*MANAGE, "backup"],
        cwd=project,
        env=environment(PORT=str(free_port())),
        stdout=subprocess.DEVNULL,
    )
    folder = project / "var/backups"
    deadline = time.monotonic() + 60
    while size_of(folder) < 50_000_000:
        assert time.monotonic() < deadline
        assert begun.poll() is None
        time.sleep(0.01)

    begun.send_signal(signal.SIGKILL)
    begun.wait()

    assert archives(project)
    assert list(folder.glob("*.tar")) == []
    for number in range(4):
        (project / f"var/media/images/{number}.jpg").unlink()
    backup(project)
    assert [path.suffix for path in archives(project)] == [".tar"]


def test_a_full_disk_is_one_sentence_and_no_file(project):
    """A limit on the size of a file stops a write half-way, as a full disk does."""
    upload(project, "images/large.jpg", b"x" * 8_000_000)

    def no_large_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (7_000_000, 7_000_000))

    done = run(project, *MANAGE, "backup", options={"preexec_fn": no_large_files})

    assert_one_sentence(done, "free some space")
    assert archives(project) == []


@pytest.fixture
def kept(project):
    upload(project, "images/one.jpg", b"x" * 10_000)
    backup(project)
    [path] = archives(project)
    return path


def rewrite(path, *, names=lambda name: name, contents=lambda name, data: data):
    """The same archive with other names or contents, and a manifest that knows nothing of it."""
    with tarfile.open(path) as archive:
        found = {m.name: archive.extractfile(m).read() for m in archive if m.isreg()}
    with tarfile.open(path, "w") as archive:
        for name, data in found.items():
            data = contents(name, data)
            entry = tarfile.TarInfo(names(name))
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))


def test_a_backup_that_has_changed_is_refused_before_anything_is_touched(project, kept):
    before = counts(project), hashes(project)
    rewrite(kept, contents=lambda n, data: data[:-1] + b"y" if n.endswith(".jpg") else data)

    done = restore(project, kept, "--force")

    assert_one_sentence(done, "is not a whole backup", "one.jpg has changed")
    assert (counts(project), hashes(project)) == before


def test_whatever_is_wrong_with_a_backup_is_found(kept):
    whole = kept.read_bytes()
    broken = {
        "unexpected end": lambda: kept.write_bytes(whole[: len(whole) // 2]),
        "manifest.json is missing": lambda: rewrite(
            kept, names=lambda n: n.replace("manifest", "another")
        ),
        "could not be opened": lambda: kept.write_text("This is a letter. " * 1000),
        "not a whole backup": lambda: kept.write_bytes(b""),
        "one.jpg is missing": lambda: rewrite(
            kept, names=lambda n: n.replace("one.jpg", "two.jpg")
        ),
        "as no backup does": lambda: rewrite(
            kept, contents=lambda n, data: data.replace(b"media/images", b"media/../../images")
        ),
        "format 9": lambda: rewrite(
            kept, contents=lambda n, data: data.replace(b'"format": 1', b'"format": 9')
        ),
        "manifest cannot be read": lambda: rewrite(
            kept, contents=lambda n, data: b"{" if n == "manifest.json" else data
        ),
    }
    with opened(kept) as archive:
        prove(archive)
    for words, break_it in broken.items():
        kept.write_bytes(whole)
        break_it()

        with pytest.raises(PlainError, match=words), opened(kept) as archive:
            prove(archive)


def test_a_backup_that_is_not_there(project):
    assert_one_sentence(restore(project, "var/backups/none.tar"), "There is no backup", "FROM=")
    assert_one_sentence(restore(project, ""), "Say which backup", "FROM=")


def test_an_empty_database_is_not_kept(project):
    empty = quote(str(project / "var/other.sqlite3"))

    done = backup(project, DATABASE_URL=f"sqlite:///{empty}")

    assert_one_sentence(done, "The database is empty", "DATABASE_URL")
    assert archives(project) == []


def test_make_hands_on_what_is_said(project):
    """`make` itself, without its install step."""
    tried = run(
        project, "make", "--dry-run", "restore", "FROM=var/backups/a b.tar", "FORCE=1"
    ).stdout
    kept = run(project, "make", "--dry-run", "backup", "TO=/a folder").stdout

    assert 'restore "var/backups/a b.tar" --force' in tried
    assert 'backup --to "/a folder"' in kept
