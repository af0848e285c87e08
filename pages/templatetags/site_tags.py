"""Small things templates need. Only `picture` may ask the database, for sizes nobody fetched."""

from datetime import time
from urllib.parse import urljoin

from django import template
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from wagtail.images.models import AbstractImage, AbstractRendition

from bscp_site.kit import dates
from bscp_site.kit.addresses import absolute
from pages import languages, terms
from pages.blocks.contacts import PhoneNumberValue, Phrase, dial
from pages.blocks.contents import headings
from pages.office_hours import Answering
from pages.picture_sizes import AVIF, JPEG, SHAPES, made

register = template.Library()
register.filter(headings)


@register.simple_tag
def icon(name: str, classname: str = "") -> str:
    """A line icon of the sprite. It is decoration: the words beside it say the same."""
    return format_html(
        '<svg class="i{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {classname}" if classname else "",
        static("images/icons.svg"),
        name,
    )


@register.simple_tag
def drawing(name: str, label: str = "") -> str:
    """A drawing of the sprite, in the Partnership's colours. Decoration, where no label says in
    words what it shows."""
    shown = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true"}
    return format_html(
        '<svg class="drawing drawing--{}"{} focusable="false"><use href="{}#{}"/></svg>',
        name,
        flatatt(shown),
        static("images/drawings.svg"),
        name,
    )


@register.simple_tag
def lang(language: languages.Language | None) -> str:
    """The attributes of an element in that language; nothing where the page itself says it."""
    if not language:
        return ""
    return format_html(' lang="{}" dir="{}"', language.code, language.direction)


@register.filter
def is_foreign(code: str) -> bool:
    return bool(code) and code != languages.ENGLISH


@register.filter
def in_language(number: PhoneNumberValue, code: str) -> dict[str, Phrase]:
    return number.in_language(code)


@register.filter
def explained(html: str) -> str:
    """Rich text, with words of the glossary explained where the page first uses them."""
    return mark_safe(terms.explained(str(html)))  # noqa: S308 (what is put in is escaped)


@register.filter
def lines(text: str) -> list[str]:
    """What stands on lines of its own."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@register.filter
def is_for_now(answering: Answering | None, number: PhoneNumberValue) -> bool:
    """Whether the hours say that this number is the one to call; false where nobody asks."""
    return bool(answering) and answering.is_now(number.get("applies"))


@register.filter
def clock(at: time) -> str:
    return dates.clock(at)


@register.filter
def whole_address(address: str) -> str:
    """The full address of a file, wherever files are kept."""
    return urljoin(absolute("/"), address)


@register.filter
def dialled(number: str) -> str:
    return dial(number)


@register.inclusion_tag("components/picture.html")
def picture(
    image: AbstractImage | None,
    shape: str,
    *,
    alt: str | None = None,
    instead: str = "",
    is_first: bool = False,
) -> dict[str, object]:
    """The sizes there are of a picture; its words where there are none yet.

    `alt` takes the place of the picture's own words, `instead` that of a picture without sizes;
    `is_first` says that readers see it without scrolling.
    """
    jpegs, avifs = (made(image, SHAPES[shape], each) if image else [] for each in (JPEG, AVIF))
    return {
        "widest": jpegs[-1] if jpegs else None,
        "jpeg": _srcset(jpegs),
        "avif": _srcset(avifs),
        "sizes": SHAPES[shape].sizes,
        "alt": _words_of(image) if alt is None else alt,
        "instead": instead,
        "is_first": is_first,
    }


def _words_of(image: AbstractImage | None) -> str:
    """Never the title, which is for editors and may be a file's name."""
    if image is None or image.decorative:
        return ""
    return image.contextual_alt_text or image.description


def _srcset(renditions: list[AbstractRendition]) -> str:
    return ", ".join(f"{each.url} {each.width}w" for each in renditions)
