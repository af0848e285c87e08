"""Commands end with one sentence that says what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError

from bscp_site.bootstrap import PlainError

# The last is a limit on one file, as some disks and users have it.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FREE_SOME_SPACE = (
    "The disk is full: free some space, or use another one, and run the command again."
)


@contextmanager
def in_plain_words() -> Iterator[None]:
    try:
        yield
    except PlainError as stop:
        raise CommandError(str(stop)) from stop
    except (DatabaseError, sqlite3.Error) as error:
        reason = str(error).strip().splitlines()[0].rstrip(".")
        if "disk is full" in reason:
            raise CommandError(FREE_SOME_SPACE) from error
        raise CommandError(
            f"The database refuses ({reason}): put that right and run the command again."
        ) from error
    except OSError as error:
        if error.errno in FULL:
            raise CommandError(FREE_SOME_SPACE) from error
        raise CommandError(
            f"A file could not be read or written ({error}): put that right and run it again."
        ) from error
