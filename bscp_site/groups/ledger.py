"""What the set-up has made, as entries of Wagtail's own log.

An entry stays when its object is renamed, emptied or deleted. So the set-up never undoes what the
team did, and the team can read under History when and why a permission came.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

ACTION = "bscp_site.set_up"


@dataclass(frozen=True)
class Made:
    """One object of the set-up: its key, and the keys of what it has been given so far."""

    pk: str
    given: frozenset[str]


def enter(instance: Model, name: str, given: Iterable[str] = ()) -> None:
    """`name` is what the set-up calls it, whatever people call it later."""
    log(instance, ACTION, data={"name": name, "given": sorted(given)})


def find(model: type[Model], name: str) -> Made | None:
    """None for what was never made. What is found may have been deleted since."""
    entries = ModelLogEntry.objects.filter(
        action=ACTION,
        content_type__app_label=model._meta.app_label,
        content_type__model=model._meta.model_name,
        data__name=name,
    )
    found = list(entries.values_list("object_id", "data"))
    if not found:
        return None
    return Made(found[0][0], frozenset(key for _, data in found for key in data["given"]))
