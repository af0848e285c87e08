"""Add next date, and Add the year's dates: rows that are proposed, changed, and added together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from events import planned
from events.adding import Added, NotAddedError, add_dates
from events.cadence import Outlook
from events.models import EventIndexPage, EventSeriesPage
from events.planning.forms import NewDateRows, blank_for, initial_of
from events.proposals import Proposal, next_date, pattern_of, year_ahead
from pages.admin.rows import edit_address, explore_address, may


@dataclass(frozen=True)
class SeriesRows:
    """One series on the screen."""

    series: EventSeriesPage
    outlook: Outlook
    rows: list
    has_pattern: bool

    @property
    def edit_address(self) -> str:
        return edit_address(self.series)

    @property
    def waiting(self) -> list[tuple[date, str]]:
        """Days of dates that are postponed, each with the screen that gives it a new one."""
        return [
            (each.day, reverse("event_action", args=[each.pk, "move"]))
            for each in self.outlook.postponed
        ]


class ProposedDatesView(WagtailAdminTemplateMixin, TemplateView):
    """A GET proposes and changes nothing. Each series shown is one to which the user may add."""

    http_method_names = ["get", "head", "post"]
    template_name = "events/admin/proposed_dates.html"
    header_icon = "calendar-alt"

    def dispatch(self, request: HttpRequest, *args, **kwargs):
        self.now = timezone.now()
        series = [each for each in self.get_series() if may(request.user, "add", each)]
        if not series:
            raise PermissionDenied
        self.series = {each.pk: each for each in series}
        self.may_publish = all(may(request.user, "publish", each) for each in series)
        self.known = planned.known_dates(self.now)
        return super().dispatch(request, *args, **kwargs)

    def get_series(self) -> Iterable[EventSeriesPage]:
        return planned.series_by_path()

    def proposals(self) -> list[Proposal]:
        found = [year_ahead(series, self.known, self.now) for series in self.series.values()]
        return [proposal for proposals in found for proposal in proposals]

    def blank(self) -> list[dict]:
        """Rows without a day, where there is nothing to go by."""
        return []

    def get_rows(self, data=None) -> NewDateRows:
        self.proposed = self.proposals() if data is None else []
        return NewDateRows(
            data,
            initial=[*map(initial_of, self.proposed), *self.blank()] if data is None else None,
            prefix="dates",
            form_kwargs={"series": self.series, "now": self.now},
        )

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        rows = self.get_rows(request.POST)
        if not rows.is_valid():
            messages.error(request, "Nothing was added. Look at the marked rows.")
        elif request.POST.get("do") in {"draft", "publish"}:
            return self.add(rows)
        return self.render_to_response(self.get_context_data(rows=rows))

    def add(self, rows: NewDateRows) -> HttpResponse:
        publish = self.request.POST["do"] == "publish"
        if publish and not self.may_publish:
            raise PermissionDenied
        chosen = rows.chosen()
        if not chosen:
            messages.error(self.request, "Nothing was added: no row is ticked.")
            return self.render_to_response(self.get_context_data(rows=rows))
        try:
            added = add_dates(chosen, self.request.user, publish=publish)
        except NotAddedError as error:
            messages.error(self.request, str(error))
            return self.render_to_response(self.get_context_data(rows=rows))
        say_what_was_added(self.request, added, publish=publish)
        return self.done(added)

    def done(self, added: Added) -> HttpResponse:
        say_what_is_short(self.request, self.series.values(), self.now)
        return redirect("wagtailadmin_explore", EventIndexPage.objects.first().pk)

    def get_context_data(self, **kwargs):
        rows = kwargs.setdefault("rows", self.get_rows())
        note_days(rows, self.proposed, planned.diary(self.known, self.now))
        return super().get_context_data(
            groups=self.groups(rows), may_publish=self.may_publish, media=rows.media, **kwargs
        )

    def groups(self, rows: NewDateRows) -> list[SeriesRows]:
        return [
            SeriesRows(
                series,
                outlook,
                [form for form in rows if form.chosen_series == series],
                pattern_of(series, self.known) is not None,
            )
            for series, outlook in zip(
                self.series.values(),
                planned.outlooks(self.series.values(), self.known, self.now),
                strict=True,
            )
        ]


class YearView(ProposedDatesView):
    page_title = "Add the year’s dates"

    def get_breadcrumbs_items(self):
        return [*above(), {"url": "", "label": self.page_title}]


class NextDateView(ProposedDatesView):
    """The same screen with one row, which opens as a draft."""

    page_title = "Add next date"

    def get_series(self):
        found = EventSeriesPage.objects.filter(pk=self.kwargs["series_id"])
        if not found:
            raise Http404
        return found

    def proposals(self) -> list[Proposal]:
        [series] = self.series.values()
        found = next_date(series, self.known, self.now)
        return [found] if found else []

    def blank(self) -> list[dict]:
        [series] = self.series.values()
        return [] if self.proposed else [blank_for(series)]

    def done(self, added: Added) -> HttpResponse:
        [series] = self.series.values()
        if not added.pages:
            return redirect("wagtailadmin_explore", series.pk)
        return redirect("wagtailadmin_pages:edit", added.pages[0].pk)

    def get_page_subtitle(self):
        [series] = self.series.values()
        return series.title

    def get_breadcrumbs_items(self):
        [series] = self.series.values()
        own = {"url": explore_address(series), "label": series.title}
        return [*above(), own, {"url": "", "label": self.page_title}]


def above() -> list[dict[str, str]]:
    index = EventIndexPage.objects.first()
    return [{"url": explore_address(index), "label": index.title}] if index else []


def note_days(rows: NewDateRows, proposed: list[Proposal], diary) -> None:
    """Say beside each row what should make somebody look twice, by the other rows too."""
    dates = [form.planned(-number) for number, form in enumerate(rows, 1)]
    ticked = [known for known, form in zip(dates, rows, strict=True) if known and is_ticked(form)]
    diary = diary.with_dates(ticked)
    for number, (form, known) in enumerate(zip(rows, dates, strict=True)):
        moved = proposed[number].moved_words if number < len(proposed) else ""
        form.notes = [*filter(None, [moved]), *(diary.notes_on(known) if known else [])]


def is_ticked(form) -> bool:
    return bool(form["is_kept"].value())


def say_what_was_added(request: HttpRequest, added: Added, *, publish: bool) -> None:
    count = len(added.pages)
    if count:
        what = "published" if publish else "made as drafts" if count > 1 else "made as a draft"
        messages.success(request, f"{count} date{'' if count == 1 else 's'} {what}.")
    for new in added.already_there:
        day = timezone.localtime(new.starts_at)
        messages.warning(
            request, f"{new.series.title}, {day.day} {day:%B %Y}: there already, so left out."
        )


def say_what_is_short(request: HttpRequest, series: Iterable[EventSeriesPage], now) -> None:
    """Whether the year is whole: for readers, and once the drafts are published."""
    series = [each for each in series if each.live]
    outlooks = planned.outlooks(series, planned.known_dates(now), now)
    short = [each for each in outlooks if each.is_short_with_drafts]
    for each in short:
        messages.warning(request, f"The year is short. {each.title}: {each.words}.")
    if not short and any(each.is_short for each in outlooks):
        messages.info(request, "The year is whole once the drafts are published.")
    elif not short:
        messages.success(request, "The year is whole: every series has its dates.")
