"""A SQLite database with every migration applied: made once, copied for each test process."""

import fcntl
import os
import subprocess
import sys
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "tests"


def migrated() -> Path:
    """The file to copy. Other migrations, or another version of a library, make another file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"migrated-{_key()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of processes side by side, one makes it
        if not file.exists():
            _make(file)
    return file


def _key() -> str:
    files = sorted(ROOT.glob("*/migrations/*.py"))
    versions = sorted(f"{found.name}=={found.version}" for found in distributions())
    parts = [*(path.read_bytes() for path in files), "\n".join(versions).encode()]
    return sha256(b"\0".join(parts)).hexdigest()[:16]


def _make(file: Path) -> None:
    for older in FOLDER.glob("migrated-*"):
        older.unlink()
    unfinished = FOLDER / f"unfinished-{os.getpid()}.sqlite3"
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{unfinished}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    unfinished.rename(file)
