"""How much slower a newsletter of 10,000 articles is than one of 200: a part of `make bench`."""

import logging
import os
import sys

from bscp_site.bootstrap import PlainError, run_command, say
from tests.bench import ROUNDS, medians
from tests.postgres import cluster

ISSUES = (10, 490)  # of twenty articles: 200, then 10,000
ARTICLES_EACH = 20
MOST_TIMES_SLOWER = 4  # for fifty times the articles
ADDRESSES = {
    "newsletter": "/newsletter/",
    "its last page but one": "/newsletter/?page={late}",
    "articles of a theme": "/newsletter/?theme=theme-3",
    "an issue": "/newsletter/1/",
    "an article": "/newsletter/1/article-3/",
    "feed of articles": "/newsletter/feed.atom",
    "feed of issues of a theme": "/newsletter/theme/theme-3/issues.json",
}


def main() -> None:
    with cluster() as address:
        os.environ |= {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        import django  # the settings read the address when they are loaded

        django.setup()
        few, many = [measure(size) for size in build()]
    slow = report(few, many)
    if slow:
        raise PlainError(f"More than {MOST_TIMES_SLOWER} times slower: {', '.join(slow)}.")


def build():
    """Yields each number of issues once there are so many."""
    from django.core.management import call_command
    from django.db import connection

    from tests.archive import LargeArchive

    logging.disable(logging.INFO)
    say("Making the database …")
    call_command("migrate", verbosity=0)
    archive = LargeArchive.begin()
    for added in ISSUES:
        archive.grow(added, articles_each=ARTICLES_EACH)
        connection.cursor().execute("VACUUM ANALYZE")
        say(f"The newsletter has {len(archive.issues) * ARTICLES_EACH} articles …")
        yield len(archive.issues)


def measure(issues: int) -> dict[str, float]:
    late = max(issues // 24 - 1, 1)
    return medians({name: address.format(late=late) for name, address in ADDRESSES.items()})


def report(few: dict[str, float], many: dict[str, float]) -> list[str]:
    """Print the table; gives the names of what is too slow."""
    sizes = [count * ARTICLES_EACH for count in (ISSUES[0], sum(ISSUES))]
    say(f"{'median of ' + str(ROUNDS):32}{sizes[0]:>10}{sizes[1]:>10}   ratio")
    for name in ADDRESSES:
        say(f"{name:32}{few[name]:>7.1f} ms{many[name]:>7.1f} ms{many[name] / few[name]:>8.2f}")
    return [name for name in ADDRESSES if many[name] / few[name] >= MOST_TIMES_SLOWER]


if __name__ == "__main__":
    sys.exit(run_command(main))
