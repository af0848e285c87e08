"""The text of a page as it may stand in another program: whole, safe, with full addresses."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import urljoin

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from newsletter.corrections import Correction
from newsletter.schemes import SCHEMES

TAGS = {
    *("a", "b", "blockquote", "br", "caption", "dd", "details", "dl", "dt", "em", "figcaption"),
    *("figure", "h2", "h3", "h4", "i", "img", "li", "ol", "p", "strong", "summary", "table"),
    *("tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
}
ADDRESSES = {"href", "src"}


def with_notes(html: SafeString, corrections: Iterable[Correction]) -> SafeString:
    """What was put right comes first: whoever kept the old text must see it."""
    rows = ((each.heading, each.words) for each in corrections)
    return format_html("{}{}", format_html_join("", "<p><b>{}:</b> {}</p>", rows), html)


def fit_for_readers(html: str, address: str) -> str:
    """Without scripts, forms and looks; every address in full, as seen from `address`."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        attribute_filter=partial(_in_full, address),
    )


def _in_full(address: str, _tag: str, name: str, value: str) -> str | None:
    if name not in ADDRESSES:
        return value
    try:
        return urljoin(address, value)
    except ValueError:  # no address at all
        return None
