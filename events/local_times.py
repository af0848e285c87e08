"""London times that people type, as moments."""

from datetime import UTC, date, datetime, time

from django.utils import timezone

from bscp_site.kit.dates import clock


class LocalTimeError(ValueError):
    """One sentence about why the clocks never show that time, or show it twice."""


def at(day: date, clock_time: time) -> datetime:
    """That time by the clock on the wall, in summer and in winter.

    Raises LocalTimeError in the two nights of the year in which the clocks change.
    """
    naive = datetime.combine(day, clock_time)
    zone = timezone.get_default_timezone()
    first, second = (naive.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    words = f"{clock(clock_time)} on {day.day} {day:%B %Y}"
    if first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive:
        raise LocalTimeError(f"There is no {words}: the clocks go forward over it.")
    raise LocalTimeError(f"There are two of {words}: the clocks go back over it.")
