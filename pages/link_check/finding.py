"""Every link that stands on the site: in streams, in rich text, in fields; on pages, in tables of
the admin, in the settings. Read as stored, so that a link to what is gone is found too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from urllib.parse import SplitResult, urlsplit

from django.db.models import Model, URLField
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from pages.blocks.stored import Stored, stored_in
from pages.querysets import is_archived

PAGE, DOCUMENT = "page", "document"
ON_THIS_PAGE = ("#", "mailto:", "tel:", "sms:")


@dataclass(frozen=True)
class Found:
    """One link: where it leads, its words, and where on its page it stands."""

    target: str
    words: str = ""
    field: str = ""
    block: str = ""  # the key of a block of the field's stream


@dataclass(frozen=True)
class Place:
    key: str
    where: str
    page_id: int | None = None
    edit_address: str = ""


def places(day: date) -> Iterator[tuple[Place, Model]]:
    """Everything that readers see and that may hold links; not what is kept for the record."""
    pages = Page.objects.live().filter(alias_of__isnull=True).exclude(is_archived(day))
    for page in pages.specific().iterator():
        yield Place(_key(page), page.get_admin_display_title(), page.pk), page
    finder = AdminURLFinder()
    for model in [*get_snippet_models(), *settings_registry]:
        for instance in model._default_manager.all():
            where = f"{model._meta.verbose_name}: {instance}"
            if model in settings_registry:
                where = model._meta.verbose_name
            where = where[:1].upper() + where[1:]
            yield (
                Place(_key(instance), where[:255], None, finder.get_edit_url(instance) or ""),
                (instance),
            )


def parts_of(target: str) -> SplitResult:
    """Of an address; of what is none, nothing."""
    try:
        return urlsplit(target)
    except ValueError:
        return urlsplit("")


def _key(instance: Model) -> str:
    return f"{instance._meta.label_lower}:{instance.pk}"


def links_in(instance: Model) -> Iterator[Found]:
    """Those in the fields of its own and of the rows that are edited with it."""
    for field in instance._meta.get_fields():
        yield from _in_field(instance, field)
    for relation in get_all_child_relations(type(instance)):
        if relation.related_model._meta.app_label != "wagtailcore":
            for row in getattr(instance, relation.get_accessor_name()).all():
                yield from links_in(row)


def _in_field(instance: Model, field) -> Iterator[Found]:
    if isinstance(field, StreamField):
        for stored in stored_in(getattr(instance, field.name)):
            yield from _in_block(stored, field.name)
    elif isinstance(field, RichTextField):
        yield from in_html(getattr(instance, field.name), field.name)
    elif isinstance(field, URLField) and getattr(instance, field.name):
        words = str(field.verbose_name).capitalize()
        yield Found(getattr(instance, field.name), words, field.name)


def _in_block(stored: Stored, field: str) -> Iterator[Found]:
    block, value = stored.block, stored.value
    if isinstance(block, blocks.RichTextBlock):
        yield from in_html(value, field, stored.key)
    elif isinstance(block, blocks.PageChooserBlock):
        yield Found(f"{PAGE}:{value}", stored.near, field, stored.key)
    elif isinstance(block, DocumentChooserBlock):
        yield Found(f"{DOCUMENT}:{value}", stored.near, field, stored.key)
    elif isinstance(block, blocks.URLBlock):
        yield Found(str(value), stored.near, field, stored.key)


def in_html(html: str, field: str = "", block: str = "") -> list[Found]:
    """The links of rich text as it is stored, without those to a part of the same page."""
    reader = _Anchors(field, block)
    reader.feed(html or "")
    reader.close()
    return [link for link in reader.found if not link.target.startswith(ON_THIS_PAGE)]


class _Anchors(HTMLParser):
    def __init__(self, field: str, block: str):
        super().__init__()
        self.field, self.block = field, block
        self.found: list[Found] = []
        self.target, self.words = "", []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            attributes = dict(attrs)
            kind, number = attributes.get("linktype"), attributes.get("id")
            self.target = f"{kind}:{number}" if kind and number else attributes.get("href") or ""
            self.words = []

    def handle_data(self, data):
        self.words.append(data)

    def handle_endtag(self, tag):
        if tag == "a" and self.target:
            words = " ".join("".join(self.words).split())
            self.found.append(Found(self.target, words, self.field, self.block))
            self.target = ""
