"""The inbox. What people wrote is read, marked and erased, never changed or carried away."""

from django.urls import path
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet

from pages import contact_messages
from pages.inbox import views
from pages.inbox.filters import InboxFilters
from pages.inbox.form import HandlingForm
from pages.message_access import POLICY
from pages.models import ContactMessage


def _beside(name: str, label: str) -> Column:
    """A column for which a telephone has no room; the message itself says the same."""
    return Column(name, label=label, sort_key=name, classname="beside")


class ContactMessageViewSet(ModelViewSet):
    model = ContactMessage
    name = "contact_messages"
    url_prefix = "messages"
    icon = "mail"
    menu_label = "Messages"
    menu_order = 240
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True  # for those who may read and not mark
    inspect_view_fields = ["reference"]  # the rest is shown as the facts of a message
    index_view_class = views.InboxView
    edit_view_class = views.MessageView
    delete_view_class = views.DeleteMessageView
    inspect_view_class = views.InspectMessageView
    history_view_class = views.MessageHistoryView
    usage_view_class = views.MessageUsageView
    filterset_class = InboxFilters
    list_display = [
        "reference",
        Column("get_purpose_display", label="Purpose"),
        _beside("name", "Name"),
        Column("get_state_display", label="State"),
        views.DueColumn("due", label="Due"),
        _beside("assigned_to", "Assigned to"),
        _beside("received_at", "Received"),
    ]
    search_fields = ["reference", "message", "name", "email"]
    search_backend_name = None

    @property
    def permission_policy(self):
        return POLICY

    def get_form_class(self, for_update=False):
        return HandlingForm

    @cached_property
    def erase_view(self):
        return self.construct_view(
            views.EraseView, **self.get_delete_view_kwargs(template_name=ERASE)
        )

    def get_urlpatterns(self):
        patterns = [each for each in super().get_urlpatterns() if each.name != "add"]
        return [*patterns, path("erase/<int:pk>/", self.erase_view, name="erase")]


ERASE = views.EraseView.template_name


def register_actions(actions) -> None:
    """What the history says of a message besides that it was edited or deleted."""
    actions.register_action(
        contact_messages.ERASED,
        "Pass on and erase",
        "Passed on, because it contained case details, and erased",
    )
    actions.register_action(
        contact_messages.ACKNOWLEDGED,
        "Acknowledge",
        "Told the sender that somebody deals with the complaint",
    )
