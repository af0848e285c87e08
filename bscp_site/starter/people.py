"""People, bodies, and the page that says how bodies fit together."""

from datetime import date

from bscp_site.starter.content import Source, text_value
from bscp_site.starter.dated import NAMES, take_dates
from bscp_site.starter.kinds import Kind, fill_body, fill_stream, plain
from bscp_site.starter.planted import Planted
from bscp_site.starter.refusals import told_in_place
from bscp_site.starter.values import Values
from pages.models import (
    BodyIndexPage,
    BodyMeeting,
    BodyMember,
    BodyPage,
    PeopleIndexPage,
    PersonPage,
    StructurePage,
)


def _person(values: Values, today: date) -> PersonPage:
    return PersonPage(
        post_nominals=values.take("post_nominals", str, ""),
        post_nominals_meaning=values.take("post_nominals_meaning", str, ""),
    )


def _body(values: Values, today: date) -> BodyPage:
    return BodyPage(
        kind=values.take("kind"),
        purpose=values.take("purpose", str, ""),
        cadence=values.take("cadence", str, ""),
        contact_email=values.take("contact_email", str, ""),
    )


def _connect_body(page: BodyPage, source: Source, planted: Planted) -> None:
    values = source.values
    page.reports_to = planted.take_page(values, "reports_to", BodyPage)
    page.presiding_role = planted.take_role(values, "presiding_role")
    page.attending_role = planted.take_role(values, "attending_role")
    page.members = [_member(entry, planted) for entry in values.take_tables("members")]
    page.meetings = [_meeting(entry) for entry in values.take_tables("meetings")]
    fill_stream(page, "terms_of_reference", text_value(values, "terms_of_reference"), planted)
    fill_body(page, source, planted)


def _member(values: Values, planted: Planted) -> BodyMember:
    organisation = planted.take_organisation(values, "organisation")
    if organisation is None:
        raise values.fault("“organisation” is missing.")
    member = BodyMember(organisation=organisation, **take_dates(values))
    values.finish()
    with told_in_place(values, names=NAMES):
        member.full_clean(exclude=["body"])
    return member


def _meeting(values: Values) -> BodyMeeting:
    meeting = BodyMeeting(held_on=values.take("day", date), note=values.take("note", str, ""))
    values.finish()
    with told_in_place(values, names={"held_on": "day"}):
        meeting.full_clean(exclude=["body"])
    return meeting


KINDS = {
    "people": plain(PeopleIndexPage),
    "person": Kind(make=_person, connect=fill_body),
    "bodies": plain(BodyIndexPage),
    "body": Kind(make=_body, connect=_connect_body),
    "structure": plain(StructurePage),
}
