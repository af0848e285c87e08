"""What the team sets about messages that readers send."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class MessageSettings(models.Model):
    """A part of the site settings."""

    messages_email = models.EmailField(
        "address that hears of new messages",
        blank=True,
        help_text=(
            "It is told that a message waits under Messages, never what the message says. Left "
            "empty, the team's address is told."
        ),
    )
    data_messages_email = models.EmailField(
        "address that hears of data requests and complaints",
        blank=True,
        help_text="The mailbox of data protection. Left empty, the address above is told.",
    )
    messages_answer_days = models.PositiveSmallIntegerField(
        "days within which messages are answered",
        default=14,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text=(
            "Promised to everybody who writes. For data requests and complaints the law says how "
            "long."
        ),
    )
    messages_kept_months = models.PositiveSmallIntegerField(
        "months that a message is kept",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(84)],
        help_text="Counted from the answer. Then it is deleted by itself, as the form promises.",
    )

    class Meta:
        abstract = True


MESSAGE_PANEL = MultiFieldPanel(
    [
        FieldPanel("messages_email"),
        FieldPanel("data_messages_email"),
        FieldPanel("messages_answer_days"),
        FieldPanel("messages_kept_months"),
    ],
    heading="Messages that readers send",
)
