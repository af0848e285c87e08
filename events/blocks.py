"""What a date is made of: its programme, and who speaks."""

from collections.abc import Iterable
from datetime import time

from wagtail import blocks

from bscp_site.kit.dates import clock
from pages.blocks import Stream
from pages.blocks.checked import CheckedBlock
from pages.blocks.choosers import PageChoiceBlock
from pages.rich_text import is_known_to_be_open


class SlotValue(blocks.StructValue):
    @property
    def clock(self) -> str:
        """ "9:30am"; nothing while only being written."""
        starts = self.get("starts")
        return clock(starts) if isinstance(starts, time) else ""


class SlotBlock(blocks.StructBlock):
    starts = blocks.TimeBlock(label="Starts", help_text="London time, for example 09:30.")
    what = blocks.CharBlock(max_length=160, label="What happens")
    who = blocks.CharBlock(
        required=False,
        max_length=160,
        label="Who",
        help_text="Who speaks or leads it, with their organisation. Leave empty while it is open.",
    )

    class Meta:
        icon = "time"
        template = "events/blocks/slot.html"
        value_class = SlotValue
        label = "Part"
        label_format = "{starts} {what}"
        description = "One part of the day: when it starts, what happens, who speaks"
        preview_value = {
            "starts": "09:30",
            "what": "Welcome",
            "who": "The Chair of the Partnership",
        }


class DayBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=80, label="Day", help_text="For example: Tuesday 8 June")

    class Meta:
        icon = "date"
        template = "events/blocks/day.html"
        label = "New day"
        label_format = "{title}"
        description = "A heading: the parts below it belong to this day, or to this room"
        preview_value = {"title": "Tuesday 8 June"}


class ProgrammeStream(Stream):
    """The parts of a date in their order, under a heading for each day where there are several."""

    part = SlotBlock()
    day = DayBlock()

    class Meta:
        template = "events/blocks/programme.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["days"] = list(by_day(value))
        return context


def by_day(programme: Iterable) -> Iterable[dict[str, object]]:
    """The heading of each day (None above the first one), with the parts below it."""
    day = {"heading": None, "parts": []}
    for block in programme:
        if block.block_type == "day":
            if day["heading"] or day["parts"]:
                yield day
            day = {"heading": block, "parts": []}
        else:
            day["parts"].append(block)
    if day["heading"] or day["parts"]:
        yield day


class SpeakerValue(blocks.StructValue):
    @property
    def href(self) -> str:
        """Their page; empty where readers cannot open it, or while no stream is rendered."""
        page = self.get("page")
        return (page.url or "") if page and is_known_to_be_open(page) else ""

    @property
    def full_name(self) -> str:
        page = self.get("page")
        return self.get("name") or (page.title if page else "")

    @property
    def about(self) -> str:
        return ", ".join(filter(None, [self.get("role"), self.get("organisation")]))


class SpeakerBlock(CheckedBlock):
    page = PageChoiceBlock(
        required=False, page_type="pages.PersonPage", label="A person of this site"
    )
    name = blocks.CharBlock(
        required=False,
        max_length=120,
        label="Or a name",
        help_text="As the person writes it. Only people who have agreed to speak.",
    )
    role = blocks.CharBlock(
        required=False,
        max_length=120,
        help_text="On the day. It stays as it is when they move on.",
    )
    organisation = blocks.CharBlock(required=False, max_length=120)

    class Meta:
        icon = "user"
        template = "events/blocks/speaker.html"
        value_class = SpeakerValue
        label_format = "{name} {page}"
        description = "Somebody who speaks, with role and organisation on the day"
        preview_value = {
            "name": "Alex Example",
            "role": "Head of Learning",
            "organisation": "Anytown Council",
        }

    def faults(self, value):
        if bool(value.get("page")) == bool(value.get("name")):
            return {"page": "Choose a person or give a name, not both."}
        return {}


class SpeakersStream(Stream):
    speaker = SpeakerBlock()

    class Meta:
        template = "events/blocks/speakers.html"
