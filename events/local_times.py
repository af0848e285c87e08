"""A time in London as somebody enters it: refused in plain words where it names no one moment."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms

LONDON = ZoneInfo("Europe/London")
YEARS = range(2000, 2101)

MISSING = "The clocks go forward that night, and there is no {}. Choose 2:00 or later."
AMBIGUOUS = "The clocks go back that night, and {} comes twice. Choose 2:00 or later."
OUT_OF_RANGE = f"Enter a year from {YEARS[0]} to {YEARS[-1]}."


class LondonTimeField(forms.DateTimeField):
    default_error_messages = {"invalid": "Enter a day and a time, such as 10/06/2027 09:30."}

    def to_python(self, value):
        """The moment; both clock changes and years that nobody means are told apart."""
        try:
            moment = super().to_python(value)
        except forms.ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            local = error.params["datetime"]
            raise forms.ValidationError(_clock_change(local), code=error.code) from error
        if moment and moment.year not in YEARS:
            raise forms.ValidationError(OUT_OF_RANGE, code="out_of_range")
        return moment


def _clock_change(local: datetime) -> str:
    # In the hour that comes twice the offset falls; in the one that is missing it rises.
    before, after = (local.replace(tzinfo=LONDON, fold=fold).utcoffset() for fold in (0, 1))
    words = AMBIGUOUS if before > after else MISSING
    return words.format(f"{local:%-H:%M}")
