"""Dates in every state."""

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace as Sample
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
START = datetime(2027, 6, 17, 9, 30, tzinfo=LONDON)

CANCELLED = Sample(key="cancelled", icon="close", words="Cancelled")
POSTPONED = Sample(key="postponed", icon="pause", words="Postponed")
NEW_DATE = Sample(key="rescheduled", icon="moved", words="New date")
NEW_TIME = Sample(key="rescheduled", icon="moved", words="New time")
MOVED_ONLINE = Sample(key="rescheduled", icon="moved", words="Moved online")
PROVISIONAL = Sample(key="provisional", icon="calendar", words="Provisional date")
OVER = Sample(key="past", icon="check", words="This date has passed")
STATUSES = [NEW_DATE, NEW_TIME, MOVED_ONLINE, PROVISIONAL, POSTPONED, CANCELLED, OVER]


@dataclass(frozen=True)
class SampleTicket:
    title: str
    style: str = "brass"
    starts_at: datetime | None = START
    when: str = "9:30am to 12:30pm"
    date_words: str = "Thursday 17 June 2027"
    place: str = "Town Hall, Market Square"
    status: Sample | None = None
    was: str = ""
    reason: str = ""
    url: str = "#dates"

    @property
    def is_off(self) -> bool:
        return self.status in (CANCELLED, POSTPONED)


PLAIN = SampleTicket("Practitioners’ Forum")
TICKETS = [
    PLAIN,
    SampleTicket(
        "Leaders’ meeting",
        "green",
        status=NEW_DATE,
        was="Tuesday 27 April 2027",
        reason="The hall is being repaired.",
    ),
    SampleTicket(
        "A day of learning about neglect in the early years", "sky", status=NEW_TIME, was="9am"
    ),
    SampleTicket("Conference", "rose", None, "", "Date to be confirmed", ""),
    SampleTicket("A lunchtime talk", "sky", place="Online", status=CANCELLED),
    SampleTicket("Conference", "rose", place="Online", status=POSTPONED, was="Tuesday 6 July 2027"),
    SampleTicket("Practitioners’ Forum", status=OVER),
    SampleTicket("A talk", "sky", place="Online", status=MOVED_ONLINE, was="Town Hall"),
    SampleTicket("Leaders’ meeting", "green", status=PROVISIONAL),
]
MOVED, NOT_YET, PAST = TICKETS[1], TICKETS[3], TICKETS[6]

SERIES = Sample(title="Practitioners’ Forum", url="#dates")
OTHER_SERIES = Sample(title="Leaders’ meetings", url="#dates")
EVENT = Sample(
    pk=1,
    title="Practitioners’ Forum",
    summary="For everybody who works with children and families.",
    starts_at=START,
    format="in_person",
    get_format_display="In person",
    audience="All practitioners",
    venue="Town Hall",
)
UNDATED = Sample(title="Conference", starts_at=None, format="", audience="", venue="")

FILTERS = {
    "series": [
        {"value": "forum", "label": "Practitioners’ Forum", "checked": True},
        {"value": "conference", "label": "Conference", "checked": False},
    ],
    "formats": [{"value": "online", "label": "Online", "checked": False}],
    "when": "upcoming",
}
FEEDS = [
    {
        "label": label,
        "url": f"https://www.example.org/events/{name}.ics",
        "webcal": f"webcal://www.example.org/events/{name}.ics",
    }
    for name, label in (("all", "All events"), ("forum", "Practitioners’ Forum alone"))
]
CALENDAR_LINKS = [
    {"label": "Add this date", "url": "#dates", "icon": "calendar"},
    {"label": "Follow the series", "url": "#dates", "icon": "feed"},
]


def _day(number: int, *tickets: SampleTicket, **fields) -> Sample:
    values = {"is_outside": False, "is_today": number == 16, "more": 0, "style": "brass"} | fields
    shown = [Sample(**vars(ticket), is_off=ticket.is_off, event=EVENT) for ticket in tickets]
    day = START.replace(day=number).date()
    return Sample(day=day, tickets=shown, titled=shown, **values)


MONTH = "June 2027"
WEEKS = [
    [_day(number) for number in (14, 15, 16)]
    + [_day(17, PLAIN), _day(18, TICKETS[4], more=2, style="sky"), _day(19), _day(20)]
]
OVER_WITH_PAPERS = [
    Sample(**vars(PAST), is_off=False, event=Sample(materials=True)),
    Sample(**vars(TICKETS[4]), is_off=True, event=Sample(materials=False)),
]
SERIES_PAGE = Sample(
    title="Practitioners’ Forum",
    summary="For everybody who works with children and families.",
    get_cadence_display="Every quarter",
)
VISITED = Sample(
    things_to_bring=["Your badge", "Something to write with"],
    map_link="https://www.example.org/map/",
    venue="Town Hall",
    venue_address="Market Square",
    getting_there=[("Bus", ["Lines 1 and 2"]), ("Getting in", ["A lift beside the main door"])],
)
