"""Every link that stands on the site: in streams, in rich text, in fields; on pages, in tables of
the admin, in the settings. Read as stored, so that a link to what is gone is found too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

from django.db.models import Model, URLField
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from pages.querysets import is_archived

PAGE, DOCUMENT = "page", "document"
ON_THIS_PAGE = ("#", "mailto:", "tel:", "sms:")
WORDS = ("text", "title", "name")  # what our blocks call the words of their link


@dataclass(frozen=True)
class Found:
    target: str
    words: str = ""


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


def _key(instance: Model) -> str:
    return f"{instance._meta.label_lower}:{instance.pk}"


def links_in(instance: Model) -> Iterator[Found]:
    """Those in the fields of its own and of the rows that are edited with it."""
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            stream = getattr(instance, field.name)
            yield from _in_block(field.stream_block, list(stream.raw_data))
        elif isinstance(field, RichTextField):
            yield from in_html(getattr(instance, field.name))
        elif isinstance(field, URLField) and getattr(instance, field.name):
            yield Found(getattr(instance, field.name), str(field.verbose_name).capitalize())
    for relation in get_all_child_relations(type(instance)):
        if relation.related_model._meta.app_label != "wagtailcore":
            for row in getattr(instance, relation.get_accessor_name()).all():
                yield from links_in(row)


def _in_block(block: blocks.Block, stored: object, words: str = "") -> Iterator[Found]:
    if not stored:
        return
    if isinstance(block, blocks.StreamBlock | blocks.StructBlock | blocks.ListBlock):
        for child, value, near in _children(block, stored):
            yield from _in_block(child, value, near or words)
    elif isinstance(block, blocks.RichTextBlock):
        yield from in_html(stored)
    elif isinstance(block, blocks.PageChooserBlock):
        yield Found(f"{PAGE}:{stored}", words)
    elif isinstance(block, DocumentChooserBlock):
        yield Found(f"{DOCUMENT}:{stored}", words)
    elif isinstance(block, blocks.URLBlock):
        yield Found(str(stored), words)


def _children(block: blocks.Block, stored) -> Iterable[tuple[blocks.Block, object, str]]:
    """The blocks inside one, each with what is stored of it and with words that stand by it."""
    if isinstance(block, blocks.StreamBlock):
        known = block.child_blocks
        return [(known[c["type"]], c["value"], "") for c in stored if c["type"] in known]
    if isinstance(block, blocks.ListBlock):
        items = (item["value"] if _is_item(item) else item for item in stored)
        return [(block.child_block, item, "") for item in items]
    words = next((str(stored[name]) for name in WORDS if stored.get(name)), "")
    return [(child, stored.get(name), words) for name, child in block.child_blocks.items()]


def _is_item(stored: object) -> bool:
    return isinstance(stored, dict) and stored.get("type") == "item" and "value" in stored


def in_html(html: str) -> list[Found]:
    """The links of rich text as it is stored, without those to a part of the same page."""
    reader = _Anchors()
    reader.feed(html or "")
    reader.close()
    return [link for link in reader.found if not link.target.startswith(ON_THIS_PAGE)]


class _Anchors(HTMLParser):
    def __init__(self):
        super().__init__()
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
            self.found.append(Found(self.target, " ".join("".join(self.words).split())))
            self.target = ""
