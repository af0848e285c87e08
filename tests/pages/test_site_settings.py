"""Name, mark and numbers, set once."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from pages import error_pages
from pages.drawings import validate_drawing
from pages.models import SiteSettings
from tests import factories

DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def drawing(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("mark.svg", data, content_type="image/svg+xml")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a drawing",
        b"<html></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><path/></svg>',
        DRAWING.replace(b"<path", b"<script>alert(1)</script><path"),
        DRAWING.replace(b"<path", b'<path onload="alert(1)"'),
        DRAWING.replace(b"<path", b'<image href="https://example.org/a.png"/><path'),
        b'<?xml version="1.0" encoding="klingon"?>' + DRAWING,
        DRAWING.replace(b"<path", b"<style>@import url(https://example.org/a.css)</style><path"),
        DRAWING.replace(b"<path", b'<a href="https://example.org/"/><path'),
        DRAWING.decode().encode("utf-16"),
        DRAWING.replace(b"<path", b"<style>@im\\port x;</style><path"),
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + DRAWING,
        DRAWING + b" " * 70_000,
    ],
)
def test_only_a_small_drawing_that_stands_alone_is_accepted(data):
    with pytest.raises(ValidationError):
        validate_drawing(drawing(data))


def test_a_good_drawing_is_accepted():
    validate_drawing(drawing(DRAWING))


class SiteSettingsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()

    def test_reading_pages_without_settings_creates_none(self):
        assert self.client.get("/").status_code == 200
        assert not SiteSettings.objects.exists()

    def test_a_number_changes_everywhere_at_once(self):
        settings = factories.make_settings()
        settings.who_to_call = [("number", {"when": "Any time", "number": "0300 123", "who": ""})]
        settings.save()

        assert "0300 123" in self.client.get("/").text
        assert "0300 123" in self.client.get("/nothing/").text
        assert all("0300 123" in error_pages.finished(name) for name in error_pages.NAMES)

    def test_the_mark_is_a_picture_that_can_run_nothing(self):
        settings = factories.make_settings(mark=drawing(DRAWING))

        response = self.client.get(settings.mark.url)

        assert settings.mark.url in self.client.get("/").text
        assert response["Content-Type"] == "image/svg+xml"
        assert "sandbox" in response["Content-Security-Policy"]

    def test_the_way_to_help_never_ends_at_a_page_that_is_closed(self):
        page = factories.make_content(self.home, title="Worried", slug="worried")
        factories.make_settings(help_page=page)
        assert 'href="/worried/"' in self.client.get("/").text

        page.view_restrictions.create(restriction_type="login")
        assert 'href="/worried/"' not in self.client.get("/").text

        page.view_restrictions.all().delete()
        page.unpublish()
        text = self.client.get("/").text
        assert 'href="/worried/"' not in text
        assert 'href="#who-to-call"' in text

    def test_search_engines_are_kept_out_until_the_team_opens_the_site(self):
        settings = factories.make_settings(is_launched=False)
        assert 'content="noindex"' in self.client.get("/").text

        settings.is_launched = True
        settings.save()
        assert "noindex" not in self.client.get("/").text

    def test_a_lost_file_of_the_mark_does_not_lock_the_numbers(self):
        settings = factories.make_settings(mark=drawing(DRAWING))
        settings.mark.storage.delete(settings.mark.name)

        settings.full_clean()

    def test_notes_for_editors_are_never_shown(self):
        factories.make_settings(to_check="Confirm the numbers")
        self.home.review_records.create(note="Confirm the headline")

        assert "Confirm the" not in self.client.get("/").text
