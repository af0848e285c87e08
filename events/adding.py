"""Adding several dates at once: all of them, or none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, Site

from events.models import EventPage, EventSeriesPage


class NotAddedError(Exception):
    """One sentence about the date for which nothing was added."""


@dataclass(frozen=True, kw_only=True)
class NewDate:
    """One date to add. What is left empty is as usual for the series."""

    series: EventSeriesPage
    starts_at: datetime
    ends_at: datetime
    title: str = ""
    venue: str | None = None
    format: str | None = None
    audience: str | None = None

    @property
    def key(self) -> tuple[str, datetime]:
        """Two dates of a series that start at the same moment are the same date."""
        return self.series.path, self.starts_at

    def as_page(self) -> EventPage:
        return EventPage(
            title=self.title or usual_title(self.series, self.starts_at),
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            venue=_or_usual(self.venue, self.series.usual_venue),
            format=_or_usual(self.format, self.series.usual_format),
            audience=_or_usual(self.audience, self.series.audience),
            live=False,
        )


def usual_title(series: EventSeriesPage, starts_at: datetime) -> str:
    month = date_format(timezone.localtime(starts_at), "F Y")
    return f"{series.title}, {month}"[:255]


def _or_usual(given: str | None, usual: str) -> str:
    return usual if given is None else given


@dataclass(frozen=True)
class Added:
    pages: Sequence[EventPage]
    already_there: Sequence[NewDate]


@transaction.atomic
def add_dates(dates: Iterable[NewDate], user, *, publish: bool = False) -> Added:
    """Make each a draft, or publish it; a date that is there already is left out.

    Raises NotAddedError, and adds none, where one of them cannot be kept.
    """
    # Two who press at once: one of them waits here, and then finds the dates of the other.
    Site.objects.select_for_update(no_key=True).filter(is_default_site=True).first()
    pages, already_there = [], []
    taken = _taken(dates := list(dates))
    for new in dates:
        if new.key in taken:
            already_there.append(new)
        else:
            taken.add(new.key)
            pages.append(_add(new, user, publish=publish))
    return Added(pages, already_there)


def _taken(dates: Sequence[NewDate]) -> set[tuple[str, datetime]]:
    """Of the dates there are, those that start when one of these would."""
    starts = {new.starts_at for new in dates}
    if not starts:
        return set()
    known = EventPage.objects.known(min(starts))
    return {(date.series, date.starts_at) for date in known if date.starts_at in starts}


def _add(new: NewDate, user, *, publish: bool) -> EventPage:
    page = new.as_page()
    page.owner = user
    # Read anew: the tree numbers its children by what it knows of the last one.
    series = EventSeriesPage.objects.get(pk=new.series.pk)
    page.slug = _free_slug(series, timezone.localdate(new.starts_at).isoformat())
    try:
        series.add_child(instance=page)
        revision = page.save_revision(user=user)
        if publish:
            revision.publish(user=user)
    except ValidationError as error:
        day = date_format(timezone.localtime(new.starts_at), "j F Y")
        sentence = " ".join(error.messages)
        raise NotAddedError(f"{series.title}, {day}: {sentence} Nothing was added.") from error
    return page


def _free_slug(series: Page, slug: str) -> str:
    """The day; a second date of the same day gets a number."""
    used = set(series.get_children().filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(used) + 3))
    return next(each for each in (slug, *numbered) if each not in used)
