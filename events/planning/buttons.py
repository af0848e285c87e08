"""Ways to the screens for planning, beside the title of a series and of the list of all."""

from collections.abc import Iterable

from django.urls import reverse
from wagtail.admin.ui.menus import MenuItem
from wagtail.models import Page

from events.models import EventIndexPage, EventSeriesPage


def header_buttons(
    page: Page, user, view_name: str = "", next_url: str | None = None
) -> Iterable[MenuItem]:
    if not page.permissions_for_user(user).can_add_subpage():
        return
    kind = page.specific_class
    if kind is EventSeriesPage:
        address = reverse("next_date", args=[page.pk])
        yield MenuItem("Add next date", url=address, icon_name="date", priority=5)
    elif kind is EventIndexPage:
        address = reverse("year_of_dates")
        yield MenuItem("Add the year’s dates", url=address, icon_name="date", priority=5)
        address = reverse("import_dates")
        yield MenuItem("Import dates", url=address, icon_name="upload", priority=6)
