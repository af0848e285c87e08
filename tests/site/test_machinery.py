"""Addresses for machines."""

from datetime import UTC, datetime, timedelta

import time_machine
from django.conf import settings
from django.test import TestCase
from django.urls import reverse
from django.utils.html import escape

from tests import factories


class MachineryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()

    def test_the_sitemap_lists_every_public_page_by_the_one_address(self):
        self.pages["contentpage"].view_restrictions.create(restriction_type="login")

        text = self.client.get("/sitemap.xml").text

        for name, page in self.pages.items():
            listed = f"<loc>{escape(settings.SITE_URL + page.url)}</loc>" in text
            assert listed == (name != "contentpage"), name

    def test_the_sitemap_leaves_out_what_is_below_a_draft(self):
        self.pages["issuepage"].unpublish()

        text = self.client.get("/sitemap.xml").text

        assert self.pages["articlepage"].url not in text
        assert self.pages["newsletterindexpage"].url in text

    def test_robots_may_fetch_everything_that_calendars_need(self):
        text = self.client.get("/robots.txt").text

        assert "Disallow: /admin/" in text
        assert "Disallow: /events/" not in text
        assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text

    def test_the_admin_is_never_cached_and_asks_for_a_sign_in(self):
        response = self.client.get("/admin/")

        assert response.status_code == 302
        assert "no-store" in response["Cache-Control"]


class SecurityContactTests(TestCase):
    """RFC 9116: where somebody who finds a weakness can say so."""

    ADDRESS = "/.well-known/security.txt"

    @classmethod
    def setUpTestData(cls):
        factories.make_home()

    def fields(self):
        lines = self.client.get(self.ADDRESS).text.splitlines()
        return dict(line.split(": ", 1) for line in lines)

    def test_it_says_where_to_write_and_where_it_stands(self):
        factories.make_settings(security_email="security@anytown.example")

        response = self.client.get(self.ADDRESS)

        assert response["Content-Type"] == "text/plain; charset=utf-8"
        fields = self.fields()
        assert fields["Contact"] == "mailto:security@anytown.example"
        assert fields["Canonical"] == settings.SITE_URL + self.ADDRESS
        assert fields["Preferred-Languages"] == "en"

    def test_without_an_address_of_its_own_the_team_is_named(self):
        factories.make_settings()

        assert self.fields()["Contact"] == "mailto:team@anytown.example"

    def test_without_any_address_the_form_is_named(self):
        factories.make_settings(team_email="")

        assert self.fields()["Contact"] == f"{settings.SITE_URL}{reverse('contact')}"

    def test_it_is_the_same_for_a_month_and_good_for_less_than_a_year(self):
        factories.make_settings()
        for day in (datetime(2027, 1, 31, tzinfo=UTC), datetime(2028, 2, 29, tzinfo=UTC)):
            with time_machine.travel(day, tick=False):
                expires = self.fields()["Expires"]
                left = datetime.fromisoformat(expires) - day
            with time_machine.travel(day.replace(day=1), tick=False):
                assert self.fields()["Expires"] == expires

            assert timedelta(days=300) < left < timedelta(days=366)
