"""What a member of staff says about a message."""

from django import forms

from bscp_site.kit.unseen_edits import AskBeforeOverwriting
from pages.contact_messages import Handling
from pages.message_access import who_may_handle
from pages.message_choices import CHOSEN_STATES
from pages.models import ContactMessage


class HandlingForm(AskBeforeOverwriting):
    is_acknowledged = forms.BooleanField(
        required=False,
        label="The sender was told that somebody deals with it",
        help_text=(
            "The law wants that within 30 days. The mail that goes out by itself does not count. "
            "Who ticked this, and when, is kept."
        ),
    )

    class Meta:
        model = ContactMessage
        fields = ["state", "assigned_to", "due_on"]
        help_texts = {
            "due_on": (
                "Until when the sender hears from us. Change it if the time begins later, for "
                "example when you have had to ask who somebody is."
            ),
            "assigned_to": "Those who may handle this kind of message.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(state.value, state.label) for state in CHOSEN_STATES]
        self.fields["assigned_to"].queryset = who_may_handle(self.instance)
        self.fields["assigned_to"].label_from_instance = _name
        self.fields["assigned_to"].empty_label = "Nobody yet"
        if not self.instance.is_to_acknowledge:
            del self.fields["is_acknowledged"]

    @property
    def handling(self) -> Handling:
        said = self.cleaned_data
        return Handling(
            state=said["state"],
            assigned_to=said["assigned_to"],
            due_on=said["due_on"],
            is_acknowledged=said.get("is_acknowledged", False),
        )


def _name(user) -> str:
    return user.get_full_name() or user.get_username()
