"""The foot of every page: the team's contacts and the links from the settings."""

from django.test import TestCase

from pages.models import SiteSettings
from tests import factories


class FooterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.privacy = factories.make_content(cls.home, title="Privacy")
        factories.make_settings(
            footer_links=[
                ("link", {"page": cls.privacy}),
                ("link", {"url": "https://www.example.org/", "text": "Our procedures"}),
            ],
            phone="01632 960 002",
            postal_address="Council House\nAnytown",
            office_hours="Monday to Friday",
        )

    def footer(self):
        text = self.client.get(self.home.url).text
        return text[text.index('<footer class="foot"') :]

    def test_the_links_of_the_settings_stand_at_the_foot(self):
        footer = self.footer()

        assert f'<a href="{self.privacy.url}">Privacy</a>' in footer
        assert '<a href="https://www.example.org/">Our procedures</a>' in footer

    def test_a_link_to_a_page_that_readers_cannot_open_is_left_out(self):
        self.privacy.unpublish()

        assert "Privacy" not in self.footer()

    def test_the_team_can_be_reached_from_every_page(self):
        footer = self.footer()

        assert 'href="mailto:team@anytown.example"' in footer
        assert 'href="tel:+441632960002"' in footer
        assert "Council House<br>Anytown" in footer

    def test_without_contacts_nothing_is_promised(self):
        SiteSettings.objects.update(team_email="", phone="", postal_address="")

        assert "The team" not in self.footer()
