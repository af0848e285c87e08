"""Several machines on one: web servers in folders of their own, Redis, and the edge of compose."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests import postgres
from tests.packages import MissingError, find_server
from tests.start.project import ROOT, environment

TEMPLATE = ROOT / "bscp_site" / "deploy" / "nginx.conf"


def eventually(is_so: Callable[[], object], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def server(name: str, package: str) -> str:
    try:
        return find_server(name, package)
    except MissingError as reason:
        pytest.skip(str(reason))


def get(
    port: int, path: str, *, body: str | None = None, **headers: str
) -> tuple[int, str, Mapping[str, str]]:
    """Ask (or, with a body, send a form), and answer with status, text and head."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST" if body else "GET", path, body=body, headers=headers)
        response = connection.getresponse()
        return response.status, response.read().decode(), response.headers
    finally:
        connection.close()


class Postgres:
    """A server of our own that may be stopped and started again."""

    def __init__(self, address: str):
        self.address = address
        # The address holds the folder of the socket, which is that of the server.
        self.folder = Path(re.search(r"@/(/.*)/", address).group(1))
        self.again: subprocess.Popen | None = None

    @property
    def note(self) -> Path:
        """Where the server writes its process id while it runs."""
        return self.folder / "data" / "postmaster.pid"

    def stop(self) -> None:
        os.kill(int(self.note.read_text().split()[0]), signal.SIGINT)
        assert eventually(lambda: not self.note.exists())

    def start_again(self) -> None:
        self.again = postgres.start(
            postgres.find_programs(), self.folder, postgres.unprivileged_user()
        )

    def close(self) -> None:
        if self.again and self.again.poll() is None:
            self.again.send_signal(signal.SIGQUIT)
            self.again.wait()


class Process:
    """A process of ours with what it says, started and stopped again at will."""

    def __init__(self, folder: Path, name: str, command: list[str], variables: dict[str, str]):
        self.folder, self.command, self.variables = folder, command, variables
        self.log = folder / f"{name}.log"

    def start(self) -> "Process":
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                self.command,
                cwd=self.folder,
                env=environment(**self.variables),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
            )
        return self

    def wait_until(self, is_up: Callable[[], object]) -> "Process":
        assert eventually(lambda: is_up() or self.process.poll() is not None, 60)
        assert self.process.poll() is None, self.log.read_text()
        return self

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(60)

    @contextmanager
    def running(self, is_up: Callable[[], object] = lambda: True):
        self.start()
        try:
            yield self.wait_until(is_up)
        finally:
            self.process.terminate()
            self.process.wait(60)


def web(folder: Path, port: int, **variables: str) -> Process:
    command = [sys.executable, "-m", "bscp_site.run", "web"]
    return Process(folder, "web", command, {"PORT": str(port), **variables})


def redis(folder: Path, port: int) -> Process:
    program = server("redis-server", "redis-server")
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    return Process(folder, "redis", command, {})


def edge(folder: Path, port: int, *upstreams: int, proxy_in_front: str = "127.0.0.2") -> Process:
    """nginx with the file that compose.yaml gives it."""
    program = server("nginx", "nginx-light")
    one, two = (f"127.0.0.1:{upstream}" for upstream in upstreams)
    values = {
        "EDGE_PORT": f"127.0.0.1:{port}",
        "EDGE_TEMP": str(folder),
        "PROXY_IN_FRONT": proxy_in_front,
        "UPSTREAM_ONE": one,
        "UPSTREAM_TWO": two,
    }
    text = re.sub(r"\$\{(\w+)\}", lambda found: values[found[1]], TEMPLATE.read_text())
    (folder / "nginx.conf").write_text(text)
    # Root's own temporary folder is closed to the user that nginx would change to.
    command = [program, "-c", str(folder / "nginx.conf"), "-g", "daemon off; user root;"]
    return Process(folder, "edge", command, {})
