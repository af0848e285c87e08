"""The groups by which what is found can be narrowed; each app registers those of its pages.

`pages` may import neither `events` nor `newsletter`, so what has a time is named here by columns.
"""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from pages.models import (
    BodyIndexPage,
    BodyPage,
    PeopleIndexPage,
    PersonPage,
    PublicationIndexPage,
    PublicationKindPage,
    PublicationPage,
)


@dataclass(frozen=True)
class Times:
    """Pages that are over at some time: what is to come is found before what is past."""

    model: type[Page]
    starts: str  # columns
    ends: str

    @property
    def columns(self) -> tuple[str, str]:
        name = self.model._meta.model_name
        return f"{name}__{self.starts}", f"{name}__{self.ends}"


@dataclass(frozen=True)
class Group:
    slug: str  # as it stands in addresses
    label: str
    models: tuple[type[Page], ...] = ()  # with the types made from them
    times: Times | None = None


OTHER = Group("pages", "Pages")  # what no group claims
PEOPLE = Group(
    "people", "People and groups", (PersonPage, PeopleIndexPage, BodyPage, BodyIndexPage)
)
# Also for a file that no page holds.
PUBLICATIONS = Group(
    "publications", "Publications", (PublicationPage, PublicationKindPage, PublicationIndexPage)
)

_registry: list[tuple[int, Group]] = [(0, OTHER), (10, PEOPLE), (20, PUBLICATIONS)]


def register(group: Group, *, order: int) -> None:
    _registry.append((order, group))
    _registry.sort(key=lambda entry: entry[0])


def in_order() -> list[Group]:
    return [group for _order, group in _registry]


def of(content_type_id: int) -> Group:
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    if model is None:
        return OTHER
    return next((g for g in in_order() if g.models and issubclass(model, g.models)), OTHER)


def all_times() -> list[Times]:
    return [group.times for group in in_order() if group.times]
