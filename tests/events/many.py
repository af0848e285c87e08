"""Dates by the thousand, without the history that an editor would leave behind."""

from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from events.models import EventPage, EventSeriesPage, EventState


def add_dates(series: EventSeriesPage, number: int, first: datetime, every: timedelta) -> None:
    """As many published dates of two hours below a series, each so long after the one before."""
    made = [_date(series, place, first + every * place) for place in range(number)]
    Page.objects.bulk_create([_base(page) for page in made], batch_size=500)
    ids = dict(Page.objects.child_of(series).values_list("path", "pk"))
    for page in made:
        page.pk = page.page_ptr_id = ids[page.path]
    fields = EventPage._meta.local_concrete_fields
    # Django writes several tables at once for nobody; Wagtail's base has been written above.
    EventPage._base_manager.get_queryset()._batched_insert(made, fields, 500)
    EventState.objects.bulk_create(EventState(event=page) for page in made)


def _date(series: EventSeriesPage, place: int, starts_at: datetime) -> EventPage:
    slug = f"one-of-many-{place}"
    return EventPage(
        title=f"Date {place}",
        draft_title=f"Date {place}",
        slug=slug,
        url_path=f"{series.url_path}{slug}/",
        path=Page._get_path(series.path, series.depth + 1, 1000 + place),
        depth=series.depth + 1,
        numchild=0,
        live=True,
        locale_id=series.locale_id,
        content_type=ContentType.objects.get_for_model(EventPage),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        audience=f"Team {place % 40}",
    )


def _base(page: EventPage) -> Page:
    return Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.fields})
