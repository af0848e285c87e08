"""Reads a calendar with libical, the engine of the calendars of GNOME and KDE.

A script of its own, because Debian's binding belongs to Debian's Python. Calendar in, JSON out:
the title of each event with its start and end in seconds since 1970. Fails on an invalid file.
"""

import json
import sys

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402  (the version must be named first)

EVENT = ICalGLib.ComponentKind.VEVENT_COMPONENT

calendar = ICalGLib.Component.new_from_string(sys.stdin.read())
if calendar is None or not calendar.is_valid():
    sys.exit("libical does not accept this calendar.")
zone = calendar.get_timezone("Europe/London")
found = {}
item = calendar.get_first_component(EVENT)
while item is not None:
    times = (item.get_dtstart(), item.get_dtend())
    found[item.get_summary()] = [at.as_timet_with_zone(zone) for at in times]
    item = calendar.get_next_component(EVENT)
json.dump(found, sys.stdout)
