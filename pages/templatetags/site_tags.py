"""Small things templates need. None of them asks the database."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def icon(name: str, classname: str = "") -> str:
    """A line icon of the sprite. It is decoration: the words beside it say the same."""
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {classname}" if classname else "",
        static("images/icons.svg"),
        name,
    )
