"""From nothing to a site that reads well, and back to it in seconds."""

import re
import signal
import sqlite3
import stat
import subprocess
import time
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pytest

from tests.postgres import connect
from tests.start.project import copy_project, database_server, environment, free_port, running

pytestmark = pytest.mark.start

FIRST_START, LATER_START = 150, 8  # seconds
PREPARING = ("Collecting", "Setting up", "Loading")


def make_run(folder, port):
    """`make run` to the point where it is ready; answers with its process, words and seconds."""
    began = time.monotonic()
    process = subprocess.Popen(
        ["make", "--no-print-directory", "run"],
        cwd=folder,
        env=environment(PORT=str(port)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("Ready in"):
            break
    return process, "".join(said), time.monotonic() - began


def stop(process):
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)


def test_make_run_in_a_fresh_copy(tmp_path):
    """The one test that installs everything from the network."""
    folder, port = copy_project(tmp_path / "site"), free_port()

    process, said, first = make_run(folder, port)
    if "check the network" in said:
        pytest.skip("no network to install from")
    assert "Ready in" in said, said
    with urlopen(f"http://127.0.0.1:{port}/newsletter/", timeout=20) as response:
        newsletter = response.read().decode()
    stop(process)
    process, said_again, later = make_run(folder, port)
    stop(process)

    assert "</html>" in newsletter
    assert first < FIRST_START
    assert f"http://127.0.0.1:{port}/admin/" in said
    assert re.search(r"admin, password \S{12,}", said)
    assert "var/mail" in said
    assert "Ready in" in said_again, said_again
    assert later < LATER_START
    assert not any(word in said_again for word in PREPARING)


def test_a_later_start_prepares_nothing_and_keeps_secret_and_password(project):
    kept = [project / "var/secret_key", project / "var/users.txt"]
    before = [path.read_text() for path in kept]

    with running(project) as site:
        said = site.log.read_text()

    assert not any(word in said for word in PREPARING)
    assert [path.read_text() for path in kept] == before
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


def test_the_administrator_can_log_in_with_the_printed_password(project):
    with running(project) as site:
        printed = re.search(r"(\w+), password (\S+)", site.log.read_text())
        name, password = printed.groups()
        browser = build_opener(HTTPCookieProcessor(CookieJar()))
        form = browser.open(f"{site.address}/admin/login/").read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form).group(1)
        answer = {"csrfmiddlewaretoken": token, "login": name, "password": password}
        address = browser.open(f"{site.address}/admin/login/", urlencode(answer).encode()).geturl()

    assert address == f"{site.address}/admin/"


def test_another_port_is_another_address_for_wagtail_too(project):
    with running(project) as site, sqlite3.connect(project / "var/db.sqlite3") as database:
        record = database.execute("SELECT hostname, port FROM wagtailcore_site").fetchall()

    assert record == [("127.0.0.1", site.port)]


def test_it_runs_as_production_does_whatever_the_env_file_says(project):
    (project / ".env").write_text("DEBUG=True\n")

    with running(project) as site:
        status, answer = site.get("/no-such-page/")

    assert status == 404
    assert "DEBUG" not in answer


def test_changed_styles_are_collected_again(project):
    style = project / "static/css/base.css"
    style.write_text(style.read_text() + "\n.changed-just-now { color: red }\n")

    with running(project) as site:
        said = site.log.read_text()

    assert "Collecting" in said
    collected = (project / "var/static/css").glob("base.*.css")
    assert any("changed-just-now" in path.read_text() for path in collected)


def test_on_postgresql(project):
    server, name = database_server(), f"start_{free_port()}"
    with connect(f"{server}/postgres") as connection:
        connection.execute(f"CREATE DATABASE {name}")

    with running(project, DATABASE_URL=f"{server}/{name}") as site:
        first = site.log.read_text()
        status, _ = site.get("/")
    with running(project, DATABASE_URL=f"{server}/{name}") as site:
        second = site.log.read_text()

    assert "Setting up the database" in first
    assert status == 200
    assert "Setting up the database" not in second
