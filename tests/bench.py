"""How much slower a large library is than a small one: `make bench`.

Both sizes are measured in one run, on a PostgreSQL of its own with the settings of production, so
that the ratio says something on any machine.
"""

import logging
import os
import random
import statistics
import sys
import time

from bscp_site.bootstrap import PlainError, run_command, say
from tests.postgres import cluster

SIZES = (100, 10_000)
DOCUMENTS = {100: 10, 10_000: 1_000}
ROUNDS = 25
MOST_TIMES_SLOWER = 3
KINDS = ("Strategies", "Briefings", "Guidance", "Policies", "Minutes", "Practice reviews")
SUBJECTS = (
    *("neglect", "exploitation", "bruising", "attendance", "housing", "online safety"),
    *("mental health", "information sharing", "early help", "transition", "domestic abuse"),
    *("young carers", "disability", "substance misuse", "supervision", "thresholds"),
)
YEARS = range(2008, 2027)
ADDRESSES = {
    "library": "/publications/",
    "library, last page but nine": "/publications/?page={middle}",
    "kind": "/publications/briefings/",
    "filtered by theme": "/publications/?theme=theme-3",
    "filtered by all": "/publications/?kind=briefings&theme=theme-3&year=2020&priority=priority-1",
    "by title": "/publications/?sort=title",
    "search, a word of some": "/search/?q=exploitation",
    "search, a word of every one": "/search/?q=children",
    "search, a word of none": "/search/?q=zzyzx",
}


def main() -> None:
    with cluster() as address:
        os.environ |= {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        import django  # the settings read the address when they are loaded

        django.setup()
        measured = [measure(size) for size in build()]
    slow = report(*measured)
    if slow:
        raise PlainError(f"More than {MOST_TIMES_SLOWER} times slower: {', '.join(slow)}.")


def build():
    """Yields each size once the library has it."""
    from django.core.management import call_command

    from tests.library import LargeLibrary

    logging.disable(logging.INFO)
    say("Making the database …")
    call_command("migrate", verbosity=0)
    library = LargeLibrary(KINDS, SUBJECTS, YEARS, random.Random(5))  # noqa: S311
    for size in SIZES:
        say(f"Growing the library to {size} publications and {DOCUMENTS[size]} documents …")
        library.grow_to(size, documents=DOCUMENTS[size])
        yield size


def measure(size: int) -> dict[str, float]:
    """The median time of each address, in milliseconds."""
    middle = max(size // 20 - 9, 1)
    return medians({name: address.format(middle=middle) for name, address in ADDRESSES.items()})


def medians(addresses: dict[str, str]) -> dict[str, float]:
    """Of ROUNDS readings each, in milliseconds. Turns change, so that load is shared."""
    from django.test import Client

    client = Client()
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for turn in range(ROUNDS + 1):
        for name, address in addresses.items():
            started = time.perf_counter()
            answer = client.get(address)
            if answer.status_code != 200:
                raise PlainError(f"{address} answers {answer.status_code}.")
            if turn:  # the first one warms up
                times[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


def report(small: dict[str, float], large: dict[str, float]) -> list[str]:
    """Print the table; gives the names of what is too slow."""
    say(f"{'median of ' + str(ROUNDS):32}{SIZES[0]:>10}{SIZES[1]:>10}   ratio")
    for name in ADDRESSES:
        ratio = large[name] / small[name]
        say(f"{name:32}{small[name]:>7.1f} ms{large[name]:>7.1f} ms{ratio:>8.2f}")
    return [name for name in ADDRESSES if large[name] / small[name] >= MOST_TIMES_SLOWER]


if __name__ == "__main__":
    sys.exit(run_command(main))
