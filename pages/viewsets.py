"""Tables of the admin."""

from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from bscp_site.kit.dates import moment_words
from pages import contact_messages
from pages.choices import MessageState
from pages.models import ContactMessage, GlossaryTerm, Organisation, Role

READ_ONLY = ("received_at", "about", "message", "name", "role", "email", "state", "answered_by")


class RoleViewSet(SnippetViewSet):
    model = Role
    icon = "user"
    menu_label = "Roles"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "held_by", "body"]
    search_fields = ["name"]


class OrganisationViewSet(SnippetViewSet):
    model = Organisation
    icon = "group"
    menu_label = "Organisations"
    menu_order = 251
    add_to_admin_menu = True
    list_display = ["name", "kind", "dates_words"]
    list_filter = ["kind", "sector"]
    search_fields = ["name", "aliases"]


class GlossaryTermViewSet(SnippetViewSet):
    model = GlossaryTerm
    icon = "openquote"
    menu_label = "Glossary"
    menu_order = 252
    add_to_admin_menu = True
    list_display = ["term", "stands_for", "meaning"]
    search_fields = ["term", "stands_for", "meaning"]


class ReceivedOnly(ModelPermissionPolicy):
    """Messages come from readers: in the admin nobody may write one, whoever it is."""

    def user_has_permission(self, user, action):
        return action != "add" and super().user_has_permission(user, action)


class MomentPanel(FieldPanel):
    """A moment to read, in the words of its heading."""

    def format_value_for_display(self, value):
        return moment_words(value)


def column_beside(name: str, label: str, shown: str) -> Column:
    """One that a telephone has no room for; what it says stands on the row's own page, too."""
    return Column(name, label=label, accessor=shown, sort_key=name, classname="beside")


class MessageView(generic.EditView):
    """One message to read, with one button that marks it."""

    page_title = "Message"
    template_name = "wagtailadmin/messages/read.html"
    success_message = "%(object)s is marked."

    def save_instance(self):
        # The button says which: two people who press it at once must not undo each other.
        is_new = self.request.POST.get("state") == MessageState.NEW
        state = MessageState.NEW if is_new else MessageState.ANSWERED
        contact_messages.change_state(self.object, state, self.request.user, timezone.now())
        log(instance=self.object, action="wagtail.edit", content_changed=True)
        return self.object


class ContactMessageViewSet(ModelViewSet):
    """The inbox. What people wrote is read, marked and deleted, never changed or carried away."""

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
    inspect_view_fields = list(READ_ONLY)
    edit_view_class = MessageView
    panels = [
        (MomentPanel if name.endswith("_at") else FieldPanel)(name, read_only=True)
        for name in READ_ONLY
    ]
    list_display = [
        "__str__",
        column_beside("name", "Name", "name"),
        column_beside("about", "About", "get_about_display"),
        "state",
        column_beside("answered_at", "Answered", "get_answered_at_display"),
    ]
    list_filter = ["state", "about"]
    search_fields = ["message", "name", "email"]
    search_backend_name = None
    ordering = ("-state", "-received_at", "-pk")  # new before answered; in each, the latest first

    @property
    def permission_policy(self):
        return ReceivedOnly(self.model)

    def get_urlpatterns(self):
        return [pattern for pattern in super().get_urlpatterns() if pattern.name != "add"]
