"""What people have written to the team and nobody has answered."""

from datetime import datetime

from django.urls import reverse

from pages.admin.rows import TEMPLATE, Row, group, lists
from pages.models import ContactMessage
from pages.panels import Panel

MAY_READ = "pages.view_contactmessage"


class MessagesWaiting(Panel):
    """How many, for those who may read them; what they say stands in the inbox alone."""

    template = TEMPLATE
    anchor = "messages"
    heading = "Messages"

    def data(self, subject, now: datetime):
        if not subject.has_perm(MAY_READ):
            return None
        count = ContactMessage.objects.waiting().count()
        words = "1 new message" if count == 1 else f"{count} new messages"
        rows = [Row(words, reverse("contact_messages:index"))] if count else []
        return lists(group(rows, len(rows)), nothing="No message waits to be answered.")
