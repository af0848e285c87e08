"""Lines of the main menu that lead straight to a part of the tree, under its own title."""

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from pages.admin.rows import explore_address

FIRST = 110  # after Wagtail's own "Pages"

_icons: dict[type[Page], tuple[int, str]] = {}


def register(model: type[Page], *, icon: str, order: int) -> None:
    """Give the page of that type a line; lower orders come first."""
    _icons[model] = (order, icon)


def add_to(request: HttpRequest, items: list[MenuItem]) -> None:
    """One question for all of them; of several pages of a type, the first in the tree."""
    types = ContentType.objects.get_for_models(*_icons)
    pages = page_permission_policy.explorable_instances(request.user)
    pages = pages.filter(content_type__in=types.values()).order_by("-path")
    first = {page.content_type_id: page for page in pages}
    for model, (order, icon) in _icons.items():
        page = first.get(types[model].pk)
        if page:
            name = f"shortcut-{model._meta.model_name}"
            line = MenuItem(page.title, explore_address(page), name=name, icon_name=icon)
            line.order = FIRST + order
            items.append(line)
