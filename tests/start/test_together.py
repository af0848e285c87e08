"""Web server, worker and scheduler start together and stop together."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.start.project import ROOT, Site, environment, free_port, running

pytestmark = pytest.mark.start


@pytest.fixture
def site(project):
    with running(project) as site:
        yield site


def children(pid: int) -> dict[str, int]:
    """Commands and process ids of all that a process has started, however deep."""
    found = {}
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        command = Path(f"/proc/{child}/cmdline").read_text().replace("\0", " ")
        found |= children(int(child))
        found[command] = int(child)
    return found


def child(site: Site, word: str) -> int:
    return next(pid for command, pid in children(site.process.pid).items() if word in command)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def assert_all_end(pids, seconds=30):  # gunicorn itself may take twenty
    deadline = time.monotonic() + seconds
    while any(map(is_alive, pids)):
        assert time.monotonic() < deadline, [pid for pid in pids if is_alive(pid)]
        time.sleep(0.05)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_asked_to_stop_all_of_them_do(site, by):
    pids = children(site.process.pid).values()

    code = site.stop(by)

    assert code == 0
    assert_all_end(pids)
    assert not site.answers()
    assert site.log.read_text().rstrip().endswith("Stopping")


@pytest.mark.parametrize("name", ["gunicorn", "worker", "scheduler"])
def test_the_end_of_one_is_the_end_of_all(site, name):
    pids = list(children(site.process.pid).values())

    os.kill(child(site, name), signal.SIGKILL)

    assert site.process.wait(60) == 1
    assert_all_end(pids)
    said = site.log.read_text().splitlines()[-1]
    assert "ended by itself" in said
    assert "run the command again" in said


def test_killed_outright_it_leaves_neither_processes_nor_the_port(site):
    pids = list(children(site.process.pid).values())

    os.kill(site.process.pid, signal.SIGKILL)

    site.process.wait()
    assert_all_end(pids)
    again = Site(site.folder)
    try:
        assert again.wait_until_ready() < 30
    finally:
        again.stop()


def test_a_web_worker_that_dies_is_replaced(site):
    server = child(site, "gunicorn")
    [first, *_] = Path(f"/proc/{server}/task/{server}/children").read_text().split()

    os.kill(int(first), signal.SIGKILL)

    assert_all_end([int(first)])
    assert site.answers()
    assert site.process.poll() is None


def test_a_request_under_way_is_answered_when_stopping(site):
    """Half a request is sent, the stop is asked for, and then the other half follows."""
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        time.sleep(0.5)
        site.process.terminate()
        time.sleep(0.5)
        connection.sendall(b"Connection: close\r\n\r\n")
        answer = connection.recv(1000)

    assert answer.startswith(b"HTTP/1.1 200")
    assert site.process.wait(60) == 0


def test_stopped_while_preparing_it_ends_at_once(project):
    (project / "var/stamps/static").unlink()
    site = Site(project)
    while "Collecting" not in site.log.read_text():
        time.sleep(0.05)

    code = site.stop()

    assert code == 130
    assert "run the command again" in site.log.read_text()


WRAPPED = """
import os, signal, sys, time
from bscp_site.bootstrap import PlainError, interrupt, run_command

def command():
    signal.signal(signal.SIGTERM, interrupt)
    try:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(20)
    except KeyboardInterrupt as stop:
        raise {fault} from stop

sys.exit(run_command(command))
"""


@pytest.mark.parametrize(
    "fault", ["RuntimeError('in an import')", "PlainError('x')", "SystemExit(1)"]
)
def test_stopped_while_something_makes_a_fault_of_it_it_ends_in_the_same_way(fault):
    done = subprocess.run(
        [sys.executable, "-c", WRAPPED.format(fault=fault)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 130
    assert done.stderr == "\nStopped before it was ready: run the command again to go on.\n"


@pytest.mark.parametrize("command", ["worker", "scheduler"])
def test_alone_each_stops_when_asked(project, command):
    process = subprocess.Popen(
        [sys.executable, "-m", "bscp_site.local", "manage", command],
        cwd=project,
        env=environment(PORT=str(free_port())),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    time.sleep(4)
    process.terminate()

    said, _ = process.communicate(timeout=20)

    assert process.returncode == 0
    assert said == ""
