"""What must outlive edits: never part of a page's revisions."""

import uuid

from django.db import models
from django.utils import timezone

from events.choices import EventStatus


class EventState(models.Model):
    """The state of one event: one row beside its page, written by `events.state` alone.

    A page's content can be reverted, copied and scheduled. What calendars rely on cannot: the
    identity, the rising number, the status.
    """

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="state")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # RFC 5545, 3.8.7.4: rises by one when what a calendar shows has changed.
    sequence = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=10, choices=EventStatus, default=EventStatus.SCHEDULED)
    previous_start = models.DateTimeField(null=True, blank=True)
    # What calendars were last told; compared to see whether anything changed.
    announced = models.JSONField(default=dict)
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"State of {self.event}"
