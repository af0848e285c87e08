"""Tables of the admin."""

from wagtail.snippets.views.snippets import SnippetViewSet

from events.models import SchoolHoliday


class SchoolHolidayViewSet(SnippetViewSet):
    model = SchoolHoliday
    icon = "calendar"
    menu_label = "School holidays"
    menu_order = 254
    add_to_admin_menu = True
    list_display = ["name", "days_words"]
    search_fields = ["name"]
