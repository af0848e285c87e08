"""When an office answers."""

from datetime import time

from django import forms
from django.utils.dateparse import parse_time
from wagtail import blocks

from pages.blocks.checked import CheckedBlock
from pages.office_hours import MIDNIGHT

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class HoursValue(blocks.StructValue):
    @property
    def days_words(self) -> str:
        """ "Monday to Friday", or each by its name where they do not follow one another."""
        days = sorted(int(day) for day in self.get("days") or [])
        names = [WEEKDAYS[day] for day in days]
        if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
            return f"{names[0]} to {names[-1]}"
        return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


class HoursBlock(CheckedBlock):
    days = blocks.MultipleChoiceBlock(
        choices=[(str(number), name) for number, name in enumerate(WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
    )
    opens = blocks.TimeBlock(required=False, help_text="For example: 09:00")
    closes = blocks.TimeBlock(
        required=False,
        help_text="00:00 is the end of the day. Leave both empty while nobody has confirmed the "
        "times: then the pages say which number to call on the other days alone.",
    )

    class Meta:
        icon = "time"
        template = "blocks/hours.html"
        value_class = HoursValue
        label = "Hours"
        label_format = "{days} {opens} {closes}"
        description = "On which days an office answers, and from when until when"
        preview_value = {"days": ["0", "1", "2", "3", "4"], "opens": time(9), "closes": time(17)}

    def faults(self, value):
        opens, closes = _as_time(value.get("opens")), _as_time(value.get("closes"))
        if (opens is None) != (closes is None):
            name = "opens" if opens is None else "closes"
            return {name: "Give both times, or neither."}
        if opens is not None and closes != MIDNIGHT and closes <= opens:
            return {"closes": "Close after opening. Hours past midnight are two rows."}
        return {}


def _as_time(value: time | str | None) -> time | None:
    """A form brings what was typed, and empty text where nothing was. What is no time is told of
    beside the field by itself."""
    if isinstance(value, time):
        return value
    try:
        return parse_time(value or "")
    except ValueError:
        return None
