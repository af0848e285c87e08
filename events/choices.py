from django.db.models import TextChoices


class Cadence(TextChoices):
    ANNUAL = "annual", "Once a year"
    TWICE_YEARLY = "twice_yearly", "Twice a year"
    QUARTERLY = "quarterly", "Every quarter"
    MONTHLY = "monthly", "Every month"
    AS_NEEDED = "as_needed", "As needed"


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
