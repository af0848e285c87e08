"""One date to add, as it is proposed and as somebody changes it."""

from collections.abc import Mapping
from datetime import date, datetime

from dateutil.relativedelta import relativedelta
from django import forms
from wagtail.admin.widgets import AdminDateInput

from events import reading
from events.adding import NewDate
from events.known_dates import KnownDate
from events.local_times import LocalTimeError, at
from events.models import EventPage, EventSeriesPage
from events.proposals import Proposal

FARTHEST = relativedelta(years=5)
MOST_ROWS = 120


class DayField(forms.DateField):
    """Reads a day in any form that people here write."""

    widget = AdminDateInput

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        try:
            return reading.day(value)
        except reading.UnreadableError as error:
            raise forms.ValidationError(str(error)) from error


class ClockField(forms.TimeField):
    """Reads a time of day in any form that people here write."""

    widget = forms.TimeInput(format="%H:%M", attrs={"size": 7})

    def to_python(self, value):
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        try:
            return reading.clock(value)
        except reading.UnreadableError as error:
            raise forms.ValidationError(str(error)) from error


class NewDateForm(forms.Form):
    """A row that is not kept is asked nothing."""

    series = forms.TypedChoiceField(coerce=int, widget=forms.HiddenInput)
    is_kept = forms.BooleanField(required=False, label="Add it")
    day = DayField(label="Day")
    starts = ClockField(label="From")
    ends = ClockField(label="To")
    venue = forms.CharField(
        required=False, max_length=EventPage._meta.get_field("venue").max_length
    )

    def __init__(
        self,
        *args,
        series: Mapping[int, EventSeriesPage],
        now: datetime,
        empty_permitted=False,
        **kwargs,
    ):
        # Every row counts, also one that came back as it was proposed.
        super().__init__(*args, empty_permitted=False, **kwargs)
        self.series, self.now = series, now
        self.fields["series"].choices = [(pk, pk) for pk in series]
        if self.is_bound and not self._is_ticked():
            for name in ("day", "starts", "ends"):
                self.fields[name] = forms.CharField(required=False)
        self.notes: list[str] = []

    def _is_ticked(self) -> bool:
        return self.fields["is_kept"].widget.value_from_datadict(
            self.data, self.files, self.add_prefix("is_kept")
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_kept") and {"day", "starts", "ends"} <= cleaned.keys():
            self._clean_span(cleaned)
        return cleaned

    def _clean_span(self, cleaned):
        try:
            cleaned["starts_at"] = starts_at = at(cleaned["day"], cleaned["starts"])
            cleaned["ends_at"] = at(cleaned["day"], cleaned["ends"])
        except LocalTimeError as error:
            self.add_error("starts", str(error))
            return
        if cleaned["ends_at"] <= starts_at:
            self.add_error("ends", "The end must be after the start.")
        if starts_at <= self.now:
            self.add_error("day", "This day has passed.")
        if starts_at > self.now + FARTHEST:
            self.add_error("day", "More than five years ahead: is the year right?")

    @property
    def chosen_series(self) -> EventSeriesPage | None:
        if self.is_bound:
            return self.series.get(getattr(self, "cleaned_data", {}).get("series"))
        return self.series[self.initial["series"]]

    def planned(self, pk: int) -> KnownDate | None:
        """The date that this row stands for, to be compared with others; None where it is none."""
        starts_at, ends_at = self._span()
        if not (starts_at and self.chosen_series):
            return None
        series = self.chosen_series
        return KnownDate(pk, series.title, series.path, series.title, starts_at, ends_at)

    def _span(self) -> tuple[datetime | None, datetime | None]:
        if self.is_bound:
            values = getattr(self, "cleaned_data", {}) if not self.errors else {}
            return values.get("starts_at"), values.get("ends_at")
        if not self.initial.get("day"):
            return None, None
        try:
            day = self.initial["day"]
            return at(day, self.initial["starts"]), at(day, self.initial["ends"])
        except LocalTimeError:
            return None, None

    def new_date(self) -> NewDate:
        values = self.cleaned_data
        return NewDate(
            series=self.chosen_series,
            starts_at=values["starts_at"],
            ends_at=values["ends_at"],
            venue=values["venue"],
        )


class _Rows(forms.BaseFormSet):
    def chosen(self) -> list[NewDate]:
        return [form.new_date() for form in self.forms if form.cleaned_data["is_kept"]]


NewDateRows = forms.formset_factory(
    NewDateForm,
    formset=_Rows,
    extra=0,
    max_num=MOST_ROWS,
    absolute_max=MOST_ROWS,
    validate_max=True,
)


def initial_of(proposal: Proposal) -> dict[str, object]:
    return blank_for(proposal.series) | {
        "day": proposal.day,
        "starts": proposal.starts,
        "ends": proposal.ends,
    }


def blank_for(series: EventSeriesPage) -> dict[str, object]:
    """A row for a series that gives nothing to go by."""
    return {
        "series": series.pk,
        "is_kept": True,
        "starts": series.usual_start,
        "ends": series.usual_end,
        "venue": series.usual_venue,
    }
