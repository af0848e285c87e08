"""A time in London as somebody enters it: refused in plain words where it names no one moment."""

from django import forms

from events.local_times import LocalTimeError, at

YEARS = range(2000, 2101)
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
            raise forms.ValidationError(_why(error.params["datetime"]), code=error.code) from error
        if moment and moment.year not in YEARS:
            raise forms.ValidationError(OUT_OF_RANGE, code="out_of_range")
        return moment


def _why(local) -> str:
    try:
        at(local.date(), local.time())
    except LocalTimeError as reason:
        return f"{reason} Choose a time outside that hour."
    return ""
