"""Issues, articles, plans, publications and the pages around them."""

from datetime import date
from types import SimpleNamespace as Sample

from django.core.paginator import Paginator

HERE = "#reading"
SEASONS = ["spring", "summer", "autumn", "winter"]

COVERS = [
    Sample(number=number, season=season, season_words=f"{season.capitalize()} 2027")
    for number, season in enumerate(SEASONS, 13)
]
ISSUE = Sample(
    **vars(COVERS[1]),
    title="Issue 14",
    url=HERE,
    summary="",
    issued_machine="2027-06",
    issued_words="June 2027",
)
ISSUES = [ISSUE]


def _page(pk: int, title: str, summary: str = "", **fields) -> Sample:
    return Sample(pk=pk, title=title, summary=summary, url=HERE, **fields)


ARTICLES = [
    _page(1, "What we learned about working together", "In short.", minutes=4),
    _page(2, "Three lanes, one child", minutes=2),
    _page(3, "A welcome to the new members of the Board", minutes=1),
]
WAY = [_page(1, "Home"), _page(2, "How we work"), _page(3, "Groups")]
CHILDREN = [_page(4, "Groups", "Who meets, and what for."), _page(5, "People")]

REVIEW = Sample(reviewed_on=date(2027, 3, 4), owner=_page(6, "Business team"), owner_is_open=True)
ARCHIVED = Sample(
    archived_on=date(2027, 3, 4),
    archived_reason="The law has changed since.",
    replaced_by=_page(9, "How we share information"),
    replacement_is_open=True,
)
HEADINGS = [Sample(text=text, anchor="reading") for text in ("What it is", "What it is not")]

NEWER_PLAN = _page(8, "Plan 2027 to 2030", is_over=False, period_words="2027 to 2030")
OLD_PLAN = _page(7, "Plan 2023 to 2026", is_over=True, period_words="2023 to 2026")

PRIORITIES = [
    _page(
        number,
        title,
        wording="The words of the plan itself.",
        plan_title="Plan 2027 to 2030",
        plan_url=HERE,
    )
    for number, title in enumerate(("Talk to each other sooner", "Help early"), 12)
]
KIND = _page(9, "Guidance")
PUBLICATIONS = [
    _page(
        10,
        "Guidance on sharing information",
        "What to share, with whom, and when.",
        kind_title="Guidance",
        is_replaced=False,
        published_on=date(2027, 3, 1),
        published_machine="2027-03",
        published_words="March 2027",
        period_words="2027 to 2029",
        edition="Second edition",
    ),
    _page(
        11,
        "Strategy on neglect",
        kind_title="Strategies",
        is_replaced=True,
        published_on=None,
        period_words="2021 to 2024",
        edition="",
    ),
]
PRACTICE_REVIEW = Sample(
    reviewer="Kim Reviewer",
    get_publication_form_display="Full report",
    removable_on=date(2028, 3, 4),
)
VERSION = Sample(
    version="4",
    published_words="December 2026",
    published_machine="2026-12",
    next_review_on=date(2027, 12, 1),
)

THEMES = [
    Sample(slug=f"theme-{number}", name=name)
    for number, name in enumerate(("Neglect", "Early help"))
]
VERSIONS = [
    Sample(
        number=1,
        words="Edition First edition",
        published_on=date(2023, 3, 1),
        published_machine="2023-03",
        published_words="March 2023",
        replaced_on=date(2027, 3, 1),
        change_note="It names the new duty to share information.",
        body=True,
        files=[],
    )
]


def _choices(**counts: int) -> list[Sample]:
    return [
        Sample(value=label.lower(), label=label, count=count, checked=label == "Guidance")
        for label, count in counts.items()
    ]


LIBRARY = Sample(
    kinds_in_use=_choices(Guidance=2, Strategies=1),
    counted_kinds=list(zip([KIND, KIND], _choices(Guidance=2, Strategies=0), strict=True)),
    themes=_choices(Neglect=1, Bruising=1),
    years=_choices(**{"2027": 1, "2024": 0}),
    priorities=_choices(Neglect=1),
    sorts=_choices(**{"Newest first": 0, "Oldest first": 0}),
    chosen=_choices(Guidance=2),
    count=2,
    total=3,
    is_narrowed=True,
    has_unknown=True,
)
ON_ONE_PAGE = Paginator(PUBLICATIONS, 10).page(1)
NOTHING_FOUND = Paginator([], 10).page(1)

PAGES_OF_RESULTS = [
    (f"Sample of page {page.number} of a long list", page) for page in Paginator(range(30), 10)
]

CORRECTIONS = [
    Sample(
        heading="Corrected on 3 July 2027",
        words="An earlier version named two priorities. There are three.",
    )
]
DATED_ARTICLES = [
    _page(
        12,
        "What we learned about working together",
        "In short.",
        section="Learning",
        issued_machine="2027-06",
        issued_words="June 2027",
    )
]
SUBJECTS = [
    Sample(name="theme", slug=theme.slug, label=theme.name, count=3, is_chosen=not number)
    for number, theme in enumerate(THEMES)
]
SECTIONS = [
    Sample(
        heading=heading,
        anchor=f"sg-section-{number}",
        entries=[
            Sample(
                template="newsletter/entries/quotation.html",
                text="Ask, and listen to the answer.",
                credit="A saying of the team",
            )
        ],
    )
    for number, heading in enumerate(("Learning", "Dates", "Notices"))
]
