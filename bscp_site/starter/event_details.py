"""What a date says about its place, its programme and its speakers."""

from datetime import time

from bscp_site.starter.entries import stream_of_blocks
from bscp_site.starter.planted import Planted
from bscp_site.starter.values import Values
from events.models import EventPage
from pages.models import PersonPage

WORDS = ("venue", "venue_address", "map_address", "contact_email")
POINTS = ("directions", "transport", "parking", "access", "bring")


def take_details(values: Values) -> dict[str, object]:
    """The fields that name no other page."""
    words = {name: values.take(name, str, "") for name in WORDS}
    points = {name: "\n".join(values.take_names(name)) for name in POINTS}
    return words | points | {"programme": _programme(values)}


def take_speakers(values: Values, planted: Planted):
    """Tables of `person` (an address) or `name`, with `role` and `organisation`."""
    blocks = []
    for entry in values.take_tables("speakers"):
        person = planted.take_page(entry, "person", PersonPage)
        speaker = {
            "page": person.pk if person else None,
            "name": entry.take("name", str, ""),
            "role": entry.take("role", str, ""),
            "organisation": entry.take("organisation", str, ""),
        }
        entry.finish()
        blocks.append({"type": "speaker", "value": speaker})
    stream_block = EventPage._meta.get_field("speakers").stream_block
    return stream_of_blocks(stream_block, blocks, values, "speakers")


def _programme(values: Values):
    """Tables of `starts`, `what` and `who`, or of a `day` that stands above those that follow."""
    blocks = []
    for entry in values.take_tables("programme"):
        if "day" in entry.left:
            blocks.append({"type": "day", "value": {"title": entry.take("day")}})
        else:
            part = {"starts": entry.take("starts", time).isoformat(), "what": entry.take("what")}
            blocks.append({"type": "part", "value": part | {"who": entry.take("who", str, "")}})
        entry.finish()
    stream_block = EventPage._meta.get_field("programme").stream_block
    return stream_of_blocks(stream_block, blocks, values, "programme")
