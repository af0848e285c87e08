"""Privacy and freedom of information: what people may know, and whom they ask."""

from datetime import date

from django.test import TestCase
from django.urls import reverse
from django.utils.html import strip_tags

from pages.choices import SchemeClass
from tests import factories


class InformationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        cls.settings = factories.make_settings()
        cls.privacy = factories.make_privacy_notice(cls.home)
        cls.about = factories.make_section(cls.home, title="Who leads")
        row = {"heading": "who_we_are", "text": "People.", "links": [{"page": cls.about}]}
        cls.information = factories.make_information(cls.home, published=[("published", row)])

    def words(self, page) -> str:
        text = self.client.get(page.url).text
        main = text[text.index("<main") : text.index("</main>")]
        return " ".join(strip_tags(main.replace("<", " <")).split())

    def test_each_use_of_data_says_why_by_which_right_who_and_how_long(self):
        words = self.words(self.privacy)

        assert "To answer you Lawful basis A public task Data kept Your address." in words
        assert "Who gets it The team. How long A year." in words

    def test_a_use_without_a_basis_says_so_to_readers_and_to_the_team(self):
        use = {"purpose": "To count", "data": "Names.", "recipients": "Us.", "kept": "A day."}
        self.privacy.uses = [("use", use)]
        self.privacy.save_revision().publish()

        assert "Lawful basis Not settled yet" in self.words(self.privacy)
        self.client.force_login(factories.make_superuser())
        assert "“To count” has no lawful basis yet." in self.client.get(reverse("to_check")).text

    def test_the_controller_comes_from_the_settings(self):
        assert "as soon as that is settled" in self.words(self.privacy)
        self.settings.controller_name = "Anytown Council"
        self.settings.controller_contact = "dpo@anytown.example"
        self.settings.save()

        words = self.words(self.privacy)

        assert "The data controller is Anytown Council" in words
        assert "dpo@anytown.example" in words

    def test_complaints_are_acknowledged_in_30_days_and_lead_to_the_ico(self):
        words = self.words(self.privacy)

        assert "Since 19 June 2026" in words
        assert "within 30 days" in words
        assert "Information Commissioner’s Office (ICO)" in words
        assert "no cookies for readers" in words

    def test_a_notice_that_names_no_use_is_not_published(self):
        self.privacy.uses = []

        assert set(self.privacy.missing()) == {"uses"}

    def test_the_seven_headings_stand_in_their_order_with_links_or_say_that_nothing_does(self):
        text = self.client.get(self.information.url).text

        places = [text.index(f"<dt>{heading.label}</dt>") for heading in SchemeClass]
        assert len(places) == 7
        assert places == sorted(places)
        assert f'<li><a href="{self.about.url}">Who leads</a></li>' in text
        assert text.count("Nothing is published under this heading yet.") == 6

    def test_a_page_that_readers_cannot_open_is_not_linked(self):
        self.about.unpublish()

        assert "Who leads" not in self.client.get(self.information.url).text

    def test_the_lead_partners_of_today_are_those_to_ask(self):
        factories.make_organisation(name="Police", requests_address="https://police.example/foi/")
        factories.make_organisation(name="Council", website="https://council.example/")
        factories.make_organisation(name="Old Board", ended_on=date(2019, 2, 28))
        factories.make_organisation(name="School", kind="relevant_agency")

        text = self.client.get(self.information.url).text

        assert '<a href="https://police.example/foi/">Police: ask for information</a>' in text
        assert '<a href="https://council.example/">Council</a>' in text
        assert "Old Board" not in text
        assert "School" not in text
