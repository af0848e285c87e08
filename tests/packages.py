"""Debian packages that the tests need: installed when we are root, else named."""

import os
import shutil
import subprocess
from pathlib import Path

import playwright

from bscp_site.bootstrap import say

DEBIAN_PYTHON = "/usr/bin/python3"  # its binding of libical belongs to it alone
KHAL = "khal"
LIBICAL = ("gir1.2-ical-3.0", "python3-gi")
NODE = ("libatomic1",)  # all that the driver needs which Playwright brings along
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
DRIVER = Path(playwright.__file__).parent / "driver" / "node"


class MissingError(Exception):
    """Something that this machine lacks, in words for the closing list."""


def install(*packages: str) -> None:
    command = f"apt install {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise MissingError(f"missing here, to be installed as root: {command}")
    say(f"Installing {' '.join(packages)}")
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-qq", *arguments],
            env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if done.returncode != 0:
            say(done.stdout)
            raise MissingError(f"`{command}` failed")


def find_server(name: str, package: str) -> str:
    """A server program of Debian; those of administrators are not always on the path."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin"
    found = shutil.which(name, path=path)
    if not found:
        install(package)
        found = shutil.which(name, path=path)
    if not found:
        raise MissingError(f"{name} is missing (apt install {package})")
    return found


def has_libical() -> bool:
    return works(DEBIAN_PYTHON, "-c", "import gi; gi.require_version('ICalGLib', '3.0')")


def has_node() -> bool:
    """Playwright's driver runs the JavaScript of other people, too."""
    return works(DRIVER, "--version")


def find_browser() -> str:
    """The program of a browser that Playwright can drive."""
    if not has_node():
        install(*NODE)
    if not any(map(shutil.which, BROWSERS)):
        install("chromium")
    return next(filter(None, map(shutil.which, BROWSERS)))


def works(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False
