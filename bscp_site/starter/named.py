"""Loads what pages and values refer to by name: organisations, terms, roles."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.db.models import Model

from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import Values, read_values


def _nothing_more(thing: Model, entry: Values, is_new: bool) -> None:
    pass


@dataclass(frozen=True)
class Named:
    """One file of things, each in a table of its own."""

    file: str
    table: str
    key: str  # the field that names a thing
    make: Callable[[Values], Model]
    # What else stands in the table, once the thing itself is there.
    join: Callable[[Model, Values, bool], None] = _nothing_more
    names: dict[str, str] = field(default_factory=dict)  # as `told_in_place` takes them


def load_named(folder: Path, kind: Named, found: dict[str, Model]) -> None:
    """Fill `found` by name. A thing of that name that is already there is left as it is."""
    if not (folder / kind.file).exists():
        return
    values = read_values(folder, kind.file)
    for entry in values.take_tables(kind.table):
        new = kind.make(entry)
        name = getattr(new, kind.key)
        if name in found:
            raise entry.fault(f"“{name}” is there twice.", kind.key)
        known = type(new).objects.filter(**{kind.key: name}).first()
        if known is None:
            with told_in_place(entry, names=kind.names):
                new.full_clean()
            new.save()
        kind.join(known or new, entry, known is None)
        entry.finish()
        found[name] = known or new
    values.finish()
