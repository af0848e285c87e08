"""Tables of the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from pages.models import Role


class RoleViewSet(SnippetViewSet):
    model = Role
    icon = "user"
    menu_label = "Roles"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", "held_by", "body"]
    search_fields = ["name"]
