"""The menu "New": what somebody may add, in the words of the task, straight to the form.

Each app registers where it knows what can be added; places and names come from the content.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.models import Page

from pages.admin.rows import may

# More places than this for the same thing fold into a menu of their own.
SIDE_BY_SIDE = 4


@dataclass(frozen=True)
class Entry:
    """One thing to add. Several of a kind say where: "Date: Leaders Assembly"."""

    label: str
    address: str
    icon: str = "doc-empty"
    kind: str = ""

    @property
    def full_label(self) -> str:
        return f"{self.kind}: {self.label}" if self.kind else self.label


Source = Callable[[object], Iterable[Entry]]  # asked with the user

_sources: list[tuple[int, Source]] = []


def register(source: Source, *, order: int = 0) -> None:
    """List what `source` yields for a user; lower orders come first."""
    _sources.append((order, source))
    _sources.sort(key=lambda entry: entry[0])


def page_entry(user, model: type[Page], parent: Page, label: str, **values) -> Iterable[Entry]:
    """The form of a new page below `parent`, where the user may add one."""
    if may(user, "add", parent):
        where = [model._meta.app_label, model._meta.model_name, parent.pk]
        yield Entry(label, reverse("wagtailadmin_pages:add", args=where), **values)


def entries_for(request: HttpRequest) -> list[Entry]:
    """Asked once in a request: the menu wants to know whether it has anything before it shows."""
    if not hasattr(request, "new_entries"):
        user = request.user
        request.new_entries = [entry for _order, source in _sources for entry in source(user)]
    return request.new_entries


class _Entries(Menu):
    def menu_items_for_request(self, request):
        found = groupby(entries_for(request), key=lambda entry: entry.kind)
        items = [item for kind, entries in found for item in _items(kind, list(entries))]
        for order, item in enumerate(items):
            item.order = order
        return items


def _items(kind: str, entries: list[Entry]) -> Iterable[MenuItem]:
    if kind and len(entries) > SIDE_BY_SIDE:
        places = [_item(entry, entry.label, order) for order, entry in enumerate(entries)]
        name = f"new-{entries[0].icon}-{len(entries)}"
        yield SubmenuMenuItem(kind, Menu(items=places), name=name, icon_name=entries[0].icon)
    else:
        yield from (_item(entry, entry.full_label) for entry in entries)


def _item(entry: Entry, label: str, order: int = 0) -> MenuItem:
    # Addresses differ where titles do not.
    name = "new" + entry.address.replace("/", "-").rstrip("-")
    return MenuItem(label, entry.address, name=name, icon_name=entry.icon, order=order)


def menu_item() -> MenuItem:
    return SubmenuMenuItem("New", _Entries(), name="new", icon_name="plus", order=10)
