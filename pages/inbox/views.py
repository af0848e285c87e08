"""The list of messages, one message, and what can be done with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView

from bscp_site.kit.dates import moment_words
from pages import contact_messages
from pages.message_access import may_read, readable
from pages.message_choices import MessageState
from pages.models import ContactMessage

GONE = "This message was passed on and erased. Nothing more can be done with it."


class Readable:
    """A message that somebody may not read is refused, whatever is asked of it."""

    def get_object(self, *args, **kwargs):
        message = super().get_object(*args, **kwargs)
        if not may_read(self.request.user, message):
            raise PermissionDenied
        return message


class DueColumn(Column):
    """The day, and whether it has passed, in words."""

    cell_template_name = "wagtailadmin/messages/due.html"

    def get_value(self, message):
        return {
            "day": message.due_on if message.is_open else None,
            "is_late": message.is_overdue(timezone.localdate()),
        }


class InboxView(generic.IndexView):
    def get_base_queryset(self):
        return readable(self.request.user).select_related("assigned_to")

    def order_queryset(self, queryset):
        if self.is_explicitly_ordered:
            return super().order_queryset(queryset)
        return queryset.most_urgent_first()


class MessageView(Readable, generic.EditView):
    """One message to read, and how far it has come."""

    page_title = "Message"
    template_name = "wagtailadmin/messages/read.html"
    success_message = "%(object)s is marked."
    error_message = "The message could not be saved."

    def get_queryset(self):
        found = super().get_queryset()
        # Of two people who save at once, the second waits here and is then told of the first.
        return found.select_for_update(no_key=True) if self.request.method == "POST" else found

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            self.object = self.get_object()
            if self.object.is_erased:
                messages.error(request, GONE)
                return redirect(self.get_edit_url())
            return super().post(request, *args, **kwargs)

    def save_instance(self):
        self.object.refresh_from_db()  # the form has filled it in, and the verb compares
        handling = self.form.handling
        contact_messages.handle(self.object, handling, self.request.user, timezone.now())
        return self.object

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["facts"] = facts_of(self.object)
        context["is_overdue"] = self.object.is_overdue(timezone.localdate())
        context["erase_url"] = reverse("contact_messages:erase", args=[self.object.pk])
        context["other_state"] = MessageState.ANSWERED if self.object.is_open else MessageState.NEW
        return context


class EraseView(Readable, generic.DeleteView):
    """Asks first; then the words and the sender go, and the reference stays."""

    permission_required = "change"
    page_title = "Contains case details"
    template_name = "wagtailadmin/messages/erase.html"
    success_message = "%(object)s is erased. The history says who passed it on, and when."

    def get(self, request, *args, **kwargs):
        return self._refuse() if self.object.is_erased else super().get(request)

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            # Whoever erases or saves it at this moment comes first.
            rows = ContactMessage.objects.select_for_update(no_key=True)
            self.object = get_object_or_404(rows, pk=self.object.pk)
            return self._refuse() if self.object.is_erased else super().post(request)

    def _refuse(self):
        messages.error(self.request, GONE)
        return redirect(self.get_success_url())

    def delete_action(self):
        contact_messages.erase(self.object, self.request.user, timezone.now())

    def get_success_url(self):
        return reverse("contact_messages:edit", args=[self.object.pk])


class DeleteMessageView(Readable, generic.DeleteView):
    pass


class InspectMessageView(Readable, generic.InspectView):
    """For those who may read and not mark."""

    template_name = "wagtailadmin/messages/inspect.html"

    def get_context_data(self, **kwargs):
        state = ("State", self.object.get_state_display())
        return super().get_context_data(**kwargs) | {"facts": [*facts_of(self.object), state]}


class MessageHistoryView(Readable, HistoryView):
    pass


class MessageUsageView(Readable, UsageView):
    pass


def facts_of(message: ContactMessage) -> list[tuple[str, str]]:
    """What was sent and what was done, each with its name; what is empty is left out."""
    facts = [
        ("Reference", message.reference),
        ("Purpose", message.get_purpose_display()),
        ("Received", moment_words(message.received_at)),
        ("About", message.get_about_display()),
        ("Page", message.page),
        ("Message", message.message),
        ("Uses", message.tools),
        ("Name", message.name),
        ("Organisation or role", message.role),
        ("Email address", message.email),
        ("Acknowledged", _done(message.acknowledged_at, message.acknowledged_by)),
        ("Closed", _done(message.closed_at, message.closed_by)),
    ]
    return [(name, words) for name, words in facts if words]


def _done(at, user) -> str:
    who = f" by {user.get_full_name() or user.get_username()}" if user else ""
    return f"{moment_words(at)}{who}" if at else ""
