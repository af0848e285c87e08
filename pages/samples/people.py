"""People, what they hold, and the bodies and organisations they hold it in."""

from types import SimpleNamespace as Sample

from pages.structure_picture import NARROW, WIDE, Group, Part, draw

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
    attending_role=Sample(name="Independent Chair"),
    agencies=["Example Council", "Example Police"],
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

BYLINE = Sample(name="Alex Example", role="Independent Chair", initials=ALEX.initials, page=ALEX)
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
        former_names=Sample(all=[Sample(words="Example County Borough (until April 1974)")]),
        website="https://www.example.org/",
    ),
    Sample(slug="example-charity", name="Example Charity", get_kind_display="External"),
]
AGENCIES = [
    Sample(organisation=Sample(name="Example Council"), dates_words="From 2019"),
    Sample(organisation=Sample(name="Example Police"), dates_words=""),
]
FORMER_AGENCIES = [Sample(organisation=Sample(name="Example Trust"), dates_words="Until 2021")]
AHEAD = [
    Sample(words="Thursday 17 June 2027: plan for next year"),
    Sample(words="Friday 1 October"),
]
PAST = [Sample(words="Thursday 18 March 2027"), Sample(words="Thursday 17 December 2026")]

_PARTNERS = [
    Part(f"{number}. Example {name}", HERE, "lead_partner")
    for number, name in enumerate(("Council", "Police", "Health Board"), 1)
]
_GROUPS = [
    Part(
        f"{name} sub-group",
        HERE,
        "sub_group",
        ("Sub-group", "Attended by the Independent Chair", "Members: 1 and 3"),
    )
    for name in ("Learning", "Quality, Impact and Outcomes", "Serious Cases", "Missing children")
]
_PARTS = [
    Group("Lead partners", _PARTNERS),
    Group("Works closely with the lead partners", [Part("Example Trust", HERE, "collaborating")]),
    Group(
        "Board",
        [
            Part(
                "Executive Board",
                HERE,
                "board",
                ("Presided over by the Independent Chair",),
                [
                    *_GROUPS[:3],
                    Part("Health Forum", HERE, "forum", ("Forum",), _GROUPS[3:]),
                ],
            )
        ],
        is_led=True,
    ),
    Group("Team", [Part("Business Team", HERE, "team")]),
]
PICTURES = [draw(_PARTS, NARROW), draw(_PARTS, WIDE)]
