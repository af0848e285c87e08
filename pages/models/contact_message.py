"""What people write to the team through the site."""

from django.conf import settings
from django.db import models

from bscp_site.kit.dates import moment_words
from pages.choices import MessageKind, MessageState
from pages.querysets import ContactMessageQuerySet

LONGEST_MESSAGE = 1200  # long enough for a question, short enough to keep a child's story out
LONGEST_LINE = 120


class ContactMessage(models.Model):
    """One message, as it was sent. Only `pages.contact_messages` changes its state."""

    about = models.CharField(max_length=20, choices=MessageKind)
    message = models.TextField(max_length=LONGEST_MESSAGE)
    name = models.CharField(max_length=LONGEST_LINE, blank=True)
    role = models.CharField("organisation or role", max_length=LONGEST_LINE, blank=True)
    email = models.EmailField("email address")
    received_at = models.DateTimeField("received")
    state = models.CharField(max_length=10, choices=MessageState, default=MessageState.NEW)
    answered_at = models.DateTimeField("answered", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # Tells a second click from a second message; nobody can read the message from it.
    fingerprint = models.CharField(max_length=64, editable=False)
    # When the team heard of it. Empty: the mail is still to be sent.
    told_at = models.DateTimeField(null=True, editable=False)

    objects = ContactMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "message"
        # Nobody writes one in the admin.
        default_permissions = ("view", "change", "delete")
        ordering = ["-received_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "received_at"], name="pages_message_by_state"),
            models.Index(fields=["fingerprint", "received_at"], name="pages_message_by_content"),
        ]

    def __str__(self):
        # The history keeps these words after the message is deleted: nobody is named in them.
        return f"Message of {self.get_received_at_display()}"

    def get_received_at_display(self) -> str:
        return moment_words(self.received_at)

    def get_answered_at_display(self) -> str:
        return moment_words(self.answered_at)

    @property
    def is_new(self) -> bool:
        return self.state == MessageState.NEW
