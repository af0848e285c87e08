"""The home page says who leads the Partnership, in the order of their standing."""

from datetime import date

import time_machine
from django.test import TestCase

from pages.choices import OrganisationKind
from tests import factories


@time_machine.travel(factories.NOON, tick=False)
class WhoLeadsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.about = factories.make_section(cls.home, title="About")

    def band(self):
        text = self.client.get("/").text
        return text[text.index('id="partners-h"') :].split("</section>")[0]

    def test_lead_partners_stand_before_those_who_work_closely_with_them(self):
        factories.make_organisation(name="The Trust", kind=OrganisationKind.COLLABORATING)
        factories.make_organisation(name="Police")
        factories.make_organisation(name="Inspector", kind=OrganisationKind.EXTERNAL)

        band = self.band()

        assert '<b>Police</b> <span class="soft">Lead partner</span>' in band
        assert band.index("Police") < band.index("The Trust")
        assert "Works closely with the lead partners" in band
        assert "Inspector" not in band

    def test_what_nobody_has_confirmed_for_a_year_is_not_claimed_for_today(self):
        factories.make_organisation(name="Police", confirmed_on=date(2023, 6, 29))

        assert "Lead partner, as of June 2023" in self.band()

    def test_one_that_led_before_is_not_named(self):
        factories.make_organisation(name="Police")
        factories.make_organisation(name="Old board", ended_on=date(2020, 1, 31))

        assert "Old board" not in self.band()

    def test_it_leads_to_the_page_of_the_structure_where_readers_can_open_it(self):
        factories.make_organisation(name="Police")
        assert "fits together" not in self.band()
        structure = factories.make_structure(self.about)

        assert f'href="{structure.url}"' in self.band()

    def test_nothing_stands_there_without_partners(self):
        assert "partners-h" not in self.client.get("/").text
