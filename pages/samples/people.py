"""People, what they hold, and the bodies and organisations they hold it in."""

from types import SimpleNamespace as Sample

from pages.choices import BodyKind, OrganisationKind

HERE = "#people"


def _page(title: str, *, live: bool = True, **fields) -> Sample:
    return Sample(title=title, live=live, url=HERE, summary="", **fields)


BOARD = _page("Executive Board", kind_words="Board")
GROUP = _page(
    "Learning sub-group",
    kind_words="Sub-group",
    cadence="Every quarter",
    contact_email="",
    presiding_role=Sample(name="Chair of the sub-group"),
    reports_to=BOARD,
    reports_to_is_open=True,
)
BODIES = [BOARD, GROUP]

ALEX = _page("Alex Example", full_name="Alex Example OBE", initials="AE")
SAM = _page("Sam Sample", full_name="Sam Sample", initials="SS", live=False)


def _assignment(holder: Sample, role: str, dates: str, as_of: str = "", **where) -> Sample:
    places = {"body": None, "organisation": Sample(name="")} | where
    return Sample(
        holder=holder,
        holder_is_open=holder.live,
        role=Sample(name=role, **places),
        body_is_open=places["body"] is not None,
        dates_words=dates,
        as_of_words=as_of,
    )


ASSIGNMENTS = [
    _assignment(ALEX, "Independent Chair", "From 2016"),
    _assignment(SAM, "Business Manager", "2019 to March 2024", body=BOARD),
    _assignment(
        ALEX,
        "Trustee",
        "From May 2021, as of June 2023",
        "as of June 2023",
        organisation=Sample(name="A national charity"),
    ),
]

BYLINE = Sample(name="Alex Example", role="Independent Chair", page=ALEX)
BYLINE_WITHOUT_PAGE = Sample(name="Sam Sample", role="", page=None)

ORGANISATIONS = [
    Sample(
        slug="example-council",
        name="Example Council",
        get_kind_display="Lead partner",
        sector="local_authority",
        get_sector_display="Local authority",
        dates_words="From 2019",
        description="One of the three that answer for safeguarding together.",
        other_names=["The council", "EC"],
        website="https://www.example.org/",
    ),
    Sample(slug="example-charity", name="Example Charity", get_kind_display="External"),
]
LEAD_PARTNERS = [Sample(name=f"Example {name}") for name in ("Council", "Police", "Health Board")]
KINDS_OF_ORGANISATIONS = [(OrganisationKind.LEAD_PARTNER, LEAD_PARTNERS)]
KINDS_OF_BODIES = [(BodyKind.BOARD, [BOARD]), (BodyKind.SUB_GROUP, [GROUP, GROUP])]
