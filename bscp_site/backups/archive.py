"""A backup to read from."""

import posixpath
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bscp_site.backups import databases, files, manifest
from bscp_site.bootstrap import PlainError

_DATABASES = {kind.name for kind in databases.KINDS.values()}


class Archive:
    def __init__(self, path: Path, tar: tarfile.TarFile):
        self.path = path
        self._tar = tar
        self._members = {member.name: member for member in tar}
        self.manifest = manifest.read(self.open(manifest.NAME).read())
        for name in self.manifest.files:
            self._refuse_strange(name)

    def open(self, name: str) -> IO[bytes]:
        member = self._members.get(name)
        file = self._tar.extractfile(member) if member and member.isreg() else None
        if file is None:
            raise self.not_whole(f"{name} is missing")
        return file

    def not_whole(self, why: str) -> PlainError:
        return PlainError(f"{self.path} is not a whole backup ({why}): take another one.")

    def _refuse_strange(self, name: str) -> None:
        """A name decides where a file is written."""
        is_plain = name == posixpath.normpath(name)
        if not (name in _DATABASES or (is_plain and name.startswith(files.FOLDER))):
            raise PlainError(f"{self.path} holds {name!r}, as no backup does: take another one.")


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    if not path.is_file():
        raise PlainError(f"There is no backup {path}: name one that is there with FROM=.")
    try:
        with tarfile.open(path) as tar:
            yield Archive(path, tar)
    except (tarfile.TarError, EOFError) as error:
        reason = str(error).splitlines()[0].rstrip(":.") if str(error) else "it ends too soon"
        raise PlainError(f"{path} is not a whole backup ({reason}): take another one.") from error
