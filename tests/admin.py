"""The admin's forms, filled in and sent as an editor does."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

# Streams are drawn by a script, so a form without a browser does not hold them.
STREAMS = {
    "contentpage": {"body": streamfield([("paragraph", rich_text("<p>Some text.</p>"))])},
    "issuepage": {name: streamfield([]) for name in ("contents", "corrections")},
    "eventpage": {name: streamfield([]) for name in ("body", "materials", "programme", "speakers")},
}
NUMBER = {
    "when": "In danger now",
    "number": "999",
    "who": "",
    "applies": "always",
    "text_relay": "",
    "translations": {"count": "0"},
}
SETTINGS_STREAMS = {
    "who_to_call": streamfield([("number", NUMBER)]),
    "call_hours": streamfield([]),
    "footer_links": streamfield([]),
}


def make_user(name: str, *groups: str):
    """Somebody in the admin's groups, with an address that mail can go to."""
    user = get_user_model().objects.create_user(name, email=f"{name.lower()}@example.org")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def form_of(client: Client, page: Page) -> dict:
    """What the edit form of the page holds when it is opened."""
    response = client.get(address(page))
    assert response.status_code == 200
    filled = querydict_from_html(response.text, form_id="page-edit-form")
    return filled.dict() | nested_form_data(STREAMS[page.specific_class._meta.model_name])


def save(client: Client, page: Page, *, press: str = "", form: dict | None = None, **changes):
    """Send the form; `press` names the button, such as "publish" or "submit"."""
    data = (form or form_of(client, page)) | changes
    if press:
        data[f"action-{press}"] = "on"
    return client.post(address(page), data)


def address(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def act_on_task(client: Client, page: Page, name: str = "approve", **data):
    """Answer the question of a workflow: "approve" or "reject"."""
    state = Page.objects.get(pk=page.pk).current_workflow_state.current_task_state
    return client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, state.pk]), data
    )
