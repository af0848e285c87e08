"""Uploaded pictures have one address, wherever their files lie."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings

ELSEWHERE = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(params=["on disk", "in a store"])
def storage(request, settings):
    if request.param == "in a store":
        with override_settings(STORAGES=ELSEWHERE):
            yield default_storage
    else:
        yield default_storage
        default_storage.delete("images/one.png")
        default_storage.delete("documents/secret.pdf")


@pytest.mark.django_db
def test_a_picture_is_served_with_its_kind_and_for_an_hour(client, storage):
    storage.save("images/one.png", ContentFile(b"a picture"))

    response = client.get("/media/images/one.png")

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == b"a picture"
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=3600"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path", ["images/none.png", "documents/secret.pdf", "images/../documents/secret.pdf"]
)
def test_nothing_else_is(client, storage, path):
    storage.save("documents/secret.pdf", ContentFile(b"secret"))

    assert client.get(f"/media/{path}").status_code == 404
