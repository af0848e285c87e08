"""The screens for planning dates, filled in and sent as somebody does, for tests."""

from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

YEAR = reverse("year_of_dates")
IMPORT = reverse("import_dates")
HEADING = "series\tdate\tstart\tend\tvenue\n"


def next_date(series) -> str:
    return reverse("next_date", args=[series.pk])


def filled(client, address: str) -> dict:
    """What the screen proposes."""
    response = client.get(address)
    assert response.status_code == 200
    found = querydict_from_html(response.text, form_id="new-dates").dict()
    # A browser sends "on" for a tick without a value.
    return {name: "on" if name.endswith("is_kept") else found[name] for name in found}


def send(client, address: str, do: str = "draft", **changes):
    names = {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(address, filled(client, address) | names | {"do": do}, follow=True)
