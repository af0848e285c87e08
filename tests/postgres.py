"""A PostgreSQL of our own for one test run: made in a temporary folder, always removed."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from environ import Env

from bscp_site.bootstrap import PlainError, interrupt, run_command, say
from bscp_site.processes import die_with
from tests.packages import MissingError, install

NAME = "bscp"
# Nothing here has to outlive a crash.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60"]


def find_programs() -> Path:
    """The folder of initdb and postgres; installs them where we may."""
    folder = installed_programs()
    if folder is None:
        install("postgresql")
        folder = installed_programs()
    if folder is None:
        raise MissingError("PostgreSQL is missing (apt install postgresql)")
    return folder


def installed_programs() -> Path | None:
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest_first = sorted(versions, key=lambda path: int(path.parts[-3]), reverse=True)
    on_path = shutil.which("initdb")
    for initdb in [*newest_first, *([Path(on_path).resolve()] if on_path else [])]:
        if (initdb.parent / "postgres").exists():
            return initdb.parent
    return None


@contextmanager
def cluster() -> Iterator[str]:
    """Run a server that only this machine's user can reach; gives the address of its database."""
    programs = find_programs()
    owner = unprivileged_user()
    # The other user could not enter a temporary folder of root's own.
    place = "/tmp" if owner else None  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="bscp-postgres-", dir=place) as name:
        folder = Path(name)
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        make(programs, folder, owner)
        server = start(programs, folder, owner)
        try:
            wait_for(folder, server)
            # django-environ reads a path before the name as the folder of the socket.
            yield f"postgres://{NAME}@/{quote(str(folder))}/{NAME}"
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: the data is thrown away
            server.wait()


def unprivileged_user() -> pwd.struct_passwd | None:
    """Who runs the server: initdb refuses root. None is whoever runs the tests."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name: user for user in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]


def as_user(owner: pwd.struct_passwd | None) -> dict[str, object]:
    if owner is None:
        return {}
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def make(programs: Path, folder: Path, owner: pwd.struct_passwd | None) -> None:
    data = folder / "data"
    command = [programs / "initdb", "--no-sync", "--auth=trust", f"--username={NAME}"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8", "-D", data]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, **as_user(owner))
    if done.returncode != 0:
        raise MissingError(f"initdb failed: {done.stderr.strip()}")


def start(programs: Path, folder: Path, owner: pwd.struct_passwd | None) -> subprocess.Popen:
    options = [*FAST, "listen_addresses=", f"unix_socket_directories={folder}"]
    command = [programs / "postgres", "-D", folder / "data"]
    for option in options:
        command += ["-c", option]
    with (folder / "log").open("w") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            process_group=0,  # Ctrl-C is for us: we stop it ourselves
            preexec_fn=die_with(os.getpid(), by=signal.SIGQUIT),
            **as_user(owner),
        )


def wait_for(folder: Path, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with psycopg.connect(
                host=str(folder), user=NAME, dbname="postgres", autocommit=True
            ) as db:
                db.execute(f"CREATE DATABASE {NAME}")
            break
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > deadline:
                log = (folder / "log").read_text()
                raise MissingError(f"PostgreSQL did not start: {log}") from error
            time.sleep(0.1)
    # Every test database is made from this template.
    with psycopg.connect(host=str(folder), user=NAME, dbname="template1", autocommit=True) as db:
        try:
            db.execute("CREATE EXTENSION pg_trgm")
        except psycopg.errors.FeatureNotSupported as error:
            raise MissingError("this PostgreSQL has no pg_trgm (apt install postgresql)") from error


def connect(address: str, database: str = "postgres") -> psycopg.Connection:
    """Connect to the server of an address that is written as Django's settings read it."""
    found = Env.db_url_config(address)
    names = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}
    given = {name: found[key] for key, name in names.items() if found[key]}
    return psycopg.connect(**given, dbname=database, autocommit=True, connect_timeout=10)


def given_server() -> str | None:
    """The server that TEST_DATABASE_URL names, if it names one; that must then be there."""
    address = os.environ.get("TEST_DATABASE_URL")
    if not address:
        return None
    try:
        connect(address, Env.db_url_config(address)["NAME"]).close()
    except psycopg.OperationalError as error:
        reason = str(error).splitlines()[0]
        raise PlainError(
            f"TEST_DATABASE_URL names no usable server ({reason}): start it or unset the variable."
        ) from error
    return address


def main() -> None:
    signal.signal(signal.SIGTERM, interrupt)
    with cluster() as address:
        say(address)
        signal.pause()


if __name__ == "__main__":
    sys.exit(run_command(main))
