"""From SQLite to PostgreSQL with nothing lost, and backups there."""

import json
import shutil
import sqlite3
from contextlib import suppress

import pytest

from tests.postgres import connect
from tests.start.moved import MANAGE, new_database, succeed
from tests.start.nodes import get, listens, web
from tests.start.project import assert_one_sentence, database_server, free_port, run

pytestmark = pytest.mark.start

# What each database keeps in a way of its own.
NOT_MOVED = ["wagtailsearch"]
NEW_PAGE = """
from pages.models import HomePage, ContentPage
page = HomePage.objects.get().add_child(instance=ContentPage(
    title="After the move", slug="after", summary="x"))
page.save_revision().publish()
"""


def contents(folder, **changes) -> dict[str, list[str]]:
    """Every object of every table as Django itself writes it, in no order."""
    excluded = [f"--exclude={name}" for name in NOT_MOVED]
    said = succeed(folder, "dumpdata", "--all", *excluded, **changes)
    found: dict[str, list[str]] = {}
    for entry in json.loads(said):
        entry["fields"] = {name: plain(value) for name, value in entry["fields"].items()}
        found.setdefault(entry["model"], []).append(json.dumps(entry, sort_keys=True))
    return {model: sorted(entries) for model, entries in found.items()}


def plain(value: object) -> object:
    """PostgreSQL keeps JSON with its keys in an order of its own."""
    if isinstance(value, str) and value[:1] in {"[", "{"}:
        with suppress(ValueError):
            return json.loads(value)
    return value


def test_every_object_of_every_table_is_there(moved):
    before = contents(moved.folder)
    after = contents(moved.folder, DATABASE_URL=moved.address)

    assert before.keys() == after.keys()
    for model, entries in before.items():
        assert entries == after[model], model
    assert sum(map(len, before.values())) > 1000
    assert "wagtailcore_page: " in moved.said
    assert "Moved and compared" in moved.said


def test_the_site_goes_on_there(moved, tmp_path):
    """It is served, what it holds is found, and new rows get keys of their own."""
    folder = shutil.copytree(moved.folder, tmp_path / "site")
    (folder / "var/db.sqlite3").unlink()
    there = {"DATABASE_URL": new_database(template=moved.address.rpartition("/")[2])}
    production = {"SECRET_KEY": "only for this test", "SITE_URL": "http://127.0.0.1"}
    port = free_port()

    succeed(folder, "shell", "--no-imports", "-c", NEW_PAGE, **there)
    with web(folder, port, **production, **there).running(lambda: listens(port)):
        pages = [get(port, path)[0] for path in ("/", "/awkward/", "/after/")]
        _, found, _ = get(port, "/search/?q=forum")

    assert pages == [200, 200, 200]
    assert "/events/" in found


def test_a_database_that_is_not_empty_is_refused(moved):
    done = run(moved.folder, *MANAGE, "move_database", DATABASE_URL=moved.address)

    assert_one_sentence(done, "not empty", "DATABASE_URL")


def test_what_cannot_be_moved_is_one_sentence(project):
    database_server()  # else there is nothing to move to
    address, move = new_database(), [*MANAGE, "move_database"]
    to_sqlite = run(project, *move)
    nothing = run(project, *move, "--from", "none.sqlite3", DATABASE_URL=address)
    with sqlite3.connect(project / "var/db.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'pages'")
    of_old = run(project, *move, DATABASE_URL=address)

    assert_one_sentence(to_sqlite, "DATABASE_URL must name the PostgreSQL database")
    assert_one_sentence(nothing, "There is no database none.sqlite3")
    assert_one_sentence(of_old, "not of this version", "start the old site once")


def test_after_a_value_that_postgresql_refuses_a_new_database_is_wanted(project):
    """The tables are there by then, and what the sentence says is what the next attempt needs."""
    database_server()  # else there is nothing to move to
    address, move = new_database(), [*MANAGE, "move_database"]
    with sqlite3.connect(project / "var/db.sqlite3") as database:
        database.execute("UPDATE wagtailcore_page SET title = 'a' || char(0) WHERE depth = 2")
    refused = run(project, *move, DATABASE_URL=address)
    again = run(project, *move, DATABASE_URL=address)

    assert_one_sentence(refused, "wagtailcore_page", "make a new database", "No row was moved")
    assert_one_sentence(again, "not empty")
    with connect(address, address.rpartition("/")[2]) as connection:
        assert connection.execute("SELECT count(*) FROM auth_user").fetchone()[0] == 0


def test_a_backup_of_postgresql_is_restored_in_one_piece(moved, tmp_path):
    copy = new_database()
    folder = shutil.copytree(moved.folder, tmp_path / "site")
    shutil.rmtree(folder / "var/media")
    restore = [*MANAGE, "restore", moved.archive]

    first = run(folder, *restore, DATABASE_URL=copy)
    refused = run(folder, *restore, DATABASE_URL=copy)
    with connect(copy, copy.rpartition("/")[2]) as connection:
        connection.execute("DELETE FROM wagtailcore_referenceindex")
        connection.execute("CREATE TABLE left_over (id integer)")
    again = run(folder, *restore, "--force", DATABASE_URL=copy)
    elsewhere = run(folder, *restore, "--force")

    assert first.returncode == 0, first.stderr
    assert_one_sentence(refused, "There is a site here already")
    assert again.returncode == 0, again.stderr
    assert "Restored and compared" in again.stdout
    assert contents(folder, DATABASE_URL=copy) == contents(folder, DATABASE_URL=moved.address)
    assert_one_sentence(elsewhere, "of postgresql", "move_database")
