"""A calendar file judged by its bytes and by other people's parsers.

Each reader gives, for each UID, start and end in UTC with status and sequence. What is drawn as
whole days starts and ends at midnight in London.
"""

import json
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import icalendar
import vobject

from tests.packages import DRIVER

HERE = Path(__file__).parent
LONDON = ZoneInfo("Europe/London")
KHAL = """
[calendars]
[[check]]
path = {folder}/calendar
type = calendar
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = check
"""


class Read(NamedTuple):
    """What a parser made of one event."""

    start: datetime
    end: datetime
    status: str
    sequence: int


Found = dict[str, Read]
Reader = Callable[[bytes], Found]


def faults(feed: bytes, expected: Found, readers: dict[str, Reader]) -> list[str]:
    """One sentence for each fault; empty for a calendar that everybody reads right."""
    found = list(byte_faults(feed))
    for name, read in readers.items():
        try:
            is_right = read(feed) == expected
        except Exception as error:  # noqa: BLE001  (every parser refuses in its own way)
            found.append(f"{name} refuses it: {error}")
        else:
            if not is_right:
                found.append(f"{name} reads something else.")
    return found


def byte_faults(feed: bytes) -> Iterator[str]:
    """RFC 5545 as far as bytes show it."""
    lines = feed.split(b"\r\n")
    if any(b"\n" in line or b"\r" in line for line in lines) or lines[-1]:
        yield "A line does not end with CRLF."
    if any(len(line) > 75 for line in lines):
        yield "A line is longer than 75 octets."
    text = feed.replace(b"\r\n ", b"").decode()
    begun = Counter(re.findall(r"^BEGIN:(.+?)\r$", text, re.M))
    if begun["VCALENDAR"] != 1:
        yield "It is not one calendar."
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text):
        yield "A control character is in it."
    if "RDATE" in text:
        yield "The zone is made of single transitions."
    named = set(re.findall(r"TZID=([^:;\r]+)", text))
    if named - set(re.findall(r"^TZID:(.+?)\r$", text, re.M)):
        yield "A time zone is not defined."
    uids = Counter(re.findall(r"^UID:(.+?)\r$", text, re.M))
    if uids.total() != begun["VEVENT"] or max(uids.values(), default=1) > 1:
        yield "A UID is missing or stands twice."


def with_icalendar(feed: bytes) -> Found:
    return {
        str(item["uid"]): Read(
            utc(item.start), utc(item.end), str(item["status"]), int(item["sequence"])
        )
        for item in icalendar.Calendar.from_ical(feed).events
    }


def with_vobject(feed: bytes) -> Found:
    return {
        item.uid.value: Read(
            utc(item.dtstart.value),
            utc(item.dtend.value),
            item.status.value,
            int(item.sequence.value),
        )
        for item in vobject.readOne(feed.decode()).vevent_list
    }


def with_libical(feed: bytes) -> Found:
    return _by_program(feed, "/usr/bin/python3", HERE / "read_with_libical.py")


def with_ical_js(feed: bytes) -> Found:
    return _by_program(feed, DRIVER, HERE / "read_with_ical_js.mjs")


def _by_program(feed: bytes, *command: str | Path) -> Found:
    """What a program of another language says as JSON."""
    run = subprocess.run(command, input=feed, capture_output=True)
    if run.returncode:
        raise ValueError(run.stderr.decode())
    return {
        uid: Read(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC), *rest)
        for uid, (start, end, *rest) in json.loads(run.stdout).items()
    }


def khal_lists(feed: bytes) -> dict[str, tuple[datetime, str]]:
    """Start and status of the events with a time, after an import as a reader does it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "calendar").mkdir()
        (folder / "config").write_text(KHAL.format(folder=folder))
        (folder / "feed.ics").write_bytes(feed)
        khal = ["khal", "-c", folder / "config"]
        environment = {"HOME": name, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        options = {"check": True, "capture_output": True, "text": True, "env": environment}
        subprocess.run([*khal, "import", "--batch", folder / "feed.ics"], **options)
        shown = "{uid}|{start-long}|{status}"
        listing = [*khal, "list", "--once", "--notstarted", "--day-format", "", "--format", shown]
        run = subprocess.run([*listing, "2026-12-01", "2028-01-01"], **options)
    return dict(_lines(run.stdout))


def _lines(listed: str) -> Iterator[tuple[str, tuple[datetime, str]]]:
    for line in filter(None, map(str.strip, listed.splitlines())):
        uid, start, status = line.split("|")
        if " " in start:
            at = datetime.strptime(start, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
            yield uid, (at, status.strip())


def utc(moment: date | datetime) -> datetime:
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.min, LONDON)
    return moment.astimezone(UTC)
