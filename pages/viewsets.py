"""Tables of the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from pages.models import GlossaryTerm, Organisation, Role, Theme


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


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = "Themes"
    menu_order = 253
    add_to_admin_menu = True
    list_display = ["name", "slug"]
    search_fields = ["name"]
