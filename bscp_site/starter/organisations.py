"""Organisations: lead partners, those who work with them, and bodies beyond."""

from pathlib import Path

from bscp_site.starter.dated import NAMES, take_dates
from bscp_site.starter.kinds import plain
from bscp_site.starter.named import Named, load_named
from bscp_site.starter.planted import ORGANISATIONS_FILE, Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import Values
from pages.models import FormerName, Organisation, OrganisationIndexPage

KINDS = {"partners": plain(OrganisationIndexPage)}


def load_organisations(folder: Path, planted: Planted) -> None:
    kind = Named(ORGANISATIONS_FILE, "organisations", "slug", _organisation, names=NAMES)
    load_named(folder, kind, planted.organisations)


def _organisation(values: Values) -> Organisation:
    organisation = Organisation(
        name=values.take("name"),
        slug=values.take("slug"),
        kind=values.take("kind"),
        sector=values.take("sector", str, ""),
        description=values.take("description", str, ""),
        aliases="\n".join(values.take_names("aliases")),
        website=values.take("website", str, ""),
        requests_address=values.take("requests_address", str, ""),
        **take_dates(values),
    )
    organisation.former_names = [
        _former_name(entry) for entry in values.take_tables("former_names")
    ]
    return organisation


def _former_name(values: Values) -> FormerName:
    former = FormerName(name=values.take("name"))
    if "until" in values.left:
        known = values.take_known_date("until", is_end=True)
        former.used_until, former.used_until_precision = known
    values.finish()
    with told_in_place(values, names={"used_until": "until"}):
        former.full_clean(exclude=["organisation"])
    return former
