"""One site is prepared for all tests of the start; each test gets a copy of its own."""

import fcntl
import os
import shutil
import signal
from pathlib import Path

import pytest

from tests.start.moved import moved_site
from tests.start.project import copy_project, running


@pytest.fixture(scope="session", autouse=True)
def heard_signals():
    """A run in the background ignores Ctrl-C and the end of the session, and so would the sites
    that it starts."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    """A project after its first start. Nobody changes it.

    Whoever needs it first prepares it; those who run beside or after wait for it and share it.
    """
    place = Path(os.environ.get("PREPARED_SITE") or tmp_path_factory.mktemp("prepared"))
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "site").exists():
            prepare(place)
    return place / "site"


def prepare(place: Path) -> None:
    shutil.rmtree(place / "unfinished", ignore_errors=True)  # of one that did not get ready
    folder = copy_project(place / "unfinished")
    with running(folder) as site:
        (folder / "first_start.log").write_text(site.log.read_text())
    folder.rename(place / "site")


@pytest.fixture
def project(prepared, tmp_path):
    """A copy that has been started before, in a folder with an awkward name."""
    return shutil.copytree(prepared, tmp_path / "a folder + more")


@pytest.fixture(scope="session")
def moved(prepared):
    """The same site on PostgreSQL. Nobody changes it."""
    return moved_site(prepared.parent, prepared)
