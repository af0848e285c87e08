"""Where the screens are found: beside the title of a date, and in the list of dates."""

from collections.abc import Iterable

from django.urls import reverse
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from events.models import EventPage
from events.staff.actions import LABEL


def _button(page: Page, user) -> Iterable[Button]:
    is_event = issubclass(page.specific_class or Page, EventPage)
    if is_event and page.live and page.permissions_for_user(user).can_publish():
        address = reverse("event_actions", args=[page.pk])
        yield Button(LABEL, address, icon_name="date", priority=12)


def in_header(page: Page, user, view_name: str, next_url: str | None = None) -> Iterable[Button]:
    return _button(page, user)


def in_list(page: Page, user, next_url: str | None = None) -> Iterable[Button]:
    return _button(page, user)
