"""Name, mark and numbers, set once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html

from pages import error_pages
from pages.drawings import validate_drawing
from pages.models import LaunchCheck, PageReview, SiteSettings
from tests import factories
from tests.admin import SETTINGS_STREAMS

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
        settings = factories.make_settings(to_check="Confirm the numbers")
        PageReview.objects.create(page=self.home, note="Confirm the headline")
        LaunchCheck.objects.create(settings=settings, what="Confirm the hours")

        assert "Confirm the" not in self.client.get("/").text


class EditingTests(TestCase):
    """The form of the admin, filled in and sent as a browser does."""

    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.settings = factories.make_settings(is_launched=False, who_to_call=[])
        cls.address = reverse(
            "wagtailsettings:edit", args=["pages", "sitesettings", cls.settings.site_id]
        )

    def setUp(self):
        self.client.force_login(factories.make_superuser())

    def send(self, **changes):
        """Send the form as it is shown, with these changes; the answer, or None once saved."""
        form = self.client.get(self.address).text
        data = querydict_from_html(form, form_id="w-editor-form").dict() | changes
        # What a script adds in the browser.
        data |= nested_form_data(SETTINGS_STREAMS)
        response = self.client.post(self.address, data)
        self.settings = SiteSettings.objects.get(pk=self.settings.pk)
        return None if response.status_code == 302 else response

    def errors(self, response):
        return response.context["form"].errors

    def test_it_can_be_saved_as_it_is(self):
        assert self.send() is None
        assert self.settings.partnership_name == "Anytown Safeguarding Children Partnership"

    def test_a_colour_that_cannot_be_read_is_refused_beside_its_field(self):
        response = self.send(colour_band="#949494")

        assert list(self.errors(response)) == ["colour_band"]
        assert "White text on this colour has a contrast of 3.0 to 1" in response.text
        assert self.settings.colour_band == ""

    def test_a_good_colour_is_saved_and_shown_as_a_square(self):
        assert self.send(colour_band="#5b1a52", colour_band_dark="#4a1543") is None

        text = self.client.get(self.address).text
        assert 'fill="#5b1a52"' in text
        assert 'placeholder="#0b4f42"' in text
        assert "--lock: #5b1a52" in error_pages.finished_theme()

    def test_emptying_a_colour_brings_back_the_designs_own(self):
        self.send(colour_band="#5b1a52")

        assert self.send(colour_band="") is None
        assert self.settings.theme_address == ""
        assert error_pages.finished_theme() == ""

    def test_the_site_cannot_be_opened_while_something_is_to_confirm(self):
        for what in ("The numbers", "The names"):
            LaunchCheck.objects.create(settings=self.settings, what=what)
        sentence = "2 things are still to confirm under “Before launch”."

        response = self.send(is_launched="on")

        assert self.errors(response) == {"is_launched": [sentence]}
        assert sentence in response.text
        assert not self.settings.is_launched

    def test_confirming_in_the_same_form_is_enough(self):
        check = LaunchCheck.objects.create(settings=self.settings, what="The numbers")

        response = self.send(is_launched="on")
        assert "1 thing is still to confirm" in response.text

        day = {"launch_checks-0-confirmed_on": "04/05/2026"}
        assert self.send(is_launched="on", **day) is None
        assert self.settings.is_launched
        check.refresh_from_db()
        assert check.confirmed_on == date(2026, 5, 4)

    def test_a_check_that_is_taken_out_no_longer_counts(self):
        LaunchCheck.objects.create(settings=self.settings, what="The numbers")

        assert self.send(is_launched="on", **{"launch_checks-0-DELETE": "1"}) is None
        assert self.settings.is_launched

    def test_a_check_that_is_added_counts_at_once(self):
        added = {
            "launch_checks-TOTAL_FORMS": "1",
            "launch_checks-0-what": "The names",
            "launch_checks-0-ORDER": "1",
        }

        response = self.send(is_launched="on", **added)
        assert "is_launched" in self.errors(response)

        assert self.send(**added) is None
        assert [check.what for check in self.settings.launch_checks.all()] == ["The names"]

    def test_a_check_that_comes_up_later_keeps_no_number_from_being_mended(self):
        assert self.send(is_launched="on") is None
        LaunchCheck.objects.create(settings=self.settings, what="The new names")

        assert self.send(is_launched="on", short_name="New") is None
        assert self.settings.short_name == "New"
        assert self.settings.is_launched

    def test_a_check_without_words_is_refused_beside_its_field(self):
        added = {"launch_checks-TOTAL_FORMS": "1", "launch_checks-0-ORDER": "1"}

        response = self.send(
            is_launched="on", **added, **{"launch_checks-0-confirmed_on": "04/05/2026"}
        )

        assert response is not None
        assert not self.settings.is_launched
