"""What a field of an issue's print can hold."""

from django.db.models import TextChoices


class PrintState(TextChoices):
    """How far the PDF of an issue is."""

    WAITING = "waiting", "Waiting to be made"
    PRINTING = "printing", "Being made"
    DONE = "done", "Made"
    FAILED = "failed", "Could not be made"
