"""A database with every migration applied: made once, copied for each test process."""

import fcntl
import os
import subprocess
import sys
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"
LOCK = 5_718_204_613  # any number that nobody else takes


def file() -> Path:
    """On SQLite. Other migrations, or another version of a library, make another file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = FOLDER / f"migrated-{_key()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of processes side by side, one makes it
        if not found.exists():
            for older in FOLDER.glob("migrated-*"):
                older.unlink()
            unfinished = FOLDER / f"unfinished-{os.getpid()}.sqlite3"
            _migrate(f"sqlite:///{unfinished}")
            unfinished.rename(found)
    return found


def template(*, host: str, port: str, user: str, password: str) -> str:
    """The name of such a database on a PostgreSQL server."""
    name = f"migrated_{_key()}"
    with psycopg.connect(
        host=host, port=port or None, user=user, password=password, dbname="postgres",
        autocommit=True,
    ) as server:  # fmt: skip
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            unfinished = f"unfinished_{os.getpid()}"
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
            _migrate(f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{unfinished}")
            renamed = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            server.execute(renamed.format(sql.Identifier(unfinished), sql.Identifier(name)))
    return name


def _key() -> str:
    files = sorted(ROOT.glob("*/migrations/*.py"))
    versions = sorted(f"{found.name}=={found.version}" for found in distributions())
    parts = [*(path.read_bytes() for path in files), "\n".join(versions).encode()]
    return sha256(b"\0".join(parts)).hexdigest()[:16]


def _migrate(address: str) -> None:
    environment = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
