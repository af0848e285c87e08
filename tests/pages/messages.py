"""Messages from readers, for tests: forms as readers fill them in, and rows as they are stored."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from pages import contact_messages
from pages.message_choices import Purpose
from pages.models import ContactMessage
from tests import factories

FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
# What somebody writes into each form who answers every question.
FILLED = {
    Purpose.CONTACT: {
        "about": "question",
        "message": "When is the next Forum?\nCan I bring a colleague?",
        "email": "kim@school.example",
        "name": "Kim Example",
        "role": "Head teacher",
    },
    Purpose.FEEDBACK: {
        "about": "wish",
        "page": "/about/structure/",
        "message": "Please show more dates.",
        "email": "kim@school.example",
        "name": "Kim Example",
    },
    Purpose.ACCESSIBILITY: {
        "page": "The list of dates",
        "message": "The table cannot be read aloud.",
        "tools": "A screen reader",
        "email": "kim@school.example",
        "name": "Kim Example",
    },
    Purpose.DATA_REQUEST: {
        "about": "access",
        "message": "Which of my messages do you keep?",
        "email": "kim@school.example",
        "name": "Kim Example",
    },
    Purpose.COMPLAINT: {
        "message": "My address was given to others.",
        "email": "kim@school.example",
        "name": "Kim Example",
    },
}


def make_message(
    received_at=factories.NOON, purpose: Purpose = Purpose.CONTACT, **changes
) -> ContactMessage:
    """As the form keeps it."""
    return contact_messages.keep(purpose, FILLED[purpose] | changes, received_at)


def make_person(name: str, *permissions: str):
    """Somebody in the admin who may do that with messages, such as "view" and "protect"."""
    person = get_user_model().objects.create_user(name)
    codes = ("access_admin", *(f"{each}_contactmessage" for each in permissions))
    person.user_permissions.set(Permission.objects.filter(codename__in=codes))
    return person


def address(view: str, message: ContactMessage) -> str:
    return reverse(f"contact_messages:{view}", args=[message.pk])


def form_of(client, message: ContactMessage) -> dict[str, str]:
    """What the form of a message holds when somebody opens it."""
    text = client.get(address("edit", message)).text
    return querydict_from_html(text, form_id="w-editor-form").dict()
