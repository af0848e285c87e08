"""Reads the values of a content folder, which are written in TOML.

The folder is written by hand, so every fault is told in one sentence with its file and line.
"""

import re
import tomllib
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from bscp_site.kit.dates import Precision

_REQUIRED = object()
_WORDS = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
    date: "a date such as 2016-05-31",
    time: "a time such as 09:30:00",
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class ContentError(Exception):
    """One sentence for whoever wrote the folder: where, and what is wrong."""


@dataclass(frozen=True)
class SourceFile:
    """One file of the folder as it is written."""

    path: Path
    name: str
    lines: list[str]

    @classmethod
    def read(cls, folder: Path, name: str) -> "SourceFile":
        path = folder / name
        try:
            return cls(path=path, name=name, lines=path.read_text(encoding="utf-8").splitlines())
        except FileNotFoundError:
            raise ContentError(f"{path} is missing.") from None
        except (OSError, UnicodeDecodeError) as error:
            raise ContentError(f"{path} cannot be read: {error}.") from error

    def fault(self, sentence: str, line: int) -> ContentError:
        return ContentError(f"{self.path}, line {line}: {sentence}")

    def line_of(self, pattern: str, *, after: int) -> int:
        """Number of the first line after `after` that begins so, else `after` itself."""
        found = re.compile(rf"\s*{pattern}")
        numbered = enumerate(self.lines[after:], start=after + 1)
        return next((number for number, line in numbered if found.match(line)), max(after, 1))


@dataclass
class Values:
    """The values of one file, or of one table in it. Whatever is left at the end is unknown."""

    file: SourceFile
    left: dict
    line: int = 0
    table_name: str = ""

    def fault(self, sentence: str, key: str = "") -> ContentError:
        line = max(self.line, 1)
        if key:
            line = self.file.line_of(rf"\[*{re.escape(key)}\b", after=self.line)
        return self.file.fault(sentence, line)

    def take(self, key: str, kind: type = str, default=_REQUIRED):
        if key not in self.left:
            if default is _REQUIRED:
                raise self.fault(f"“{key}” is missing.")
            return default
        value = self.left.pop(key)
        if type(value) is not kind:
            raise self.fault(f"“{key}” must be {_WORDS[kind]}.", key)
        return value.strip() if kind is str else value

    def take_names(self, key: str) -> list[str]:
        names = self.take(key, list, [])
        if not all(isinstance(name, str) for name in names):
            raise self.fault(f"“{key}” must be a list of texts.", key)
        return names

    def take_known_date(self, key: str, *, is_end: bool = False) -> tuple[date, Precision]:
        """A date of which only a part may be known: "2016", "2016-05" or "2016-05-31".

        What is not known counts as the first day it could be, and of an end as the last.
        """
        match = _DATE.fullmatch(self.take(key))
        try:
            year, month, day = (int(part) if part else None for part in match.groups())
            last = month or 12
            end = date(year, last, day or monthrange(year, last)[1])
            known = end if is_end else date(year, month or 1, day or 1)
        except (AttributeError, ValueError):
            raise self.fault(f"“{key}” must be a date such as 2016-05-31.", key) from None
        if day:
            return known, Precision.DAY
        return known, Precision.MONTH if month else Precision.YEAR

    def take_table(self, key: str) -> "Values":
        return self._table(key, self.take(key, dict), after=self.line)

    def take_tables(self, key: str) -> list["Values"]:
        tables, after = [], self.line
        for table in self.take(key, list, []):
            if not isinstance(table, dict):
                raise self.fault(f"“{key}” must be tables, each under [[{key}]].", key)
            tables.append(self._table(key, table, after=after))
            after = tables[-1].line
        return tables

    def _table(self, key: str, values: dict, *, after: int) -> "Values":
        """A table under a heading of its own, or one in braces beside its key."""
        name = f"{self.table_name}.{key}".lstrip(".")
        heading = rf"\[+{re.escape(name)}\]+"
        line = self.file.line_of(rf"(?:{heading}|{re.escape(key)}\s*=)", after=after)
        return Values(self.file, dict(values), line=line, table_name=name)

    def finish(self) -> None:
        """Call it when everything known has been taken."""
        if self.left:
            key = next(iter(self.left))
            raise self.fault(f"“{key}” is not a key that is known here.", key)


def read_values(folder: Path, name: str) -> Values:
    file = SourceFile.read(folder, name)
    return Values(file, parse(file, file.lines, skipped=0))


def parse(file: SourceFile, lines: list[str], *, skipped: int) -> dict:
    """What some lines of a file say. `skipped` is how many stand before them."""
    try:
        return tomllib.loads("\n" * skipped + "\n".join(lines))
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at line ")
        line = int(place.split(",")[0]) if place else len(lines) + skipped
        raise file.fault(f"this is not TOML: {reason}.", line) from error
