"""Series of events, and the dates that follow from their cadence."""

from collections.abc import Iterator
from datetime import date, time

from django.utils.formats import date_format

from bscp_site.starter.content import Source, text_value
from bscp_site.starter.entries import take_materials
from bscp_site.starter.event_details import take_details, take_speakers
from bscp_site.starter.kinds import Kind, Offspring, fill_body
from bscp_site.starter.planted import Planted
from bscp_site.starter.text import rich_text_of
from bscp_site.starter.values import Values
from events.choices import Cadence, Week, Weekday
from events.models import EventIndexPage, EventPage, EventSeriesPage
from events.patterns import Pattern
from pages.models import BodyPage, PriorityPage

MOST_PAST = 24
FOR_LATER = ("materials", "speakers", "to_check")  # what may name pages that do not exist yet


def _series(values: Values, today: date) -> EventSeriesPage:
    page = EventSeriesPage(
        cadence=values.take("cadence"),
        style=values.take("style"),
        pattern=values.take("pattern", str, ""),
        audience=values.take("audience", str, ""),
        usual_venue=values.take("usual_venue", str, ""),
        usual_format=values.take("usual_format", str, ""),
    )
    if "usual" in values.left:
        _take_rule(page, values.take_table("usual"))
    return page


def _take_rule(page: EventSeriesPage, values: Values) -> None:
    rule = _pattern(values, page.cadence)
    values.finish()
    page.usual_months, page.usual_week = sorted(rule.months), rule.week
    page.usual_weekday = rule.weekday
    page.usual_start, page.usual_end = rule.starts, rule.ends


def _connect_series(page: EventSeriesPage, source: Source, planted: Planted) -> None:
    page.convened_by = planted.take_page(source.values, "convened_by", BodyPage)
    page.presiding_role = planted.take_role(source.values, "presiding_role")
    page.priorities = planted.take_pages(source.values, "priorities", PriorityPage)
    page.how_to_take_part = rich_text_of(text_value(source.values, "how_to_take_part"), planted)
    fill_body(page, source, planted)


def _connect_event(page: EventPage, source: Source, planted: Planted) -> None:
    stream_block = page._meta.get_field("materials").stream_block
    page.materials = take_materials(stream_block, source.values, "materials", planted)
    page.speakers = take_speakers(source.values, planted)
    fill_body(page, source, planted)


def _dates(series: EventSeriesPage, source: Source, today: date) -> Iterator[Offspring]:
    """The coming year's dates, if the series' file has a table [dates], and some that are over,
    if it has a table [past]."""
    if "dates" not in source.values.left:
        if "past" in source.values.left:
            raise source.values.fault("“past” needs a table [dates]: its pattern.", "past")
        return
    values = source.values.take_table("dates")
    # Days that are only expected have a pattern of their own: readers are not told it as a rule.
    own = "months" in values.left or series.rule is None
    pattern = _pattern(values, series.cadence) if own else series.rule
    event_format = values.take("format", str, series.usual_format)
    is_provisional = values.take("provisional", bool, False)
    if "past" in source.values.left:
        past = source.values.take_table("past")
        number = past.take("count", int)
        if not 1 <= number <= MOST_PAST:
            raise past.fault(f"“count” must be a number from 1 to {MOST_PAST}.", "count")
        yield from _events(series, past, pattern, pattern.past_days(today, number), event_format)
    for each in _events(series, values, pattern, pattern.next_days(today), event_format):
        each.page.is_provisional = is_provisional
        yield each


def _events(
    series: EventSeriesPage, values: Values, pattern: Pattern, days: list[date], event_format: str
) -> Iterator[Offspring]:
    """All the same but for their days. What refers to pages is left for `_connect_event`."""
    summary = values.take("summary", str, "")
    text = text_value(values, "text")
    details = take_details(values)
    left = {key: values.left.pop(key) for key in FOR_LATER if key in values.left}
    values.finish()
    for day in days:
        starts_at, ends_at = pattern.span(day)
        event = EventPage(
            title=f"{series.title}, {date_format(day, 'F Y')}",
            slug=day.isoformat(),
            summary=summary,
            starts_at=starts_at,
            ends_at=ends_at,
            format=event_format,
            audience=series.audience,
            **details,
        )
        own = Values(values.file, dict(left), line=values.line, table_name=values.table_name)
        yield Offspring(event, EVENT, Source(own, text))


def _pattern(values: Values, cadence: str) -> Pattern:
    months = values.take("months", list)
    if not all(type(month) is int and 1 <= month <= 12 for month in months):
        raise values.fault("“months” must be numbers from 1 to 12.", "months")
    expected = Cadence(cadence).dates_a_year if cadence in Cadence else 0
    if len(set(months)) != (expected or len(months)):
        words = Cadence(cadence).label.lower()
        raise values.fault(f"the months do not fit a series that meets {words}.", "months")
    week = values.take("week", int)
    if week not in Week:
        raise values.fault("“week” must be 1, 2, 3, 4, or -1 for the last.", "week")
    day = values.take("weekday")
    if day not in Weekday.labels:
        raise values.fault(f"“{day}” is not a day of the week.", "weekday")
    starts, ends = values.take("starts", time), values.take("ends", time)
    if ends <= starts:
        raise values.fault("the end must be after the start.", "ends")
    return Pattern(tuple(months), week, Weekday.labels.index(day), starts, ends)


# Dates follow from their series; nobody writes a file about one.
EVENT = Kind(make=lambda values, today: EventPage(), connect=_connect_event, fixes_address=False)
KINDS = {
    "events": Kind(make=lambda values, today: EventIndexPage()),
    "event_series": Kind(make=_series, connect=_connect_series, offspring=_dates),
}
