"""Organisations: lead partners, those who work with them, and bodies beyond."""

from pathlib import Path

from bscp_site.starter.dated import NAMES, take_dates
from bscp_site.starter.kinds import plain
from bscp_site.starter.planted import ORGANISATIONS_FILE, Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import Values, read_values
from pages.models import Organisation, OrganisationIndexPage

KINDS = {"partners": plain(OrganisationIndexPage)}


def load_organisations(folder: Path, planted: Planted) -> None:
    """One of that slug that is already there is left as it is."""
    if not (folder / ORGANISATIONS_FILE).exists():
        return
    values = read_values(folder, ORGANISATIONS_FILE)
    known = Organisation.objects.in_bulk(field_name="slug")
    for entry in values.take_tables("organisations"):
        organisation = _organisation(entry)
        entry.finish()
        if organisation.slug in planted.organisations:
            raise entry.fault(f"“{organisation.slug}” is there twice.", "slug")
        if organisation.slug in known:
            organisation = known[organisation.slug]
        else:
            with told_in_place(entry, names=NAMES):
                organisation.full_clean()
            organisation.save()
        planted.organisations[organisation.slug] = organisation
    values.finish()


def _organisation(values: Values) -> Organisation:
    return Organisation(
        name=values.take("name"),
        slug=values.take("slug"),
        kind=values.take("kind"),
        sector=values.take("sector", str, ""),
        description=values.take("description", str, ""),
        aliases="\n".join(values.take_names("aliases")),
        website=values.take("website", str, ""),
        **take_dates(values),
    )
