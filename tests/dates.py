"""Thousands of published dates, made in a moment and straight in the tables."""

from datetime import UTC, datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page

from events.models import EventPage, EventSeriesPage, EventState
from tests.factories import NOON


def grow(series: EventSeriesPage, count: int, *, begin: datetime = NOON) -> None:
    """So many dates below the series, four a day from `begin` on, all within what a feed holds."""
    series.refresh_from_db()
    first = series.numchild
    kind = ContentType.objects.get_for_model(EventPage)
    for number in range(count):
        slug = f"grown-{first + number}"
        start = begin.astimezone(UTC) + timedelta(hours=6 * (number + 1))
        event = EventPage(
            path=EventPage._get_path(series.path, series.depth + 1, first + number + 1),
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
        event.save(clean=False)
        EventState.objects.filter(event=event).update(announced={"title": event.title})
    Page.objects.filter(pk=series.pk).update(numchild=first + count)
