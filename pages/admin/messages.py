"""What people have written to the team and nobody has answered."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from pages.admin.rows import SHOWN, TEMPLATE, Row, group, lists
from pages.message_access import READ, readable
from pages.message_querysets import ContactMessageQuerySet
from pages.models import ContactMessage
from pages.panels import Panel


class MessagesWaiting(Panel):
    """For those who may read them; what they say stands in the inbox alone."""

    template = TEMPLATE
    anchor = "messages"
    heading = "Messages"

    def data(self, subject, now: datetime):
        if not subject.has_perm(READ):
            return None
        inbox = reverse("contact_messages:index")
        messages = readable(subject)
        late = messages.overdue(timezone.localdate(now))
        rows = [_late_row(message) for message in late.most_urgent_first()[:SHOWN]]
        counts = list(_counts(messages, subject, inbox))
        return lists(
            group(rows, late.count(), name="Overdue", more_address=f"{inbox}?due=overdue"),
            group(counts, len(counts)),
            nothing="No message waits to be answered.",
        )


def _counts(messages: ContactMessageQuerySet, user, inbox: str) -> Iterator[Row]:
    new = messages.waiting().count()
    if new:
        yield Row("1 new message" if new == 1 else f"{new} new messages", f"{inbox}?state=new")
    yours = messages.open().filter(assigned_to=user).count()
    if yours:
        words = "1 message is yours" if yours == 1 else f"{yours} messages are yours"
        yield Row(words, f"{inbox}?due=waiting&assigned_to={user.pk}")


def _late_row(message: ContactMessage) -> Row:
    return Row(
        f"{message.get_purpose_display()} {message.reference}",
        reverse("contact_messages:edit", args=[message.pk]),
        f"Since {date_format(message.due_on, 'j F Y')}",
        is_late=True,
    )
