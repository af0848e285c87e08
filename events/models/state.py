"""What must outlive edits: never part of a page's revisions."""

import uuid

from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone

from events.choices import EventStatus


class EventState(models.Model):
    """The state of one event: one row beside its page, written by `events.state` and
    `events.changes` alone. It is also the row that is locked while somebody acts on the date.

    A page's content can be reverted, copied and scheduled. What calendars rely on cannot: the
    identity, the rising number, the status.
    """

    wagtail_reference_index_ignore = True  # it has no form that leads to the page

    event = models.OneToOneField("events.EventPage", on_delete=models.CASCADE, related_name="state")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # RFC 5545, 3.8.7.4: rises by one when what a calendar shows has changed.
    sequence = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=10, choices=EventStatus, default=EventStatus.SCHEDULED)
    # The start that readers were told last before the present one; empty on the first one.
    previous_start = models.DateTimeField(null=True, blank=True)
    # The start that readers were told first: back on it, a date counts as never moved.
    first_start = models.DateTimeField(null=True, blank=True)
    moved_online_at = models.DateTimeField(null=True, blank=True)
    previous_place = models.CharField(max_length=250, blank=True)  # while it is moved online
    reason = models.CharField(max_length=300, blank=True)  # of the last action; readers see it
    # Only for mails to those who hold a place. No page, revision, feed or search holds these.
    joining_url = models.URLField(
        "joining address",
        max_length=1000,
        blank=True,
        validators=[
            URLValidator(schemes=["https"], message="Enter an address that begins with https://")
        ],
        help_text="Where people join online. It is never shown on the website.",
    )
    joining_notes = models.TextField(
        blank=True,
        max_length=2000,
        help_text="What somebody who joins needs besides: a meeting number, a passcode.",
    )
    # What calendars were last told; compared to see whether anything changed.
    announced = models.JSONField(default=dict)
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"State of {self.event}"
