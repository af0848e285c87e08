"""What the drawing of the structure shows of each partner and each body."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.template.defaultfilters import pluralize
from django.utils.text import get_text_list

from pages.choices import BodyKind, OrganisationKind
from pages.structure_picture import Group, Part

PARTNERS = (
    OrganisationKind.LEAD_PARTNER,
    OrganisationKind.COLLABORATING,
    OrganisationKind.RELEVANT_AGENCY,
)


class Parts:
    """Boxes for those who lead and work together, and for the bodies in which they do.

    Partners that are members of a body have numbers, because a line from each to each could not
    be followed. `partners_url`: the list in which each organisation stands.
    """

    def __init__(self, organisations, bodies, *, day: date, partners_url: str) -> None:
        self._organisations = [(kind, found) for kind, found in organisations if kind in PARTNERS]
        self._kinds = bodies
        self._bodies = {body.pk: body for _kind, found in bodies for body in found}
        self._day = day
        self._partners_url = partners_url
        self._numbers = self._number()
        self._placed: set[int] = set()

    def groups(self) -> list[Group]:
        return [*self._groups_of_partners(), *self._groups_of_bodies()]

    def _number(self) -> dict[int, int]:
        members = {key for body in self._bodies.values() for key in self._members(body)}
        partners = (partner for _kind, found in self._organisations for partner in found)
        numbered = (partner.pk for partner in partners if partner.pk in members)
        return {key: number for number, key in enumerate(numbered, 1)}

    def _members(self, body) -> set[int]:
        rows = body.members.all()
        return {row.organisation_id for row in rows if row.is_held_on(self._day)}

    def _groups_of_partners(self) -> list[Group]:
        return [
            Group(kind.heading, [self._partner(each) for each in found])
            for kind, found in self._organisations
        ]

    def _partner(self, organisation) -> Part:
        number = self._numbers.get(organisation.pk)
        title = f"{number}. {organisation.name}" if number else organisation.name
        return Part(title, f"{self._partners_url}#{organisation.slug}", organisation.kind)

    def _groups_of_bodies(self) -> list[Group]:
        """Those that report to none of the others, by kind; below each what reports to it."""
        found = []
        for kind, bodies in self._kinds:
            roots = [self._body(body) for body in bodies if self._is_root(body)]
            found.append((kind, roots))
        # Where two report to one another, neither is above the other: the first one is drawn so.
        for kind, bodies in self._kinds:
            left = [self._body(body) for body in bodies if body.pk not in self._placed]
            found.append((kind, left))
        return [
            Group(f"{kind.label}{pluralize(len(roots))}", roots, is_led=kind == BodyKind.BOARD)
            for kind, roots in found
            if roots
        ]

    def _is_root(self, body) -> bool:
        return body.reports_to_id not in self._bodies

    def _body(self, body, *, is_root: bool = True) -> Part:
        self._placed.add(body.pk)
        below = [
            self._body(each, is_root=False)
            for each in self._bodies.values()
            if each.reports_to_id == body.pk and each.pk not in self._placed
        ]
        return Part(body.title, body.url, body.kind, self._notes(body, is_root=is_root), below)

    def _notes(self, body, *, is_root: bool) -> Sequence[str]:
        presiding, attending = body.presiding_role, body.attending_role
        numbers = sorted(self._numbers[k] for k in self._members(body) if k in self._numbers)
        notes = (
            "" if is_root else body.kind_words,
            f"Presided over by the {presiding.name}" if presiding else "",
            f"Attended by the {attending.name}" if attending else "",
            f"Members: {_listed(numbers)}" if numbers else "",
        )
        return [note for note in notes if note]


def _listed(numbers: Iterable[int]) -> str:
    return get_text_list([str(number) for number in numbers], "and")
