"""The two databases: how each is copied while it is in use, and put back in one piece."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection

from bscp_site.bootstrap import PlainError

# What DATABASE_URL may say after its question mark. Without it, a server that insists on a checked
# connection refuses us, and one that does not is not checked. `options` are the site's own.
OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "connect_timeout")
CLIENT = "install PostgreSQL's own programs (as root: apt install postgresql-client)."


class Sqlite:
    kind, name = "sqlite", "database.sqlite3"

    def copy(self, to: Path) -> dict[str, int]:
        """Copy by SQLite's own means, whole and consistent while others write; count its rows."""
        connection.ensure_connection()
        with closing(sqlite3.connect(to)) as copied:
            connection.connection.backup(copied)
            # A database in WAL mode would want a second file beside it.
            copied.execute("PRAGMA journal_mode=DELETE")
            return _sqlite_counts(copied)

    def put_back(self, from_: Path) -> None:
        connection.ensure_connection()
        with closing(sqlite3.connect(from_)) as kept:
            [[verdict]] = kept.execute("PRAGMA integrity_check(1)")
            if verdict != "ok":
                raise PlainError("The database in the backup is damaged: take another backup.")
            kept.backup(connection.connection)  # one transaction: readers see the old or the new
        connection.close()

    def counts(self) -> dict[str, int]:
        connection.ensure_connection()
        return _sqlite_counts(connection.connection)


def _sqlite_counts(database: sqlite3.Connection) -> dict[str, int]:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = sorted(name for (name,) in database.execute(names))
    # The names come from the database itself.
    return {
        name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in tables
    }


class Postgresql:
    kind, name = "postgresql", "database.dump"

    def copy(self, to: Path) -> dict[str, int]:
        """What pg_dump writes and what is counted are one and the same moment."""
        with _snapshot() as snapshot:
            counts = self.counts()
            dump = ["pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={to}"]
            _run([*dump, "--no-owner", "--no-privileges", "--no-comments"])
        return counts

    def put_back(self, from_: Path) -> None:
        """Old tables go and new ones come in one transaction: all of it happens, or nothing."""
        drop = "".join(f'DROP TABLE IF EXISTS "{table}" CASCADE;\n' for table in self.counts())
        connection.close()
        script = from_.with_name("restore.sql")
        _run(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(from_)])
        before = from_.with_name("before.sql")
        before.write_text(drop)
        psql = ["psql", "--quiet", "--no-psqlrc", "--single-transaction", "--output=/dev/null"]
        psql += ["--set=ON_ERROR_STOP=1", f"--file={before}", f"--file={script}"]
        _run(psql)

    def counts(self) -> dict[str, int]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
            )
            tables = [name for (name,) in cursor.fetchall()]
            return {name: _count(cursor, name) for name in tables}


def _count(cursor, table: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 (named by the database itself)
    return cursor.fetchone()[0]


@contextmanager
def _snapshot() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("SELECT pg_export_snapshot()")
            yield cursor.fetchone()[0]
        finally:
            cursor.execute("ROLLBACK")


def _run(command: list[str]) -> None:
    found = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    # Through the environment: what stands on a command line can be read by others.
    given = {name: str(found[key]) for name, key in names.items() if found[key]}
    given |= {
        f"PG{name.upper()}": str(found["OPTIONS"][name])
        for name in OPTIONS
        if name in found["OPTIONS"]
    }
    # psql would say every NOTICE; nobody has to read that a table was not there.
    given |= {"PGDATABASE": found["NAME"], "PGOPTIONS": "-c client_min_messages=warning"}
    try:
        done = subprocess.run(
            command,
            env=os.environ | given,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError as error:
        raise PlainError(f"{command[0]} is missing: {CLIENT}") from error
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["it gave no reason"]
        raise PlainError(
            f"{command[0]} failed ({lines[0].rstrip('.')}): put that right and run it again."
        )


KINDS = {"sqlite": Sqlite, "postgresql": Postgresql}


def current() -> Sqlite | Postgresql:
    return KINDS[connection.vendor]()
