from django.db.models import IntegerChoices, TextChoices
from django.utils.dates import MONTHS as MONTH_NAMES

MONTHS = tuple(str(MONTH_NAMES[number]) for number in range(1, 13))


class Cadence(TextChoices):
    ANNUAL = "annual", "Once a year"
    TWICE_YEARLY = "twice_yearly", "Twice a year"
    QUARTERLY = "quarterly", "Every quarter"
    MONTHLY = "monthly", "Every month"
    AS_NEEDED = "as_needed", "As needed"

    @property
    def dates_a_year(self) -> int:
        """How many dates make a whole year; 0 where there is no such number."""
        return DATES_A_YEAR.get(self, 0)


DATES_A_YEAR = {
    Cadence.ANNUAL: 1,
    Cadence.TWICE_YEARLY: 2,
    Cadence.QUARTERLY: 4,
    Cadence.MONTHLY: 12,
}


class Week(IntegerChoices):
    """Which one of its weekday in a month."""

    FIRST = 1, "First"
    SECOND = 2, "Second"
    THIRD = 3, "Third"
    FOURTH = 4, "Fourth"
    LAST = -1, "Last"


class Weekday(IntegerChoices):
    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


class Format(TextChoices):
    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    BOTH = "both", "In person and online"


class EventStatus(TextChoices):
    """What is stored. Everything else that a reader is told (past, new date) is derived."""

    SCHEDULED = "scheduled", "Scheduled"
    POSTPONED = "postponed", "Postponed"
    CANCELLED = "cancelled", "Cancelled"


class Style(TextChoices):
    """The colour of a series' tickets. The series' name is always written as well."""

    BRASS = "brass", "Brass yellow"
    GREEN = "green", "Green"
    ROSE = "rose", "Rose"
    SKY = "sky", "Sky blue"
