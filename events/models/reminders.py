"""What the team has been reminded of."""

from django.db import models


class CadenceReminder(models.Model):
    """One mail to the team about series that lack dates; the newest says when the next is due."""

    queued_at = models.DateTimeField()

    class Meta:
        ordering = ["-queued_at", "-pk"]

    def __str__(self):
        return f"Reminder of {self.queued_at:%Y-%m-%d}"
