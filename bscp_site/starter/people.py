"""People, bodies, and the page that says how bodies fit together."""

from datetime import date

from bscp_site.starter.content import Source, text_value
from bscp_site.starter.kinds import Kind, fill_body, fill_stream, plain
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import Values
from pages.models import BodyIndexPage, BodyPage, PeopleIndexPage, PersonPage, StructurePage


def _person(values: Values, today: date) -> PersonPage:
    return PersonPage(
        post_nominals=values.take("post_nominals", str, ""),
        post_nominals_meaning=values.take("post_nominals_meaning", str, ""),
    )


def _body(values: Values, today: date) -> BodyPage:
    return BodyPage(
        kind=values.take("kind"),
        cadence=values.take("cadence", str, ""),
        contact_email=values.take("contact_email", str, ""),
    )


def _connect_body(page: BodyPage, source: Source, planted: Planted) -> None:
    values = source.values
    page.reports_to = planted.take_page(values, "reports_to", BodyPage)
    page.presiding_role = planted.take_role(values, "presiding_role")
    page.attending_role = planted.take_role(values, "attending_role")
    fill_stream(page, "terms_of_reference", text_value(values, "terms_of_reference"), planted)
    fill_body(page, source, planted)


KINDS = {
    "people": plain(PeopleIndexPage),
    "person": Kind(make=_person, connect=fill_body),
    "bodies": plain(BodyIndexPage),
    "body": Kind(make=_body, connect=_connect_body),
    "structure": plain(StructurePage),
}
