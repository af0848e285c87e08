"""Thousands of published dates, made in a moment and straight in the tables."""

from datetime import UTC, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from events.models import EventPage, EventSeriesPage, EventState
from tests.factories import NOON


def grow(series: EventSeriesPage, count: int, *, begin: datetime = NOON) -> None:
    """So many dates below the series, four a day from `begin` on, all within what a feed holds."""
    series.refresh_from_db()
    first = series.numchild
    kind = ContentType.objects.get_for_model(EventPage)
    events = [_event(series, kind, first + number, number, begin) for number in range(count)]
    pages = [_page(event) for event in events]
    for event, page in zip(events, Page.objects.bulk_create(pages), strict=True):
        event.page_ptr_id = event.id = page.pk
    # Django has no bulk_create for a table that continues another one.
    fields = EventPage._meta.local_concrete_fields
    for start in range(0, count, 50):
        part = events[start : start + 50]
        EventPage._base_manager._insert(part, fields=fields, using=connection.alias, raw=True)
    EventState.objects.bulk_create(EventState(event_id=event.pk) for event in events)
    Page.objects.filter(pk=series.pk).update(numchild=first + count)


def _page(event: EventPage) -> Page:
    return Page(**{field.attname: getattr(event, field.attname) for field in Page._meta.fields})


def _event(series, kind, place: int, number: int, begin: datetime) -> EventPage:
    slug = f"grown-{place}"
    start = begin.astimezone(UTC) + timedelta(hours=6 * (number + 1))
    return EventPage(
        path=EventPage._get_path(series.path, series.depth + 1, place + 1),
        depth=series.depth + 1,
        title=f"Grown date {number}",
        draft_title=f"Grown date {number}",
        slug=slug,
        url_path=f"{series.url_path}{slug}/",
        content_type=kind,
        locale_id=series.locale_id,
        live=True,
        first_published_at=timezone.now(),
        last_published_at=timezone.now(),
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        venue="Town Hall",
    )
