"""Debian packages that the tests need: installed when we are root, else named."""

import os
import shutil
import subprocess

from bscp_site.bootstrap import say

DEBIAN_PYTHON = "/usr/bin/python3"  # its binding of libical belongs to it alone
LIBICAL = ("gir1.2-ical-3.0", "python3-gi")


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


def has_libical() -> bool:
    look = "import gi; gi.require_version('ICalGLib', '3.0')"
    try:
        return subprocess.run([DEBIAN_PYTHON, "-c", look], stderr=subprocess.PIPE).returncode == 0
    except OSError:
        return False
