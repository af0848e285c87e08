"""Forms of rows that keep no versions: nobody saves unawares over what somebody else saved.

A page keeps every version, so the second of two people loses nothing. A row of a table holds one
state alone. Its form remembers the last entry in the row's log that it was opened with; where
there is a later one by the time it is sent, it says so once, and the next press saves.
"""

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import ModelLogEntry


class AskBeforeOverwriting(WagtailAdminModelForm):
    last_seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        entries = ModelLogEntry.objects.none()
        if self.instance.pk is not None:
            entries = ModelLogEntry.objects.for_instance(self.instance).select_related("user")
        self.latest = entries.order_by("-pk").first()
        self.fields["last_seen"].initial = str(self.latest.pk) if self.latest else ""

    def clean(self):
        cleaned = super().clean()
        name = self.add_prefix("last_seen")
        if name in self.data and self.latest and self.data[name] != str(self.latest.pk):
            self.data = self.data.copy()
            self.data[name] = str(self.latest.pk)  # the form that comes back knows of it
            who = self.latest.user_display_name or "Somebody"
            self.add_error(
                None,
                f"{who} saved this while you had it open, and yours is not saved yet. Look at "
                "theirs in a new window and take over what you need; then save once more.",
            )
        return cleaned
