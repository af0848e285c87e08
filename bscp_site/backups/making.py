"""Makes a backup while the site goes on."""

import fcntl
import io
import os
import re
import tarfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from bscp_site.backups import databases, files, manifest
from bscp_site.backups.files import Hashed, Progress
from bscp_site.bootstrap import PlainError, say

UNFINISHED = ".part"
OUR_UNFINISHED = re.compile(rf"\d{{4}}-\d\d-\d\dT\d{{6}}Z(\.database)?\{UNFINISHED}")


def make(folder: Path) -> Path:
    """Write a backup into a folder; answers with its path."""
    folder.mkdir(parents=True, exist_ok=True)
    clear_away_unfinished(folder)
    now = datetime.now(UTC)
    path = folder / f"{now:%Y-%m-%dT%H%M%SZ}.tar"
    unfinished = path.with_suffix(UNFINISHED)
    copied = path.with_suffix(f".database{UNFINISHED}")
    try:
        # For its owner alone: it holds everything that people have told us.
        with open(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            os.close(os.open(copied, os.O_CREAT | os.O_EXCL, 0o600))
            with tarfile.open(fileobj=file, mode="w") as archive:
                written = fill(archive, copied, now)
            file.flush()
            os.fsync(file.fileno())
            unfinished.replace(path)
    except FileExistsError as error:
        raise PlainError(
            "Another backup was begun this very second: run the command again."
        ) from error
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    finally:
        copied.unlink(missing_ok=True)
    say(f"Kept {written.summary} in {path}")
    return path


def fill(archive: tarfile.TarFile, copied: Path, now: datetime) -> manifest.Manifest:
    database = databases.current()
    say("Copying the database")
    # The database first: a picture that comes later is one too many, which does no harm.
    tables = database.copy(copied)
    if not tables:
        raise PlainError("The database is empty, there is nothing to keep: correct DATABASE_URL.")
    written = manifest.Manifest(
        made_at=now.isoformat(timespec="seconds"),
        site=settings.SITE_URL,
        database=database.kind,
        tables=tables,
    )
    written.files[database.name] = add(archive, copied, database.name)
    if not isinstance(default_storage, FileSystemStorage):
        say("The uploaded files are in an object store, which keeps copies of its own: left out")
    paths = list(files.uploaded())
    progress = Progress("Files packed", len(paths))
    for path in paths:
        with suppress(FileNotFoundError):  # deleted by an editor a moment ago
            written.files[files.name_of(path)] = add(archive, path, files.name_of(path))
        progress.one_more()
    last = tarfile.TarInfo(manifest.NAME)
    data = written.to_bytes()
    last.size = len(data)
    archive.addfile(last, io.BytesIO(data))
    return written


def add(archive: tarfile.TarFile, path: Path, name: str) -> str:
    with path.open("rb") as file:
        entry = tarfile.TarInfo(name)
        found = os.fstat(file.fileno())
        entry.size, entry.mtime = found.st_size, int(found.st_mtime)
        hashed = Hashed(file)
        archive.addfile(entry, hashed)
    return hashed.hash.hexdigest()


def clear_away_unfinished(folder: Path) -> None:
    """What a killed backup has left. One that is at work holds a lock on its archive.

    The folder may hold what others are writing, who call it so too.
    """
    for path in folder.glob(f"*{UNFINISHED}"):
        if not OUR_UNFINISHED.fullmatch(path.name):
            continue
        whole = path.with_name(path.name.replace(f".database{UNFINISHED}", UNFINISHED))
        with suppress(OSError), open(whole if whole.exists() else path, "rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()
