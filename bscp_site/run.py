"""One part of a service: `python -m bscp_site.run web`, or worker, scheduler, release, static.

For systemd, for a container, for whatever supervises. The process is replaced by the one that is
asked for, so that signals reach it. Nothing is invented here: a missing setting stops the start.

`release` comes before the others, once for each new version: it brings tables, groups, content of
an empty site and finished error pages up to date. It makes no users. `static` collects the static
files alone, while an image is made.
"""

import os
import sys
import time
from collections.abc import Callable

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from bscp_site.bootstrap import PlainError, run_command, say
from bscp_site.local import ROOT
from bscp_site.processes import PROCESSES

ROLES = {
    "web": PROCESSES["web server"],
    "worker": PROCESSES["worker"],
    "scheduler": PROCESSES["scheduler"],
}
LONGEST_WAIT = 60  # seconds for a database that starts together with us
RELEASE_LOCK = 7_401_952  # any number, the same for all nodes


def main() -> int | None:
    role = sys.argv[1] if len(sys.argv) == 2 else ""
    if role not in {*ROLES, *ONCE}:
        raise PlainError(f"Say what is to run: {', '.join([*ROLES, *ONCE])}.")
    os.chdir(ROOT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bscp_site.settings")
    set_up()
    if role in ONCE:
        return ONCE[role]()
    os.execv(sys.executable, [sys.executable, *ROLES[role]])  # noqa: S606 (no shell is wanted)


def set_up() -> None:
    try:
        django.setup()
    except ImproperlyConfigured as error:
        reason = str(error).rstrip(".")
        raise PlainError(
            f"A setting is missing or wrong ({reason}): correct the environment or .env."
        ) from error


def release() -> None:
    try:
        wait_for_database()
        take_turns()
        call_command("prepare")
    except CommandError as error:
        raise PlainError(str(error)) from error
    except DatabaseError as error:
        reason = str(error).splitlines()[0]
        raise PlainError(
            f"The database could not be prepared ({reason}): put that right and run it again."
        ) from error
    except OSError as error:
        raise PlainError(
            f"A file could not be written ({error}): put that right and run the command again."
        ) from error
    say("Released: the web servers, the worker and the scheduler may start.")


def wait_for_database() -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    is_told = False
    while time.monotonic() < deadline:
        try:
            connection.ensure_connection()
        except DatabaseError:
            if not is_told:
                say(f"Waiting for the database (up to {LONGEST_WAIT} s)")
                is_told = True
            time.sleep(1)
        else:
            return
    # `prepare` asks once more, and says in a sentence what is wrong.


def take_turns() -> None:
    """Two nodes released at once: the second waits until the first is done, and finds it done."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET statement_timeout = 0")  # a migration may take its time
            cursor.execute("SELECT pg_advisory_lock(%s)", [RELEASE_LOCK])


def collect() -> None:
    call_command("prepare", static_only=True)


ONCE: dict[str, Callable[[], None]] = {"release": release, "static": collect}


if __name__ == "__main__":
    sys.exit(run_command(main))
