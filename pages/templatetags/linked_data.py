"""Prints what a page says to machines."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pages.linked_data import as_json
from pages.models import SitePage

register = template.Library()


@register.simple_tag(takes_context=True)
def linked_data(context) -> str:
    """A block of data, not a script: browsers run nothing of it."""
    page = context.get("page")
    if not isinstance(page, SitePage):
        return ""  # a page of the site's own, such as the search
    things = [found for found in page.linked_data(context) if found]
    if not things:
        return ""
    document = SafeString(as_json(things))  # escaped there
    return format_html('<script type="application/ld+json">{}</script>', document)
