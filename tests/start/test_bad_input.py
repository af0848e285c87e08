"""A start that cannot work says so in one sentence and leaves nothing to trip over."""

import os
import shutil
import signal
import socket
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.start.project import (
    Site,
    assert_one_sentence,
    copy_project,
    database_server,
    free_port,
    run,
    running,
)

pytestmark = pytest.mark.start

SERVE = [sys.executable, "-m", "bscp_site.serve"]


def test_a_port_in_use(project):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = run(project, *SERVE, PORT=str(port))

    assert_one_sentence(done, f"Port {port} is in use", "PORT=", "make run")


@pytest.mark.parametrize("port", ["none", "0", "-1", "65536", "8000.5", "٨٠٠٠"])
def test_a_port_that_is_no_port(project, port):
    done = run(project, *SERVE, PORT=port)

    assert_one_sentence(done, "PORT must be a whole number from 1 to 65535")


def test_a_number_of_workers_that_is_no_number(project):
    done = run(project, *SERVE, PORT=str(free_port()), WEB_CONCURRENCY="many")

    assert_one_sentence(done, "WEB_CONCURRENCY must be a whole number")


def test_a_database_server_that_is_down(project):
    address = f"postgres://somebody:hidden-word@127.0.0.1:{free_port()}/bscp"

    done = run(project, *SERVE, PORT=str(free_port()), DATABASE_URL=address)

    assert_one_sentence(done, "The database at 127.0.0.1:", "start it or correct DATABASE_URL")
    assert "hidden-word" not in done.stdout + done.stderr


def test_a_database_that_the_server_does_not_know(project):
    unknown = database_server() + "/no_such_database"

    done = run(project, *SERVE, PORT=str(free_port()), DATABASE_URL=unknown)

    assert_one_sentence(done, "no_such_database", "does not exist", "correct DATABASE_URL")


def test_a_database_file_that_is_none(project):
    Path(project / "var/db.sqlite3").write_text("This is a letter, not a database. " * 100)

    done = run(project, *SERVE, PORT=str(free_port()))

    assert_one_sentence(done, "db.sqlite3", "not a database")


def test_a_database_in_a_folder_that_is_not_there(project):
    address = "sqlite:////no/such/folder/db.sqlite3"

    done = run(project, *SERVE, PORT=str(free_port()), DATABASE_URL=address)

    assert_one_sentence(done, "/no/such/folder/db.sqlite3", "correct DATABASE_URL")


@pytest.mark.parametrize("address", ["example.org", "https://example.org/site", "ftp://a.org"])
def test_a_site_address_that_is_none(project, address):
    done = run(project, *SERVE, PORT=str(free_port()), SITE_URL=address)

    assert_one_sentence(done, "SITE_URL must look like")


def test_what_stands_in_the_env_file_counts(project):
    (project / ".env").write_text("PORT=nonsense\n")

    done = run(project, *SERVE)

    assert_one_sentence(done, "PORT must be a whole number", "nonsense")


def test_a_folder_that_cannot_be_written_to():
    """Root may write everywhere, so as root this is tried as a user who may not."""
    somebody = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    with tempfile.TemporaryDirectory(dir="/var/tmp") as place:
        Path(place).chmod(0o755)
        folder = copy_project(Path(place) / "site")
        if os.geteuid() != 0:
            folder.chmod(0o555)
            somebody = {}

        done = run(
            folder, "/usr/bin/python3", "bscp_site/bootstrap.py", "runtime", options=somebody
        )

        folder.chmod(0o755)
        assert_one_sentence(done, f"The folder {folder} cannot be written to", "right to write")
        assert not (folder / ".venv").exists()
        assert not (folder / "var").exists()


def test_a_file_where_the_folder_should_be(project):
    shutil.rmtree(project / "var")
    (project / "var").write_text("")

    done = run(project, *SERVE, PORT=str(free_port()))

    assert_one_sentence(done, "cannot be written to")


def test_after_stopped_first_starts_the_next_one_works(tmp_path):
    """Killed amid the static files, then amid the migrations with some of them applied."""
    folder = copy_project(tmp_path / "site")
    static, database = folder / "var/static", folder / "var/db.sqlite3"
    kill_when(folder, lambda: len(list(static.rglob("*"))) > 100)
    kill_when(folder, lambda: applied(database) > 0)
    half_way = applied(database)

    with running(folder) as site:
        status, home = site.get("/")

    assert 0 < half_way < applied(database)
    assert status == 200
    assert "</html>" in home
    assert (static / "staticfiles.json").exists()


def kill_when(folder: Path, is_time: Callable[[], bool]) -> None:
    site = Site(folder)
    while not is_time():
        assert site.process.poll() is None, site.log.read_text()
    site.stop(by=signal.SIGKILL)


def applied(database: Path) -> int:
    if not database.exists():
        return 0
    with sqlite3.connect(database, timeout=20) as connection:
        try:
            return connection.execute("SELECT count(*) FROM django_migrations").fetchone()[0]
        except sqlite3.OperationalError:
            return 0


def test_a_start_stopped_after_the_last_migration_still_makes_the_permissions(project):
    with sqlite3.connect(project / "var/db.sqlite3") as connection:
        connection.execute("DELETE FROM wagtailcore_grouppagepermission")
        connection.execute("DELETE FROM auth_group_permissions")
        connection.execute("DELETE FROM auth_permission")
    (project / "var/stamps/database").unlink()

    with running(project):
        pass

    with sqlite3.connect(project / "var/db.sqlite3") as connection:
        assert connection.execute("SELECT count(*) FROM auth_permission").fetchone()[0] > 0
