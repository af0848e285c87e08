"""The registry through which pages show what other apps know.

`pages` may import neither `events` nor `newsletter`. Each of them registers panels here when it
is loaded (`AppConfig.ready`), and a page asks for a slot by name:

- `home_lead`: the one thing that leads the home page
- `home`: sections of the home page
- `person`, `body`: what else is known of a person or of a body
- `priority`: what belongs to a priority
- `structure`: where people come together
- `dashboard`: the first page of the admin; its subject is the user
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.contrib.auth.base_user import AbstractBaseUser
from wagtail.models import Page

SLOTS = ("home_lead", "home", "person", "body", "priority", "structure", "dashboard")

Subject = Page | AbstractBaseUser


class Panel(Protocol):
    """What an app registers. Inherit it, for what most panels leave as it is."""

    template: str  # a component, included with `only`; it gets `data`, `anchor` and `heading`
    # Where a list of contents leads, and what it says; empty where it need not know the panel.
    anchor: str = ""
    heading: str = ""

    def data(self, subject: Subject, now: datetime) -> Mapping[str, object] | None:
        """What the template shows; None where there is nothing to show."""


@dataclass(frozen=True)
class ShownPanel:
    template: str
    data: Mapping[str, object]
    anchor: str = ""
    heading: str = ""


_registry: dict[str, list[tuple[int, Panel]]] = {slot: [] for slot in SLOTS}


def register(slot: str, panel: Panel, *, order: int = 0) -> None:
    """Show `panel` in `slot`; lower orders come first. An unknown slot raises KeyError."""
    _registry[slot].append((order, panel))
    _registry[slot].sort(key=lambda entry: entry[0])


def shown(slot: str, subject: Subject, now: datetime) -> list[ShownPanel]:
    """The slot's panels that have something to show about `subject` at `now`."""
    panels = []
    for _order, panel in _registry[slot]:
        data = panel.data(subject, now)
        if data is not None:
            panels.append(ShownPanel(panel.template, data, panel.anchor, panel.heading))
    return panels
