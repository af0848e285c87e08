"""What a backup and a restore leave alone, and what happens where one fails half-way."""

import hashlib
import io
import sys
import tarfile

import pytest
from django.db import connection

from bscp_site.backups import databases
from bscp_site.backups.making import clear_away_unfinished
from bscp_site.backups.manifest import NAME, Manifest
from bscp_site.backups.restoring import restore
from bscp_site.bootstrap import PlainError


class Database:
    """One that takes what it is given, or fails."""

    kind, name = "sqlite", "database.sqlite3"
    fault: Exception | None = None

    def counts(self):
        return {"one": 1}

    def put_back(self, from_):
        if self.fault:
            raise self.fault


@pytest.fixture
def database(monkeypatch):
    found = Database()
    monkeypatch.setattr(databases, "current", lambda: found)
    return found


@pytest.fixture
def media(tmp_path, settings):
    folder = tmp_path / "media"
    folder.mkdir()
    (folder / "one.jpg").write_bytes(b"old")
    (folder / "two.jpg").write_bytes(b"only old")
    settings.MEDIA_ROOT = str(folder)
    return folder


def archive(folder, **uploads: bytes):
    found = {"database.sqlite3": b"rows"}
    found |= {f"media/{name}.jpg": data for name, data in uploads.items()}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}
    written = Manifest(
        made_at="", site="", database="sqlite", tables={"one": 1}, files=digests
    ).to_bytes()
    path = folder / "kept.tar"
    with tarfile.open(path, "w") as file:
        for name, data in {**found, NAME: written}.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            file.addfile(entry, io.BytesIO(data))
    return path


def contents(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_restore_brings_the_files_that_were_kept_and_no_others(database, media, tmp_path):
    restore(archive(tmp_path, one=b"new", three=b"new too"), over_existing=True)

    assert contents(media) == {"one.jpg": b"new", "three.jpg": b"new too"}


def test_where_the_database_cannot_be_put_back_the_old_site_has_its_files(
    database, media, tmp_path
):
    database.fault = PlainError("pg_restore failed (the disk is full): make room.")
    before = contents(media)

    with pytest.raises(PlainError):
        restore(archive(tmp_path, one=b"new", three=b"new too"), over_existing=True)

    assert contents(media) == before


def test_a_backup_without_uploads_takes_none_away(database, media, tmp_path):
    before = contents(media)

    restore(archive(tmp_path), over_existing=True)

    assert contents(media) == before


def test_what_others_are_writing_into_the_folder_of_backups_is_theirs(tmp_path):
    theirs = {"film.mp4.part", "2026-11-24.part", "a2026-11-24T090000Z.part"}
    ours = {"2026-11-24T090000Z.part", "2026-11-23T090000Z.database.part"}
    for name in theirs | ours:
        (tmp_path / name).write_text("half")

    clear_away_unfinished(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == theirs


def test_the_programs_of_postgresql_check_the_server_as_the_site_does(monkeypatch):
    options = {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem", "options": "-c a=b"}
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)
    say = "import os, sys; sys.exit('{PGSSLMODE} {PGSSLROOTCERT} {PGOPTIONS}'.format(**os.environ))"

    with pytest.raises(PlainError, match=r"verify-full /etc/ca\.pem -c client_min_messages"):
        databases._run([sys.executable, "-c", say])
