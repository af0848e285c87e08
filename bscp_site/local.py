"""The environment of a site that runs on one machine, for what nobody has set.

`python -m bscp_site.local manage COMMAND` runs a command of Django in the same environment.
"""

import errno
import os
import secrets
import socket
import sys
from pathlib import Path
from urllib.parse import quote

from django.core.management import execute_from_command_line
from environ import Env

from bscp_site.bootstrap import PlainError, check_writable, run_command

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
MAIL = VAR / "mail"
SECRET = VAR / "secret_key"
USERS = VAR / "users.txt"


def fill_environment() -> None:
    """Set what a local site needs; what the environment or .env says stands."""
    check_writable()
    Env.read_env(ROOT / ".env")  # before the defaults, which would hide it
    port = whole_number("PORT", default=8000, highest=65_535)
    whole_number("WEB_CONCURRENCY", default=2, highest=1000)
    defaults = {
        "DJANGO_SETTINGS_MODULE": "bscp_site.settings",
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        # Three slashes and an absolute path: django-environ drops the first character of the path.
        "EMAIL_URL": f"filemail:///{quote(str(MAIL))}",
        "LOG_FORMAT": "lines",
        "REQUIRE_TWO_STEPS": "False",  # the sample users have a password alone
    }
    if not os.environ.get("SECRET_KEY"):
        defaults["SECRET_KEY"] = own_secret()
    for name, value in defaults.items():
        if not os.environ.get(name):
            os.environ[name] = value


def whole_number(name: str, *, default: int, highest: int) -> int:
    given = os.environ.get(name) or str(default)
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= highest):
        raise PlainError(f"{name} must be a whole number from 1 to {highest}: it is {given!r}.")
    return int(given)


def own_secret() -> str:
    """The secret of this folder, made at the first start."""
    if SECRET.exists():
        return SECRET.read_text().strip()
    secret = secrets.token_urlsafe(50)
    keep(SECRET, secret + "\n")
    return secret


def keep(path: Path, text: str) -> None:
    """Write a private file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + ".new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    unfinished.replace(path)


def sample_users() -> dict[str, str]:
    """Names and passwords as they were made at the first start."""
    if not USERS.exists():
        return {}
    return dict(line.split() for line in USERS.read_text().splitlines() if line.strip())


def check_port(port: int) -> None:
    with socket.socket() as probe:
        # As gunicorn does: an old connection that lingers is no reason to stop.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            other = port + 1 if port >= 1024 and port < 65_535 else 8001
            choose = f"choose another with PORT={other} make run."
            if error.errno == errno.EADDRINUSE:
                raise PlainError(f"Port {port} is in use: stop what uses it or {choose}") from error
            raise PlainError(f"Port {port} needs more rights than you have: {choose}") from error


def manage() -> None:
    fill_environment()
    execute_from_command_line(["manage.py", *sys.argv[2:]])


if __name__ == "__main__":
    sys.exit(run_command(manage))
