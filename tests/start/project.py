"""A copy of the project in a folder of its own, and the commands that a person would give there."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "var", ".env", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"
)
# What a developer's own environment may say must not decide here.
OURS = (
    "ALLOWED_HOSTS", "CACHE_URL", "DATABASE_URL", "DEBUG", "DJANGO_SETTINGS_MODULE", "EMAIL_URL",
    "MAKEFLAGS", "MAKELEVEL", "MEDIA_URL", "PORT", "PYTEST_CURRENT_TEST", "SECRET_KEY", "SITE_URL",
    "REQUIRE_TWO_STEPS", "TRUSTED_PROXIES", "WEB_CONCURRENCY", "LISTEN", "LOG_FORMAT", "S3_BUCKET",
)  # fmt: skip


def copy_project(folder: Path) -> Path:
    shutil.copytree(ROOT, folder, ignore=NOT_COPIED)
    return folder


def environment(**changes: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in OURS}
    return inherited | changes


def database_server() -> str:
    """The PostgreSQL of this test run, without the name of a database."""
    address = os.environ.get("TEST_DATABASE_URL")
    if not address:
        pytest.skip("TEST_DATABASE_URL is not set: `make test` sets it")
    return address.rpartition("/")[0]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(
    folder: Path, *command: str, options: dict | None = None, **changes: str
) -> subprocess.CompletedProcess:
    """Run a command to its end; for those that are to fail."""
    return subprocess.run(
        command,
        **(options or {}),
        cwd=folder,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
    )


def assert_one_sentence(done: subprocess.CompletedProcess, *words: str) -> None:
    said = done.stderr.strip().splitlines()
    said = [line for line in said if not line.startswith("make: ***")]
    assert done.returncode != 0
    assert len(said) == 1, done.stderr
    assert said[0].endswith((".", ").")), said[0]
    for word in words:
        assert word in said[0]


class Site:
    """A running site: `make run` without its install step, in a copy of the project."""

    def __init__(self, folder: Path, **changes: str):
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "var" / "site.log"
        self.log.parent.mkdir(exist_ok=True)
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bscp_site.serve"],
                cwd=folder,
                env=environment(PORT=str(self.port), **changes),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
            )

    def wait_until_ready(self, seconds: float = 120) -> float:
        began = time.monotonic()
        while "Ready in" not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() - began < seconds, self.log.read_text()
            time.sleep(0.05)
        return time.monotonic() - began

    def get(self, path: str) -> tuple[int, str]:
        try:
            response = urlopen(self.address + path, timeout=20)  # noqa: S310 (our own address)
        except HTTPError as error:
            response = error
        with response:
            return response.status, response.read().decode()

    def answers(self) -> bool:
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False

    def stop(self, by: int = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(by)
        return self.process.wait(60)


def in_shell(site: Site, code: str) -> None:
    """What would take a person long, or another site's answer, done on a site beside its back."""
    values = {"SITE_URL": site.address, "SECRET_KEY": "for one command"}
    done = run(
        site.folder,
        *(sys.executable, "manage.py", "shell", "--no-imports", "-c", code),
        DATABASE_URL=f"sqlite:///{site.folder / 'var' / 'db.sqlite3'}",
        **values,
    )
    assert done.returncode == 0, done.stderr


@contextmanager
def running(folder: Path, **changes: str):
    site = Site(folder, **changes)
    try:
        site.wait_until_ready()
        yield site
    finally:
        site.stop()
        sys.stdout.write(site.log.read_text())  # pytest shows it where a test has failed
