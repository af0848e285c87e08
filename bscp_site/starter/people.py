"""People, bodies, and who holds which role."""

from datetime import date
from pathlib import Path

from bscp_site.starter.content import Source, Values, read_values
from bscp_site.starter.kinds import Kind, Planted, fill_body
from bscp_site.starter.refusals import told_in_place
from pages.models import BodyPage, PersonPage, Role, RoleAssignment

ROLES_FILE = "roles.toml"


def _person(values: Values) -> PersonPage:
    return PersonPage(
        post_nominals=values.take("post_nominals", str, ""),
        post_nominals_meaning=values.take("post_nominals_meaning", str, ""),
    )


def _body(values: Values) -> BodyPage:
    return BodyPage(kind=values.take("kind"), contact_email=values.take("contact_email", str, ""))


def _connect_body(page: BodyPage, source: Source, planted: Planted) -> None:
    page.presiding_role = take_role(source.values, "presiding_role")
    fill_body(page, source, planted)


KINDS = {
    "person": Kind(make=_person, connect=fill_body),
    "body": Kind(make=_body, connect=_connect_body),
}


def load_roles(folder: Path, planted: Planted) -> None:
    """Roles and their holders. A role of that name that is already there is left as it is."""
    if not (folder / ROLES_FILE).exists():
        return
    values = read_values(folder, ROLES_FILE)
    for entry in values.take_tables("roles"):
        name = entry.take("name")
        body = planted.take_page(entry, "body", BodyPage)
        role, is_new = Role.objects.get_or_create(name=name, defaults={"body": body})
        for holder in entry.take_tables("holders"):
            assignment = _assignment(role, holder, planted)
            if is_new:
                assignment.save()
        entry.finish()
    values.finish()


def _assignment(role: Role, values: Values, planted: Planted) -> RoleAssignment:
    holder = planted.take_page(values, "holder", PersonPage)
    if holder is None:
        raise values.fault("“holder” is missing.")
    assignment = RoleAssignment(
        role=role, holder=holder, confirmed_on=values.take("confirmed_on", date)
    )
    if "from" in values.left:
        assignment.started_on, assignment.started_precision = values.take_known_date("from")
    values.finish()
    with told_in_place(values):
        assignment.full_clean()
    return assignment


def take_role(values: Values, key: str) -> Role | None:
    """The role that a value names; None where there is no such value."""
    name = values.take(key, str, "")
    if not name:
        return None
    try:
        return Role.objects.get(name=name)
    except Role.DoesNotExist:
        raise values.fault(f"there is no role “{name}” in {ROLES_FILE}.", key) from None
