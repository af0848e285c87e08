"""What people searched for and did not find: words and how often, and nothing about anybody.

Reading changes nothing, so nothing is counted when somebody searches. A reader presses a button.
"""

import re

from django.db import transaction
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits

from pages.finding.words import folded

YEARS = re.compile(r"\b20\d\d\s*[-–/]?\s*(?:20)?\d\d\b")  # a plan's
# A telephone or NHS number, or a day of birth, however it is parted.
NUMBER = re.compile(r"\d(?:[\s()+./-]*\d){5,}")
POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)
LONGEST = 60  # characters; whoever writes more writes a message


def may_be_personal(query: str) -> bool:
    """Whether it looks like an address or a number of somebody, which is never kept."""
    said = YEARS.sub(" ", query)
    return "@" in query or bool(NUMBER.search(said) or POSTCODE.search(said))


def is_worth_telling(query: str) -> bool:
    words = " ".join(folded(query))
    return 0 < len(words) <= LONGEST and not may_be_personal(query)


@transaction.atomic
def keep(query: str) -> None:
    """Count the words once more."""
    Query.get(" ".join(folded(query))).add_hit()


def forget_old() -> None:
    """Forget what is older than the settings say, and what nobody promotes or misses any more."""
    QueryDailyHits.garbage_collect()
    Query.garbage_collect()
