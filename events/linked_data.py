"""A date as schema.org words it."""

from events.choices import EventStatus, Format
from pages.linked_data import Data, address_of, moment, thing

SCHEMA = "https://schema.org/"
ATTENDANCE = {
    Format.IN_PERSON: f"{SCHEMA}OfflineEventAttendanceMode",
    Format.ONLINE: f"{SCHEMA}OnlineEventAttendanceMode",
    Format.BOTH: f"{SCHEMA}MixedEventAttendanceMode",
}


def event_data(page, organiser: Data, *, is_open: bool = False) -> Data:
    """One date, with what has become of it; nothing while its times are open.

    `is_open`: it is not agreed yet, for which schema.org has no word.
    """
    if not (page.starts_at and page.ends_at):
        return {}
    address = address_of(page)
    return thing(
        "Event",
        name=page.title,
        description=f"Provisional date. {page.summary}".strip() if is_open else page.summary,
        url=address,
        startDate=moment(page.starts_at),
        endDate=moment(page.ends_at),
        eventAttendanceMode=ATTENDANCE.get(page.format),
        location=_locations(page, address),
        organizer=organiser,
        performer=[_performer(block.value) for block in page.speakers],
        **_status(page),
    )


def _performer(speaker) -> Data:
    """Somebody who speaks, with the role and organisation that the page names."""
    organisation = speaker.get("organisation")
    return thing(
        "Person",
        name=speaker.full_name,
        jobTitle=speaker.get("role"),
        affiliation=thing("Organization", name=organisation) if organisation else None,
    )


def _status(page) -> dict[str, str]:
    state = getattr(page, "state", None)
    if state and state.status == EventStatus.CANCELLED:
        return {"eventStatus": f"{SCHEMA}EventCancelled"}
    if state and state.status == EventStatus.POSTPONED:
        return {"eventStatus": f"{SCHEMA}EventPostponed"}
    if state and state.previous_start:
        return {
            "eventStatus": f"{SCHEMA}EventRescheduled",
            "previousStartDate": moment(state.previous_start),
        }
    if state and state.moved_online_at:
        return {"eventStatus": f"{SCHEMA}EventMovedOnline"}
    return {"eventStatus": f"{SCHEMA}EventScheduled"}


def _locations(page, address: str) -> list[Data]:
    """The venue as it is printed. Online, the page itself: how to join is told in other ways."""
    places = []
    if page.venue and page.format != Format.ONLINE:
        address_words = page.venue_address or page.venue
        places.append(thing("Place", name=page.venue, address=address_words))
    if page.format in {Format.ONLINE, Format.BOTH}:
        places.append(thing("VirtualLocation", url=address))
    return places
