"""Who holds which role."""

from pathlib import Path

from bscp_site.starter.dated import NAMES, take_dates
from bscp_site.starter.named import Named, load_named
from bscp_site.starter.planted import ROLES_FILE, Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import Values
from pages.models import BodyPage, PersonPage, Role, RoleAssignment


def load_roles(folder: Path, planted: Planted) -> None:
    """Roles and their holders: those of a role that is already there are left as they are too."""

    def make(values: Values) -> Role:
        return Role(
            name=values.take("name"),
            body=planted.take_page(values, "body", BodyPage),
            organisation=planted.take_organisation(values, "organisation"),
        )

    def add_holders(role: Role, values: Values, is_new: bool) -> None:
        for entry in values.take_tables("holders"):
            assignment = _assignment(role, entry, planted)
            if is_new:
                assignment.save()

    kind = Named(ROLES_FILE, "roles", "name", make, join=add_holders)
    load_named(folder, kind, planted.roles)


def _assignment(role: Role, values: Values, planted: Planted) -> RoleAssignment:
    holder = planted.take_page(values, "holder", PersonPage)
    if holder is None:
        raise values.fault("“holder” is missing.")
    assignment = RoleAssignment(role=role, holder=holder, **take_dates(values))
    values.finish()
    with told_in_place(values, names=NAMES):
        assignment.full_clean()
    return assignment
