"""What visitors fill in."""

from django import forms

from bscp_site.kit.public_forms import EmailField, LineField, PlainTextField
from bscp_site.kit.spam_trap import TrapField
from pages.choices import MessageKind
from pages.models.contact_message import LONGEST_LINE, LONGEST_MESSAGE


class SearchForm(forms.Form):
    """The search box. Anything may be typed; what is too long is cut, not refused."""

    q = forms.CharField(required=False, strip=True)
    kind = forms.CharField(required=False)
    record = forms.CharField(required=False)

    def clean_q(self) -> str:
        return " ".join(self.cleaned_data["q"].split())[:100]


class MissedForm(forms.Form):
    """Words that were not found, as the button below an empty list sends them."""

    q = LineField(max_length=100)
    homepage = TrapField()


class MessageForm(forms.Form):
    """A message to the team. Every refusal is a sentence that says what to do."""

    use_required_attribute = False  # a browser's own words come one at a time and not in ours

    about = forms.ChoiceField(
        label="What is it about?",
        choices=MessageKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what your message is about",
            "invalid_choice": "Choose what your message is about",
        },
    )
    message = PlainTextField(
        label="Your message",
        help_text=(
            f"Up to {LONGEST_MESSAGE:,} characters. Leave out names and details of any child or "
            "family."
        ),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Write your message",
            "max_length": (
                "Shorten your message to %(limit_value)d characters. It has %(show_value)d"
            ),
        },
    )
    email = EmailField(
        label="Your email address",
        help_text="We use it to answer you, and for nothing else.",
        error_messages={
            "required": "Enter your email address, so that we can answer you",
            "invalid": "Enter an email address in the right format, like name@example.org",
            "max_length": "Enter an email address of at most %(limit_value)d characters",
        },
    )
    name = LineField(
        label="Your name (optional)",
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"max_length": "Shorten your name to %(limit_value)d characters"},
    )
    role = LineField(
        label="Your organisation or role (optional)",
        help_text="For example: health visitor, head teacher, parent.",
        max_length=LONGEST_LINE,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        error_messages={
            "max_length": "Shorten your organisation or role to %(limit_value)d characters"
        },
    )
    homepage = TrapField()
