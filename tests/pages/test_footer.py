"""The foot of every page: the team's contacts and the links from the settings."""

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from pages.models import SiteSettings
from tests import factories


class FooterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.about = factories.make_content(cls.home, title="About", slug="about")
        cls.privacy = factories.make_content(cls.about, title="Privacy", slug="privacy")
        cls.settings = factories.make_settings(
            footer_links=[
                ("link", {"page": cls.privacy}),
                ("link", {"page": cls.about, "text": "Who we are"}),
                ("link", {"url": "https://www.example.org/", "text": "Our procedures"}),
            ],
            phone="01632 960 002",
            postal_address="Council House\nAnytown",
            office_hours="Monday to Friday",
        )

    def footer(self, path="/"):
        text = self.client.get(path).text
        return text[text.index('<footer class="foot"') :]

    def links(self, path="/"):
        links = self.client.get(path).context["footer_links"]
        return [(link.href, link.label) for link in links]

    def labels(self):
        return [label for _href, label in self.links()]

    def queries_of(self, path):
        self.client.get(path)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(path)
        return len(queries)

    def test_links_stand_in_the_foot_of_every_page_in_their_order(self):
        expected = [
            ("/about/privacy/", "Privacy"),
            ("/about/", "Who we are"),
            ("https://www.example.org/", "Our procedures"),
        ]
        for path in ("/", "/about/", "/nothing/", "/search/"):
            foot = self.footer(path)

            assert self.links(path) == expected
            assert all(f'<a href="{href}">{label}</a>' in foot for href, label in expected)

    def test_a_page_that_is_renamed_or_moved_is_followed(self):
        self.privacy.title, self.privacy.slug = "Your data", "data"
        self.privacy.save_revision().publish()
        assert self.links()[0] == ("/about/data/", "Your data")

        self.privacy.move(Page.objects.get(pk=self.home.pk), "last-child")
        assert self.links()[0] == ("/data/", "Your data")

    def test_a_link_to_a_page_that_readers_cannot_open_is_left_out(self):
        self.privacy.unpublish()
        assert self.labels() == ["Who we are", "Our procedures"]
        assert "Privacy" not in self.footer()

        self.privacy.save_revision().publish()
        self.about.unpublish()  # what is below a draft cannot be opened either
        assert self.labels() == ["Our procedures"]

        self.about.save_revision().publish()
        self.about.view_restrictions.create(restriction_type="login")
        assert self.labels() == ["Our procedures"]

    def test_a_link_to_a_page_that_is_gone_is_left_out(self):
        Page.objects.get(pk=self.about.pk).delete()

        assert self.labels() == ["Our procedures"]

    def test_links_cost_no_query(self):
        with_links = {path: self.queries_of(path) for path in ("/", "/about/", "/nothing/")}

        self.settings.footer_links = []
        self.settings.save()

        assert {path: self.queries_of(path) for path in with_links} == with_links

    def test_the_team_can_be_reached_from_every_page(self):
        for path in ("/", "/about/", "/nothing/", "/search/"):
            foot = self.footer(path)

            assert 'href="mailto:team@anytown.example"' in foot
            assert 'href="tel:+441632960002"' in foot
            assert "Council House<br>Anytown" in foot

    def test_without_contacts_nothing_is_promised(self):
        SiteSettings.objects.update(team_email="", phone="", postal_address="")

        assert "The team" not in self.footer()
