"""From SQLite to PostgreSQL with nothing lost, and backups there."""

import json
import re
import shutil
import sqlite3
import sys

import pytest

from tests.postgres import connect
from tests.start.nodes import get, listens, web
from tests.start.project import assert_one_sentence, database_server, free_port, run

pytestmark = pytest.mark.start

MANAGE = [sys.executable, "-m", "bscp_site.local", "manage"]
# What each database keeps in a way of its own, or what only says how it was made.
BLOCK_ID = re.compile(r', \\"id\\": \\"[0-9a-f-]{36}\\"')
NOT_MOVED = ["wagtailsearch", "sessions.session"]
# Values that the two databases write differently, in tables that a new site leaves empty.
AWKWARD = """
import datetime
from decimal import Decimal
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from wagtail.models import Page
from pages.models import HomePage, ContentPage
user = get_user_model().objects.create_user("zoë", "zoe@example.org", "a long password 17")
page = HomePage.objects.get().add_child(instance=ContentPage(
    title="Straße “quoted” \\\\ 'single' % 🙂", slug="awkward", summary="NULL",
    expire_at=datetime.datetime(2031, 3, 30, 0, 59, 59, 123456, tzinfo=datetime.UTC)))
page.save_revision(user=user).publish()
page.add_child(instance=ContentPage(title="Below", slug="below", live=False, summary="x"))
session = SessionStore(); session["a"] = [1, None, "ü"]; session.save()
"""


def new_database() -> str:
    server, name = database_server(), f"move_{free_port()}"
    with connect(f"{server}/postgres") as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


def contents(project, **changes) -> dict[str, list[str]]:
    """Every object of every table as Django itself writes it, in no order.

    Blocks that were stored without an id are given one at each reading, another every time.
    """
    excluded = [f"--exclude={name}" for name in NOT_MOVED]
    done = run(project, *MANAGE, "dumpdata", "--all", *excluded, **changes)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = {}
    for entry in json.loads(BLOCK_ID.sub("", done.stdout)):
        found.setdefault(entry["model"], []).append(json.dumps(entry, sort_keys=True))
    return {model: sorted(entries) for model, entries in found.items()}


@pytest.fixture(scope="module")
def old(prepared, tmp_path_factory):
    """The site on SQLite, with some awkward rows; nobody changes it."""
    folder = shutil.copytree(prepared, tmp_path_factory.mktemp("old") / "site")
    done = run(folder, *MANAGE, "shell", "--no-imports", "-c", AWKWARD)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def moved(old):
    """The address of the PostgreSQL that everything was moved to, and what the command said."""
    address = new_database()
    done = run(old, *MANAGE, "move_database", DATABASE_URL=address)
    assert done.returncode == 0, done.stderr
    return address, done.stdout


def test_every_object_of_every_table_is_there(old, moved):
    address, said = moved

    before, after = contents(old), contents(old, DATABASE_URL=address)

    assert before.keys() == after.keys()
    for model, entries in before.items():
        assert entries == after[model], model
    assert sum(map(len, before.values())) > 1000
    assert "wagtailcore_page: " in said
    assert "Moved and compared" in said


def test_the_site_goes_on_there(old, moved, tmp_path):
    """It is served, what it holds is found, and new rows get keys of their own."""
    address, _ = moved
    folder = shutil.copytree(old, tmp_path / "site")
    with connect(address.rpartition("/")[0] + "/postgres", "postgres") as connection:
        name = address.rpartition("/")[2]
        connection.execute(f"CREATE DATABASE {name}_copy TEMPLATE {name}")
    (folder / "var/db.sqlite3").unlink()
    new_page = (
        "from pages.models import HomePage, ContentPage\n"
        "page = HomePage.objects.get().add_child(instance=ContentPage(\n"
        "    title='After the move', slug='after', summary='x'))\n"
        "page.save_revision().publish()"
    )

    there = {"DATABASE_URL": f"{address}_copy"}
    done = run(folder, *MANAGE, "shell", "--no-imports", "-c", new_page, **there)
    port = free_port()
    production = {"SECRET_KEY": "only for this test", "SITE_URL": "http://127.0.0.1"}
    with web(folder, port, **production, **there).running(lambda: listens(port)):
        pages = [get(port, path)[0] for path in ("/", "/awkward/", "/after/")]
        _, found, _ = get(port, "/search/?q=forum")

    assert done.returncode == 0, done.stderr
    assert pages == [200, 200, 200]
    assert "/events/" in found


def test_a_database_that_is_not_empty_is_refused(old, moved):
    done = run(old, *MANAGE, "move_database", DATABASE_URL=moved[0])

    assert_one_sentence(done, "not empty", "DATABASE_URL")


def test_what_cannot_be_moved_is_one_sentence(project):
    database_server()  # else there is nothing to move to
    to_sqlite = run(project, *MANAGE, "move_database")
    nothing = run(
        project, *MANAGE, "move_database", "--from", "none.sqlite3", DATABASE_URL=new_database()
    )
    with sqlite3.connect(project / "var/db.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'pages'")
    of_old = run(project, *MANAGE, "move_database", DATABASE_URL=new_database())

    assert_one_sentence(to_sqlite, "DATABASE_URL must name the PostgreSQL database")
    assert_one_sentence(nothing, "There is no database none.sqlite3")
    assert_one_sentence(of_old, "not of this version", "start the old site once")


def test_a_backup_of_postgresql_is_restored_in_one_piece(old, moved, tmp_path):
    address, _ = moved
    kept, copy = tmp_path / "kept", f"{address}_restored"
    made = run(old, *MANAGE, "backup", "--to", str(kept), DATABASE_URL=address)
    assert made.returncode == 0, made.stderr
    [path] = kept.iterdir()
    with connect(address) as connection:
        connection.execute(f"CREATE DATABASE {copy.rpartition('/')[2]}")
    folder = shutil.copytree(old, tmp_path / "site")
    shutil.rmtree(folder / "var/media")

    first = run(folder, *MANAGE, "restore", str(path), DATABASE_URL=copy)
    refused = run(folder, *MANAGE, "restore", str(path), DATABASE_URL=copy)
    with connect(copy, copy.rpartition("/")[2]) as connection:
        connection.execute("DELETE FROM wagtailcore_referenceindex")
        connection.execute("CREATE TABLE left_over (id integer)")
    again = run(folder, *MANAGE, "restore", str(path), "--force", DATABASE_URL=copy)
    elsewhere = run(folder, *MANAGE, "restore", str(path), "--force")

    assert first.returncode == 0, first.stderr
    assert_one_sentence(refused, "There is a site here already")
    assert again.returncode == 0, again.stderr
    assert "Restored and compared" in again.stdout
    assert contents(folder, DATABASE_URL=copy) == contents(old, DATABASE_URL=address)
    assert_one_sentence(elsewhere, "of postgresql", "move_database")
