"""What people fill in who write to the team. Every refusal is a sentence that says what to do."""

from django import forms

from bscp_site.kit.public_forms import EmailField, LineField, PlainTextField
from bscp_site.kit.spam_trap import TrapField
from pages.message_choices import MessageKind, Purpose
from pages.models.contact_message import LONGEST_LINE, LONGEST_MESSAGE, LONGEST_PAGE

TO_ANSWER = "We use it to answer you, and for nothing else."


def _choice(label: str, refusal: str, *kinds: MessageKind) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[(kind.value, kind.label) for kind in kinds],
        widget=forms.RadioSelect,
        error_messages={"required": refusal, "invalid_choice": refusal},
    )


def _message(label: str, refusal: str, *hints: str) -> PlainTextField:
    hint = " ".join(
        [
            *hints,
            f"Up to {LONGEST_MESSAGE:,} characters.",
            "Leave out names and details of any child or family.",
        ]
    )
    too_long = "Shorten what you wrote to %(limit_value)d characters. It has %(show_value)d"
    return PlainTextField(
        label=label,
        help_text=hint,
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": refusal, "max_length": too_long},
    )


def _email(label: str = "Your email address", **options) -> EmailField:
    return EmailField(
        label=label,
        help_text=TO_ANSWER,
        error_messages={
            "required": "Enter your email address, so that we can answer you",
            "invalid": "Enter an email address in the right format, like name@example.org",
            "max_length": "Enter an email address of at most %(limit_value)d characters",
        },
        **options,
    )


def _line(label: str, what: str, *, longest: int = LONGEST_LINE, hint: str = "") -> LineField:
    return LineField(
        label=label,
        help_text=hint,
        max_length=longest,
        required=False,
        error_messages={"max_length": f"Shorten {what} to %(limit_value)d characters"},
    )


def _name(label: str = "Your name (optional)") -> LineField:
    field = _line(label, "your name")
    field.widget.attrs["autocomplete"] = "name"
    return field


class MessageForm(forms.Form):
    """Any of the forms below."""

    use_required_attribute = False  # a browser's own words come one at a time and not in ours

    homepage = TrapField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["homepage"] = self.fields.pop("homepage")  # faults are told in this order

    @property
    def questions(self) -> list[forms.BoundField]:
        """What a person answers, in the order of the page."""
        return [field for field in self if field.name != "homepage"]


class ContactForm(MessageForm):
    about = _choice(
        "What is it about?",
        "Choose what your message is about",
        MessageKind.QUESTION,
        MessageKind.FORMAT,
        MessageKind.WEBSITE,
        MessageKind.EVENTS,
    )
    message = _message("Your message", "Write your message")
    email = _email()
    name = _name()
    role = _line(
        "Your organisation or role (optional)",
        "your organisation or role",
        hint="For example: health visitor, head teacher, parent.",
    )
    role.widget.attrs["autocomplete"] = "organization-title"


class FeedbackForm(MessageForm):
    about = _choice(
        "What is it about?",
        "Choose what your feedback is about",
        MessageKind.OPINION,
        MessageKind.WISH,
        MessageKind.FORMAT,
        MessageKind.PAGE,
    )
    page = _line(
        "Which page is it about? (optional)",
        "the name of the page",
        longest=LONGEST_PAGE,
        hint="Its name or its address, if it is about one page.",
    )
    message = _message("Your feedback or request", "Write your feedback or your request")
    email = _email("Your email address, if you want an answer (optional)", required=False)
    name = _name()


class AccessibilityForm(MessageForm):
    page = _line(
        "Which page is it? (optional)",
        "the name of the page",
        longest=LONGEST_PAGE,
        hint="Its name or its address. Leave it empty if it is about many pages.",
    )
    message = _message(
        "What does not work for you?",
        "Say what does not work for you",
        "What did you want to do, and what happened?",
    )
    tools = _line(
        "What do you use? (optional)",
        "what you use",
        hint="For example: a phone, a screen reader, a magnifier, voice control.",
    )
    email = _email("Your email address, if you want an answer (optional)", required=False)
    name = _name()


class DataRequestForm(MessageForm):
    about = _choice(
        "What would you like?",
        "Choose what you would like",
        MessageKind.ACCESS,
        MessageKind.CORRECT,
        MessageKind.ERASE,
        MessageKind.OBJECT,
    )
    message = _message(
        "Which data is it about?",
        "Say which data it is about",
        "For example: a message that you sent, and when. If something is wrong, say what is right.",
    )
    email = _email()
    name = _name("Your name, so that we can find your data (optional)")


class ComplaintForm(MessageForm):
    message = _message(
        "What is your complaint?",
        "Say what your complaint is",
        "What happened, and what would put it right? If you wrote to us before, give the "
        "reference.",
    )
    email = _email()
    name = _name()


FORMS: dict[Purpose, type[MessageForm]] = {
    Purpose.CONTACT: ContactForm,
    Purpose.FEEDBACK: FeedbackForm,
    Purpose.ACCESSIBILITY: AccessibilityForm,
    Purpose.DATA_REQUEST: DataRequestForm,
    Purpose.COMPLAINT: ComplaintForm,
}
