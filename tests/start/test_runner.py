"""`make test` itself: what it could not run, and the PostgreSQL that it starts."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packages import MissingError
from tests.postgres import connect, find_programs
from tests.run import Suite, close
from tests.start.project import ROOT, assert_one_sentence, environment, free_port, run

REPORT = """<testsuites><testsuite>
<testcase classname="tests.a" name="test_one"/>
<testcase classname="tests.a" name="test_two"><skipped message="no fuzzy search here"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def suite(tmp_path, monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    (tmp_path / "first.xml").write_text(REPORT)
    suite = Suite([], tmp_path)
    suite.read(tmp_path / "first.xml")
    return suite


def test_a_skipped_test_is_named_at_the_end(suite, capsys):
    code = close(suite)

    said = capsys.readouterr().out
    assert code == 0
    assert "Could not be run here:\n- tests.a.test_two: no fuzzy search here\n" in said


def test_a_test_that_another_stage_ran_is_not_missing(suite, tmp_path):
    (tmp_path / "second.xml").write_text(
        REPORT.replace("test_two", "x").replace("test_one", "test_two")
    )

    suite.read(tmp_path / "second.xml")

    assert suite.not_run() == ["tests.a.x: no fuzzy search here"]


def test_what_the_machine_lacks_is_named_at_the_end(suite):
    with suite.needing("Browser"):
        raise MissingError("Chromium is missing")

    assert "Browser: Chromium is missing" in suite.not_run()


def test_strict_means_that_nothing_may_be_missing(suite, monkeypatch, capsys):
    monkeypatch.setenv("CI", "true")

    code = close(suite)

    assert code == 1
    assert "install what the list above names" in capsys.readouterr().out


def test_a_failed_stage_fails_the_whole(suite, capsys):
    suite.skipped.clear()
    suite.failed.append("PostgreSQL")

    code = close(suite)

    assert code == 1
    assert "Failed: PostgreSQL" in capsys.readouterr().out


@pytest.mark.start
def test_a_given_server_that_is_away_is_one_sentence():
    address = f"postgres://somebody@127.0.0.1:{free_port()}/bscp"

    done = run(ROOT, sys.executable, "-m", "tests.run", TEST_DATABASE_URL=address)

    assert_one_sentence(done, "TEST_DATABASE_URL", "start it or unset")


@pytest.mark.start
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_our_own_server_leaves_nothing_behind(by):
    try:
        find_programs()
    except MissingError as reason:
        pytest.skip(str(reason))
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.postgres"],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        process_group=0,
    )
    address = server.stdout.readline().strip()
    with connect(address) as connection:
        [socket_folder] = connection.execute("SHOW unix_socket_directories").fetchone()
        extensions = "SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'"
        has_fuzzy_search = connection.execute(extensions).fetchone()
        process = int(Path(socket_folder, "data", "postmaster.pid").read_text().split()[0])

    os.killpg(server.pid, by)

    assert server.wait(20) == 130
    assert has_fuzzy_search
    assert not Path(socket_folder).exists()
    assert not Path(f"/proc/{process}").exists()
