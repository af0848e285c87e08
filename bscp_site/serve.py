"""Prepares the site and serves it: `make run` and, with --development, `make dev`."""

import os
import signal
import sys
import time
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from bscp_site.bootstrap import PlainError, interrupt, run_command, say
from bscp_site.local import MAIL, ROOT, USERS, check_port, fill_environment, sample_users
from bscp_site.processes import PROCESSES, Together

LONGEST_START = 60  # seconds, once everything is prepared


def main() -> None:
    # The time spent importing is part of the start.
    began = time.monotonic() - time.process_time()
    signal.signal(signal.SIGTERM, interrupt)
    os.chdir(ROOT)
    is_development = "--development" in sys.argv
    os.environ["DEBUG"] = str(is_development)  # whatever .env says
    fill_environment()
    port = int(os.environ["PORT"])
    check_port(port)
    prepare()
    tell()
    if is_development:
        server = ["manage.py", "runserver", f"127.0.0.1:{port}"]
        os.execv(sys.executable, [sys.executable, *server])  # noqa: S606 (no shell is wanted)
    serve(port, began)


def prepare() -> None:
    try:
        django.setup()
        call_command("prepare", sample_users=True)
    except ImproperlyConfigured as error:
        raise PlainError(f"A setting is missing or wrong: {error}") from error
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


def tell() -> None:
    site = settings.SITE_URL
    say(f"\nSite   {site}/")
    say(f"Admin  {site}/admin/")
    for name, password in sample_users().items():
        say(f"User   {name}, password {password}")
    say(f"Users  kept in {USERS.relative_to(ROOT)}")
    keeps_mail = settings.EMAIL_BACKEND.endswith("filebased.EmailBackend")
    say(f"Mail   {f'kept in {MAIL.relative_to(ROOT)}/' if keeps_mail else settings.EMAIL_HOST}\n")


def serve(port: int, began: float) -> None:
    together = Together()
    is_ready = False
    prepared = time.monotonic()
    try:
        for name, arguments in PROCESSES.items():
            together.start(name, *arguments)
        while not together.is_stopping:
            together.check()
            if not is_ready and answers(port, "/healthz"):
                is_ready = True
                say(f"Ready in {time.monotonic() - began:.1f} s. Stop it with Ctrl-C.")
            elif not is_ready and time.monotonic() - prepared > LONGEST_START:
                raise PlainError(
                    f"The site does not answer at {settings.SITE_URL}/healthz after "
                    f"{LONGEST_START} s: put right what was said above and run the command again."
                )
            time.sleep(0.1)
        say("Stopping")
    finally:
        together.stop()


def answers(port: int, path: str) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", path, headers={"Host": urlsplit(settings.SITE_URL).netloc})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(run_command(main))
