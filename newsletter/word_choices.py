"""What a field of a Word import can hold."""

from django.db.models import TextChoices


class ImportState(TextChoices):
    """How far a Word file is on its way to becoming an article."""

    WAITING = "waiting", "Waiting"
    READING = "reading", "Being read"
    DONE = "done", "Draft made"
    REFUSED = "refused", "Refused"
