"""Reads a calendar with libical, the engine of the calendars of GNOME and KDE.

A script of its own, because Debian's binding belongs to Debian's Python. Calendar in, JSON out: the
UID of each event with start and end in seconds since 1970, status and sequence. Fails on an invalid
file, and on one that could not be published as it is (RFC 5546).
"""

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402  (the version must be named first)

EVENT = ICalGLib.ComponentKind.VEVENT_COMPONENT
STATUS = ICalGLib.PropertyKind.STATUS_PROPERTY

text = sys.stdin.buffer.read().decode()
calendar = ICalGLib.Component.new_from_string(text)
if calendar is None or not calendar.is_valid():
    sys.exit("libical does not accept this calendar.")
published = text.replace("VERSION:2.0", "VERSION:2.0\r\nMETHOD:PUBLISH", 1)
if not ICalGLib.Component.new_from_string(published).check_restrictions():
    sys.exit("libical would not publish this calendar.")
zone = calendar.get_timezone("Europe/London")
found = {}
item = calendar.get_first_component(EVENT)
while item is not None:
    times = (item.get_dtstart(), item.get_dtend())
    status = item.get_first_property(STATUS).get_value_as_string()
    moments = [at.as_timet() if at.is_utc() else at.as_timet_with_zone(zone) for at in times]
    found[item.get_uid()] = [*moments, status, item.get_sequence()]
    item = calendar.get_next_component(EVENT)
json.dump(found, sys.stdout)
