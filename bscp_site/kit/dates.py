"""Dates and times in the words of the house style: "Thursday 17 June 2027", "9:30am to 12:30pm".

Moments are shown in the current time zone (Europe/London), which template filters do by
themselves and Python code does not.
"""

from datetime import date, datetime, time

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.formats import date_format


class Precision(TextChoices):
    """How much of a date is known. The rest of the stored date is the earliest it could be."""

    DAY = "day", "the day"
    MONTH = "month", "only the month"
    YEAR = "year", "only the year"


_LENGTHS = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
_FORMATS = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}


def known_part(day: date, precision: str) -> str:
    """Only what is known of a date: "2016", "June 2023" or "29 June 2023"."""
    return date_format(day, _FORMATS[Precision(precision)])


def machine_part(day: date, precision: str) -> str:
    """The same for machines: an ISO 8601 date cut where the knowledge ends."""
    return day.isoformat()[: _LENGTHS[Precision(precision)]]


def day_words(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "l j F Y")


def clock(at: time) -> str:
    """A time as people say it: 9am, 9:30am, midday, midnight."""
    if (at.hour, at.minute) == (12, 0):
        return "midday"
    if (at.hour, at.minute) == (0, 0):
        return "midnight"
    minutes = f":{at.minute:02}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment_words(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return f"{day_words(moment)}, {clock(timezone.localtime(moment).time())}"


def span_words(start: datetime, end: datetime) -> str:
    """When something happens within its day, or until which day it lasts."""
    start, end = timezone.localtime(start), timezone.localtime(end)
    if start.date() == end.date():
        return f"{clock(start.time())} to {clock(end.time())}"
    return f"{clock(start.time())} to {clock(end.time())} on {date_format(end, 'l j F')}"
