"""Who hears of a change of a date, besides readers and calendars.

Whatever keeps people for a date, such as bookings, registers here when it is loaded. The preview
of every action then says whom it tells, and a date for which people hold places cannot lie in the
past.
"""

from typing import Protocol


class Hearers(Protocol):
    def will_hear(self, event) -> str:
        """One sentence for the preview: who is told, and how. Empty where nobody is."""

    def places_held(self, event) -> int:
        """How many people hold a place at this date."""


_registry: list[Hearers] = []


def register(hearers: Hearers) -> None:
    _registry.append(hearers)


def unregister(hearers: Hearers) -> None:
    _registry.remove(hearers)


def sentences(event) -> list[str]:
    return [words for each in _registry if (words := each.will_hear(event))]


def places_held(event) -> int:
    return sum(each.places_held(event) for each in _registry)
