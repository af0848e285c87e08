"""Every organisation is listed with its right name, what it is, and since when."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from bscp_site.kit.dates import Precision
from pages.choices import OrganisationKind, Sector
from pages.models import FormerName, Organisation
from tests import factories


@time_machine.travel(factories.NOON, tick=False)
class OrganisationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        cls.page = factories.make_organisation_index(factories.make_section(home, title="About"))

    def main(self):
        text = self.client.get(self.page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_name_kind_sector_and_dates_are_shown(self):
        factories.make_organisation(
            name="Anytown Integrated Care Board",
            sector=Sector.HEALTH,
            started_on=date(2022, 7, 1),
            started_precision=Precision.MONTH,
            aliases="Anytown ICB\n\nAnytown Clinical Commissioning Group",
            website="https://www.example.org/icb",
        )

        main = self.main()

        assert '<li id="anytown-integrated-care-board">' in main
        assert "Lead partner</span> <span>Health</span> <span>From July 2022</span>" in main
        assert "Anytown ICB, Anytown Clinical Commissioning Group" in main
        assert 'href="https://www.example.org/icb"' in main

    def test_kinds_come_in_their_order_and_empty_ones_are_left_out(self):
        factories.make_organisation(name="National panel", kind=OrganisationKind.EXTERNAL)
        factories.make_organisation(name="Police")

        main = self.main()

        assert main.index("Lead partners") < main.index("Wider bodies")
        assert "Relevant agencies" not in main

    def test_one_whose_standing_has_ended_is_listed_in_the_past(self):
        ended = {"started_on": date(2013, 4, 1), "ended_on": date(2022, 6, 30)}
        factories.make_organisation(name="Clinical Commissioning Group", **ended)
        factories.make_organisation(name="Police")

        main = self.main()

        past = main.index("In the past")
        assert main.index("Police") < past < main.index("Clinical Commissioning Group")
        assert "1 April 2013 to 30 June 2022" in main

    def test_what_nobody_confirmed_for_a_year_is_not_claimed_for_today(self):
        factories.make_organisation(name="Police")
        Organisation.objects.update(confirmed_on=date(2023, 6, 30))

        assert "As of June 2023" in self.main()

    def test_an_empty_list_says_so(self):
        assert "No organisation is listed here yet." in self.main()

    def rename(self, organisation, name, former=()):
        """As the form of the organisation sends it."""
        self.client.force_login(factories.make_superuser())
        data = {
            "name": name,
            "slug": "another-word",
            "kind": organisation.kind,
            "sector": "",
            "description": "",
            "aliases": "",
            "website": "",
            "started_on": "",
            "started_precision": "day",
            "ended_on": "",
            "ended_precision": "day",
            "confirmed_on": "2027-01-12",
            "former_names": inline_formset(list(former)),
        }
        address = reverse(organisation.snippet_viewset.get_url_name("edit"), args=[organisation.pk])
        assert self.client.post(address, nested_form_data(data)).status_code == 302
        self.client.logout()

    def test_a_new_name_breaks_no_link_and_the_old_one_is_still_read(self):
        health = factories.make_organisation(name="Anytown Health Group")
        former = {
            "name": "Anytown Health Group",
            "used_until": "2027-01-31",
            "used_until_precision": "month",
        }

        self.rename(health, "County Health Board", [former])

        main = self.main()
        assert '<li id="anytown-health-group">' in main
        assert "<h3>County Health Board</h3>" in main
        assert "Formerly Anytown Health Group (until January 2027)" in main

    def test_the_word_in_the_address_stays(self):
        health = factories.make_organisation(name="Health")
        health.slug = "another"

        with pytest.raises(ValidationError) as error:
            health.full_clean()

        assert list(error.value.message_dict) == ["slug"]

    def test_it_is_found_by_every_name_it_has_and_had(self):
        health = factories.make_organisation(name="County Health Board", aliases="CHB")
        self.rename(
            health,
            "County Health Board",
            [{"name": "Primary Trust of Old", "used_until": "", "used_until_precision": "day"}],
        )

        for words in ("county health", "primary trust of old"):
            assert self.page.url in self.client.get("/search/", {"q": words}).text, words

    def test_a_name_that_was_taken_out_is_found_no_more(self):
        health = factories.make_organisation(name="Health")
        former = FormerName.objects.create(organisation=health, name="Quondam")
        assert self.page.url in self.client.get("/search/", {"q": "quondam"}).text

        former.delete()

        assert self.page.url not in self.client.get("/search/", {"q": "quondam"}).text
