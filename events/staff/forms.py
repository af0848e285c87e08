"""What each action asks. A form says which change it comes to."""

from django import forms
from wagtail.admin.widgets import AdminDateTimeInput

from events import changes
from events.models import EventPage, EventState
from events.time_field import LondonTimeField


def _text(model, name: str, **values) -> forms.Field:
    return model._meta.get_field(name).formfield(**values)


class ActForm(forms.Form):
    """Asks for the reason alone."""

    change_class = changes.Change
    is_shown_first = False  # without an answer there is nothing to look at yet

    reason = _text(
        EventState,
        "reason",
        label="Why",
        help_text="In a sentence. Readers see it on the page of the date. It may stay empty.",
    )
    has_passed = forms.BooleanField(required=False, label="Yes, this date has passed")

    def __init__(self, *args, event: EventPage, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        self.order_fields([*(name for name in self.fields if name not in LAST), *LAST])
        self.is_asked_about_past = False

    def values(self) -> dict:
        """What the change is made of; before anything was sent, as little as possible."""
        sent = getattr(self, "cleaned_data", self.initial)
        return {name: sent.get(name) or "" for name in self.fields if name != "has_passed"}

    def change(self) -> changes.Change:
        return self.change_class(**self.values())

    @property
    def shown_fields(self):
        """The question about the past is there only once it is asked."""
        is_asked = self.is_asked_about_past
        return [field for field in self if is_asked or field.name != "has_passed"]

    def is_sure_of_past(self) -> bool:
        return self.cleaned_data["has_passed"]


LAST = ("reason", "has_passed")


def _moment(label: str, **values) -> LondonTimeField:
    return LondonTimeField(label=label, widget=AdminDateTimeInput(), **values)


class CancelForm(ActForm):
    is_shown_first = True
    change_class = changes.Cancel


class ReinstateForm(ActForm):
    is_shown_first = True
    change_class = changes.Reinstate


class MoveOnlineForm(ActForm):
    is_shown_first = True
    change_class = changes.MoveOnline


class RewordForm(ActForm):
    change_class = changes.Reword


class MeetInPersonForm(ActForm):
    change_class = changes.MeetInPerson
    venue = _text(EventPage, "venue", required=True)


class MoveForm(ActForm):
    change_class = changes.Move
    starts_at = _moment("Starts", help_text="London time.")
    ends_at = _moment("Ends", help_text="London time.")

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", "The end must be after the start.")
        return cleaned


class PostponeForm(MoveForm):
    """The new date may be known already: then it is a move."""

    is_shown_first = True

    starts_at = _moment("New start", required=False, help_text="Leave it empty while it is open.")
    ends_at = _moment("New end", required=False, help_text="London time.")

    def clean(self):
        cleaned = super().clean()
        given = [name for name in ("starts_at", "ends_at") if cleaned.get(name)]
        if len(given) == 1 and not self.errors:
            missing = "ends_at" if given == ["starts_at"] else "starts_at"
            self.add_error(missing, "Give both, or neither while the new date is open.")
        return cleaned

    def change(self):
        values = self.values()
        if values["starts_at"]:
            return changes.Move(**values)
        return changes.Postpone(reason=values["reason"])
