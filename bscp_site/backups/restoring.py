"""Puts a backup back, after proving that it is whole, and proves that all of it has arrived."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.cache import cache

from bscp_site.backups import databases, files
from bscp_site.backups.archive import Archive, opened
from bscp_site.backups.files import Progress
from bscp_site.backups.manifest import Manifest
from bscp_site.bootstrap import PlainError, say

Database = databases.Sqlite | databases.Postgresql


def restore(path: Path, *, over_existing: bool) -> Manifest:
    here = databases.current()
    with opened(path) as archive:
        check_target(archive.manifest, here, over_existing=over_existing)
        prove(archive)
        with files_beside_their_places(archive) as put_in_place:
            put_database_back(archive, here)
            put_in_place()
    clear_away_others(archive.manifest)
    compare(archive.manifest, here)
    cache.clear()  # it speaks of what was there before
    say(f"Restored and compared: {archive.manifest.summary}")
    return archive.manifest


def check_target(kept: Manifest, here: Database, *, over_existing: bool) -> None:
    if here.kind != kept.database:
        raise PlainError(
            f"The backup is of {kept.database} and DATABASE_URL names {here.kind}: restore it to "
            "the same kind, and move from SQLite to PostgreSQL with `manage.py move_database`."
        )
    if not over_existing and (here.counts() or next(files.uploaded(), None)):
        raise PlainError(
            "There is a site here already, and a restore would replace it: make a backup of it "
            "and then say FORCE=1 (or --force)."
        )


def prove(archive: Archive) -> None:
    """Nothing is touched before every file in the archive is what the manifest says."""
    progress = Progress("Files of the backup checked", len(archive.manifest.files))
    for name, expected in archive.manifest.files.items():
        if files.digest(archive.open(name)) != expected:
            raise archive.not_whole(f"{name} has changed")
        progress.one_more()


@contextmanager
def files_beside_their_places(archive: Archive) -> Iterator[Callable[[], None]]:
    """All that takes time, or can fail for want of room, comes before the database; afterwards the
    files need only be renamed. Where it fails, the old site has every file that it had.

    Beside each place and not in another folder, which may lie on another disk.
    """
    waiting: dict[Path, Path] = {}
    uploads = uploads_of(archive.manifest)
    progress = Progress("Files unpacked", len(uploads))
    try:
        for name in uploads:
            place = files.place_of(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            unfinished = place.with_name(f"{place.name}.part")
            waiting[unfinished] = place
            with unfinished.open("wb") as file:
                files.digest(archive.open(name), file.write)
                os.fchmod(file.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
            progress.one_more()
        yield lambda: rename(waiting)
    finally:
        for unfinished in waiting:
            unfinished.unlink(missing_ok=True)


def rename(waiting: dict[Path, Path]) -> None:
    for unfinished, place in waiting.items():
        unfinished.replace(place)


def put_database_back(archive: Archive, here: Database) -> None:
    say("Putting the database back")
    # In a folder that only we can enter.
    with tempfile.TemporaryDirectory(prefix="restore-") as folder:
        copied = Path(folder) / here.name
        with copied.open("wb") as file:
            files.digest(archive.open(here.name), file.write)
        here.put_back(copied)


def clear_away_others(kept: Manifest) -> None:
    """A backup without any upload may be of a site that has them in an object store: then it does
    not say which of those here are too many."""
    if not uploads_of(kept):
        return
    for path in files.uploaded():
        if files.name_of(path) not in kept.files:
            path.unlink()


def compare(kept: Manifest, here: Database) -> None:
    uploads = uploads_of(kept)
    progress = Progress("Files compared", len(uploads))
    wrong = []
    for name in uploads:
        with files.place_of(name).open("rb") as file:
            if files.digest(file) != kept.files[name]:
                wrong.append(name)
        progress.one_more()
    counts = here.counts()
    wrong += [
        table
        for table in sorted({*counts, *kept.tables})
        if counts.get(table) != kept.tables.get(table)
    ]
    if wrong:
        raise PlainError(
            f"What was restored differs from the backup in {', '.join(wrong[:5])}: stop whatever "
            "still uses the site and restore once more."
        )


def uploads_of(kept: Manifest) -> list[str]:
    return [name for name in kept.files if name.startswith(files.FOLDER)]
