"""What people write to the team through the site."""

from datetime import date

from django.conf import settings
from django.db import models

from pages.message_choices import OPEN, MessageKind, MessageState, Purpose
from pages.message_querysets import ContactMessageQuerySet

LONGEST_MESSAGE = 1200  # long enough for a question, short enough to keep a child's story out
LONGEST_LINE = 120
LONGEST_PAGE = 200  # an address, or how somebody calls a page


def _member_of_staff(name: str) -> models.ForeignKey:
    """The message stays when the account goes."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=name,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )


class ContactMessage(models.Model):
    """One message, as it was sent. Only `pages.contact_messages` changes it."""

    reference = models.CharField(max_length=9, unique=True)
    purpose = models.CharField(max_length=24, choices=Purpose, default=Purpose.CONTACT)
    about = models.CharField(max_length=20, choices=MessageKind, blank=True)
    page = models.CharField("page concerned", max_length=LONGEST_PAGE, blank=True)
    tools = models.CharField("device or software", max_length=LONGEST_LINE, blank=True)
    message = models.TextField(max_length=LONGEST_MESSAGE)
    name = models.CharField(max_length=LONGEST_LINE, blank=True)
    role = models.CharField("organisation or role", max_length=LONGEST_LINE, blank=True)
    email = models.EmailField("email address", blank=True)
    received_at = models.DateTimeField("received")
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.NEW)
    assigned_to = _member_of_staff("who deals with it")
    due_on = models.DateField("due", null=True, blank=True)
    acknowledged_at = models.DateTimeField("acknowledged", null=True, blank=True)
    acknowledged_by = _member_of_staff("acknowledged by")
    # Answered, or passed on and erased.
    closed_at = models.DateTimeField("closed", null=True, blank=True)
    closed_by = _member_of_staff("closed by")
    # Tells a second click from a second message; nobody can read the message from it.
    fingerprint = models.CharField(max_length=64, editable=False)
    # When the team heard of it. Empty: the mail is still to be sent.
    told_at = models.DateTimeField(null=True, editable=False)

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "message"
        # Nobody writes one in the admin.
        default_permissions = ("view", "change", "delete")
        permissions = [
            ("protect_contactmessage", "Can read data requests and data-protection complaints"),
        ]
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "received_at"], name="pages_message_by_state"),
            models.Index(fields=["fingerprint", "received_at"], name="pages_message_by_content"),
        ]

    def __str__(self):
        # The history keeps these words after the message is deleted: nobody is named in them.
        return f"Message {self.reference}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_erased(self) -> bool:
        return self.state == MessageState.ERASED

    @property
    def is_about_data(self) -> bool:
        return Purpose(self.purpose).is_about_data

    @property
    def is_to_acknowledge(self) -> bool:
        """A complaint of which nobody has told the sender yet that it is being dealt with."""
        return self.purpose == Purpose.COMPLAINT and self.is_open and not self.acknowledged_at

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < today
