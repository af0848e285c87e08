"""The prepared site once more, moved to PostgreSQL: made once for all, as it takes a while."""

import fcntl
import json
import shutil
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests.packages import MissingError, find_server
from tests.postgres import connect
from tests.start.project import database_server, free_port, run

MANAGE = [sys.executable, "-m", "bscp_site.local", "manage"]
# Values that the two databases write differently, in tables that a new site leaves empty.
AWKWARD = """
import datetime
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from pages.models import HomePage, ContentPage
user = get_user_model().objects.create_user("zoë", "zoe@example.org", "a long password 17")
page = HomePage.objects.get().add_child(instance=ContentPage(
    title="Straße “quoted” \\\\ 'single' % 🙂", slug="awkward", summary="NULL",
    expire_at=datetime.datetime(2031, 3, 30, 0, 59, 59, 123456, tzinfo=datetime.UTC)))
page.save_revision(user=user).publish()
page.add_child(instance=ContentPage(title="Below", slug="below", live=False, summary="x"))
session = SessionStore(); session["a"] = [1, None, "ü"]; session.save()
"""


@dataclass
class Moved:
    folder: str  # the old site, on SQLite; nobody changes it
    address: str  # the PostgreSQL that it was moved to
    said: str
    archive: str  # a backup of that


def moved_site(place: Path, prepared: Path) -> Moved:
    """Whoever needs it first makes it; the others wait for it and share it."""
    note = place / "moved.json"
    with (place / "moved.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not note.exists():
            note.write_text(json.dumps(asdict(move(place, prepared))))
    return Moved(**json.loads(note.read_text()))


def move(place: Path, prepared: Path) -> Moved:
    address = new_database()
    try:
        find_server("pg_dump", "postgresql-client")
    except MissingError as reason:
        pytest.skip(str(reason))
    folder, kept = place / "old", place / "kept"
    for left_over in (folder, kept):
        shutil.rmtree(left_over, ignore_errors=True)
    shutil.copytree(prepared, folder)
    succeed(folder, "shell", "--no-imports", "-c", AWKWARD)
    said = succeed(folder, "move_database", DATABASE_URL=address)
    succeed(folder, "backup", "--to", str(kept), DATABASE_URL=address)
    [archive] = kept.iterdir()
    return Moved(str(folder), address, said, str(archive))


def succeed(folder: Path, *arguments: str, **changes: str) -> str:
    done = run(folder, *MANAGE, *arguments, **changes)
    assert done.returncode == 0, done.stderr
    return done.stdout


def new_database(template: str = "") -> str:
    server, name = database_server(), f"moved_{free_port()}"
    with connect(f"{server}/postgres") as connection:
        copied = f" TEMPLATE {template}" if template else ""
        connection.execute(f"CREATE DATABASE {name}{copied}")
    return f"{server}/{name}"
