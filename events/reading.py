"""Days and times as people here write them."""

import re
from datetime import date, time

from django.utils.dates import MONTHS

from events.choices import Weekday

NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?,? (\d{4})")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)? ?(am|pm|a\.m\.|p\.m\.)?")
NAMED = {"midday": time(12), "noon": time(12), "12 noon": time(12)}

DAY_FORMS = "10 June 2027, 10/06/2027 or 2027-06-10"
CLOCK_FORMS = "9:30am, 09:30 or 13:00"


class UnreadableError(ValueError):
    """One sentence about what was written."""


def day(text: str) -> date:
    """Raises UnreadableError; also where a day of the week is named that it is not."""
    plain = " ".join(text.lower().split())
    named, rest = _named_weekday(plain)
    found = _day(rest)
    if found is None:
        raise UnreadableError(f"“{text[:40]}” is no day. Write {DAY_FORMS}.")
    if named is not None and named != found.weekday():
        is_on, said = Weekday(found.weekday()).label, Weekday(named).label
        words = f"{found.day} {MONTHS[found.month]} {found.year}"
        raise UnreadableError(f"{words} is a {is_on}, not a {said}.")
    return found


def _named_weekday(plain: str) -> tuple[int | None, str]:
    first, _, rest = plain.partition(" ")
    word = first.rstrip(",.")
    if len(word) >= 3 and word.isalpha():
        for number, name in Weekday.choices:
            if name.lower().startswith(word):
                return number, rest
    return None, plain


def _day(plain: str) -> date | None:
    try:
        if match := ISO.fullmatch(plain):
            return date(*map(int, match.groups()))
        if match := NUMBERS.fullmatch(plain):
            number, month, year = map(int, match.groups())
            return date(year + 2000 if year < 100 else year, month, number)
        if match := WORDS.fullmatch(plain):
            return date(int(match[3]), _month(match[2]), int(match[1]))
    except (ValueError, OverflowError):
        pass
    return None


def _month(word: str) -> int:
    """From three letters on: Sep, Sept, September."""
    for number, name in MONTHS.items():
        if len(word) >= 3 and str(name).lower().startswith(word):
            return number
    raise ValueError(word)


def clock(text: str) -> time:
    """Raises UnreadableError; a bare “9” could be morning or evening."""
    plain = " ".join(text.lower().split())
    if plain in NAMED:
        return NAMED[plain]
    match = CLOCK.fullmatch(plain)
    found = _time(*match.groups()) if match else None
    if found is None:
        raise UnreadableError(f"“{text[:40]}” is no time. Write {CLOCK_FORMS}.")
    return found


def _time(hours: str, minutes: str | None, half: str | None) -> time | None:
    hour, minute = int(hours), int(minutes or 0)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif minutes is None:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None
