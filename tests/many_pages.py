"""Thousands of published pages, made in a moment and straight in the tables."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

AT_ONCE = 1000


def plant(parent: Page, pages: Sequence[Page]) -> None:
    """Put new pages of one type, each with a title and a slug, after the others below the parent.

    They have neither versions nor a history, and the search does not know them. PostgreSQL is told
    that there are so many now, which it finds out by itself where the rows are committed: else it
    looks through all of them for each of them.
    """
    parent.refresh_from_db()
    model = type(pages[0])
    kind, now = ContentType.objects.get_for_model(model), timezone.now()
    for place, page in enumerate(pages, parent.numchild + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, place)
        page.depth, page.numchild = parent.depth + 1, 0
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title, page.content_type, page.locale_id = page.title, kind, parent.locale_id
        page.live, page.first_published_at, page.last_published_at = True, now, now
    rows = Page.objects.bulk_create([_as_base(page) for page in pages], AT_ONCE)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.page_ptr_id = page.id = row.pk
    # Django has no bulk_create for a table that continues another one.
    fields = model._meta.local_concrete_fields
    model._base_manager.get_queryset()._batched_insert(pages, fields, AT_ONCE)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")


def _as_base(page: Page) -> Page:
    return Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.fields})
