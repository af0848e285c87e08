"""How long the calendar of 2,000 dates takes on SQLite: the second part of `make bench`.

The wanted time is for a quiet machine. What fails on any machine is a time that grows faster than
the number of dates.
"""

import logging
import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from bscp_site.bootstrap import PlainError, run_command, say
from tests.bench import ROUNDS, medians

FEW, MANY = 200, 2_000
WANTED = 300  # milliseconds
ADDRESSES = {
    "feed of everything": "/events/calendar.ics",
    "feed of one series": "/events/practitioners-forum/calendar.ics",
    "events.json": "/events/events.json",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        database = f"sqlite:///{Path(name) / 'bench.sqlite3'}"
        os.environ |= {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        import django  # the settings read the address when they are loaded

        django.setup()
        few, many = [medians(ADDRESSES) for _size in build()]
    slow = report(few, many)
    if slow:
        raise PlainError(f"Slower for each date where there are many: {', '.join(slow)}.")


def build():
    """Yields each size once the site has so many dates."""
    from django.core.management import call_command
    from django.utils import timezone

    from tests import factories
    from tests.dates import grow

    logging.disable(logging.INFO)
    say("Making the SQLite database …")
    call_command("migrate", verbosity=0)
    home = factories.make_home()
    factories.make_settings()
    series = factories.make_series(factories.make_events(home))
    now = timezone.now()
    for size, added in ((FEW, FEW), (MANY, MANY - FEW)):
        say(f"Growing the calendar to {size} dates …")
        grow(series, added, begin=now + timedelta(days=size // 10))
        yield size


def report(few: dict[str, float], many: dict[str, float]) -> list[str]:
    """Print the table; gives the names of what takes longer for each date than with few."""
    say(f"{'median of ' + str(ROUNDS):32}{FEW:>10}{MANY:>10}   ratio")
    for name in ADDRESSES:
        say(f"{name:32}{few[name]:>7.1f} ms{many[name]:>7.1f} ms{many[name] / few[name]:>8.2f}")
    say(f"Wanted on a quiet machine: under {WANTED} ms for {MANY} dates.")
    return [name for name in ADDRESSES if many[name] / few[name] > MANY / FEW]


if __name__ == "__main__":
    sys.exit(run_command(main))
