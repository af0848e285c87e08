"""Addresses for machines."""

from django.conf import settings
from django.test import TestCase
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

    def test_robots_may_fetch_everything_that_calendars_need(self):
        text = self.client.get("/robots.txt").text

        assert "Disallow: /admin/" in text
        assert "Disallow: /events/" not in text
        assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text

    def test_the_admin_is_never_cached_and_asks_for_a_sign_in(self):
        response = self.client.get("/admin/")

        assert response.status_code == 302
        assert "no-store" in response["Cache-Control"]
