"""Who holds which role."""

from pathlib import Path

from bscp_site.starter.dated import NAMES, take_dates
from bscp_site.starter.planted import ROLES_FILE, Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import Values, read_values
from pages.models import BodyPage, PersonPage, Role, RoleAssignment


def load_roles(folder: Path, planted: Planted) -> None:
    """Roles and their holders. A role of that name that is already there is left as it is."""
    if not (folder / ROLES_FILE).exists():
        return
    values = read_values(folder, ROLES_FILE)
    known = Role.objects.in_bulk(field_name="name")
    for entry in values.take_tables("roles"):
        new = Role(
            name=entry.take("name"),
            body=planted.take_page(entry, "body", BodyPage),
            organisation=planted.take_organisation(entry, "organisation"),
        )
        if new.name in planted.roles:
            raise entry.fault(f"“{new.name}” is there twice.", "name")
        role = known.get(new.name, new)
        if role is new:
            with told_in_place(entry):
                role.full_clean()
            role.save()
        for holder in entry.take_tables("holders"):
            assignment = _assignment(role, holder, planted)
            if role is new:
                assignment.save()
        entry.finish()
        planted.roles[role.name] = role
    values.finish()


def _assignment(role: Role, values: Values, planted: Planted) -> RoleAssignment:
    holder = planted.take_page(values, "holder", PersonPage)
    if holder is None:
        raise values.fault("“holder” is missing.")
    assignment = RoleAssignment(role=role, holder=holder, **take_dates(values))
    values.finish()
    with told_in_place(values, names=NAMES):
        assignment.full_clean()
    return assignment
