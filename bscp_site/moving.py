"""Moves everything from an SQLite file to an empty PostgreSQL database, and proves that it did.

Rows are copied as they are stored, past the models: nothing is saved anew, no signal runs, every
key stays. What cannot be carried over is the search index, which the two databases keep in ways of
their own; it is built anew.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, connections, models, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models.expressions import Col

from bscp_site.bootstrap import PlainError, say

SOURCE = "moved_from"
NOT_COPIED = {"modelsearch", "wagtailsearch"}  # each database's own index
PIECE = 500  # rows

Row = tuple[object, ...]


class Table:
    """A model's own table, its columns in one order, read and written without the model."""

    def __init__(self, model: type[models.Model]):
        self.name = model._meta.db_table
        self.model = model
        self.fields = model._meta.local_concrete_fields

    def rows(self, database) -> Iterator[Row]:
        convert = [self._converter(field, database) for field in self.fields]
        columns = ", ".join(database.ops.quote_name(field.column) for field in self.fields)
        with database.chunked_cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {database.ops.quote_name(self.name)}")  # noqa: S608
            for row in iter(cursor.fetchone, None):
                yield tuple(change(value) for change, value in zip(convert, row, strict=True))

    def _converter(self, field: models.Field, database) -> Callable[[object], object]:
        """What a backend does to a value on its way out of the database; not what a field does."""
        target = field
        while target.is_relation:  # a key is of the kind of what it points to
            target = target.target_field
        column = Col(self.name, target)
        found = database.ops.get_db_converters(column)
        if isinstance(target, models.DurationField) and not _has_durations(database):
            found.append(database.ops.convert_durationfield_value)

        def change(value: object) -> object:
            for converter in found:
                value = converter(value, column, database)
            return value

        return change

    def write(self, rows: Iterable[Row], database) -> int:
        quote = database.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.fields)
        marks = ", ".join(["%s"] * len(self.fields))
        statement = f"INSERT INTO {quote(self.name)} ({columns}) VALUES ({marks})"  # noqa: S608
        count, rows = 0, iter(rows)
        with database.cursor() as cursor:
            while piece := list(islice(rows, PIECE)):
                cursor.executemany(statement, piece)
                count += len(piece)
        return count

    def fingerprint(self, database) -> tuple[int, int]:
        """Number of rows, and a sum of their hashes, which does not depend on their order."""
        is_json = [field.get_internal_type() == "JSONField" for field in self.fields]
        count = total = 0
        for row in self.rows(database):
            plain = repr([_plain(*pair) for pair in zip(row, is_json, strict=True)])
            total += int.from_bytes(hashlib.sha256(plain.encode()).digest())
            count += 1
        return count, total


def move(source: Path) -> None:
    open_source(source)
    old, new = connections[SOURCE], connection
    check(old, new)
    say("Making the tables")
    call_command("migrate", interactive=False, verbosity=0)
    tables = [Table(model) for model in stored_models()]
    with transaction.atomic(using=SOURCE), transaction.atomic():
        with new.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
        copy(tables, old, new)
        compare(tables, old, new)
    say("Building the search index")
    call_command("update_index", verbosity=0)


def open_source(path: Path) -> None:
    if not path.is_file():
        raise PlainError(f"There is no database {path}: name the SQLite file of the old site.")
    connections.databases[SOURCE] = connections.databases["default"] | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        # From the first question to the last nobody else can write.
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 5},
    }


def check(old, new) -> None:
    if new.vendor != "postgresql":
        raise PlainError("DATABASE_URL must name the PostgreSQL database to move to: set it.")
    if new.introspection.table_names():
        raise PlainError(
            "The PostgreSQL database is not empty: make a new one, and name it in DATABASE_URL."
        )
    try:
        executor = MigrationExecutor(old)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise PlainError(f"The old database cannot be read ({error}): is it the file?") from error
    if waiting:
        raise PlainError(
            "The old database is not of this version: start the old site once with this version, "
            "stop it, and run the command again."
        )


def stored_models() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    own = [m for m in found if m._meta.managed and not m._meta.proxy and not m._meta.swapped]
    return [m for m in own if m._meta.app_label not in NOT_COPIED]


def copy(tables: list[Table], old, new) -> None:
    """Foreign keys are checked when the transaction ends, so the order does not matter."""
    names = ", ".join(new.ops.quote_name(table.name) for table in tables)
    with new.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names} CASCADE")  # what the migrations have put there
    for number, table in enumerate(tables, start=1):
        try:
            count = table.write(table.rows(old), new)
        except DatabaseError as error:
            reason = str(error).splitlines()[0].rstrip(".")
            raise PlainError(
                f"{table.name} holds a value that PostgreSQL refuses ({reason}): correct it in the "
                "old site, make a new database, and name it in DATABASE_URL. No row was moved."
            ) from error
        if count:
            say(f"{number} of {len(tables)}  {table.name}: {count} rows")
    with new.cursor() as cursor:
        for statement in new.ops.sequence_reset_sql(no_style(), [t.model for t in tables]):
            cursor.execute(statement)


def compare(tables: list[Table], old, new) -> None:
    say("Comparing every row")
    rows = 0
    for table in tables:
        before, after = table.fingerprint(old), table.fingerprint(new)
        if before != after:
            raise PlainError(
                f"{table.name} is not the same in both databases ({before[0]} rows before, "
                f"{after[0]} after): nothing was moved, tell the maintainers."
            )
        rows += before[0]
    say(f"Moved and compared: {len(tables)} tables with {rows} rows.")


def _has_durations(database) -> bool:
    return database.features.has_native_duration_field


def _plain(value: object, is_json: bool) -> object:
    """The same text for the same value, whichever database it comes from."""
    if is_json and value is not None:
        return json.dumps(json.loads(value), sort_keys=True)
    if isinstance(value, memoryview):
        return bytes(value)
    if isinstance(value, Decimal):
        return str(value.normalize())
    if hasattr(value, "astimezone"):
        return value.timestamp()
    return value
