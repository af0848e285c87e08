"""Who holds a role is read from dated rows, and never claimed without a check."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import TestCase

from bscp_site.kit.dates import Precision
from pages.models import RoleAssignment
from tests import factories

TODAY = date(2027, 1, 12)


@time_machine.travel(factories.NOON, tick=False)
class RoleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        section = factories.make_section(home, title="People")
        cls.person = factories.make_person(section)
        cls.role = factories.make_role(cls.person)
        cls.board = factories.make_body(section, presiding_role=cls.role)

    def assignment(self, **changes):
        RoleAssignment.objects.update(**changes)
        return RoleAssignment.objects.get()

    def test_only_the_known_part_of_a_date_is_shown(self):
        assert self.assignment().dates_words == "From 2016"

    def test_a_role_that_nobody_confirmed_for_a_year_is_not_claimed_for_today(self):
        row = self.assignment(confirmed_on=date(2023, 6, 30))

        assert row.dates_words == "From 2016, as of June 2023"
        assert "as of June 2023" in self.client.get(self.person.url).text
        assert "as of June 2023" in self.client.get(self.board.url).text

    def test_an_ended_role_shows_its_span_and_no_present(self):
        row = self.assignment(ended_on=date(2024, 9, 30), ended_precision=Precision.MONTH)

        assert row.dates_words == "2016 to September 2024"
        assert self.client.get(self.board.url).context["presided_by"] == []
        assert self.client.get(self.person.url).context["headline_role"] == ""

    def test_an_unknown_beginning_is_not_made_up(self):
        row = self.assignment(started_on=None, confirmed_on=date(2023, 6, 30))

        assert row.dates_words == "As of June 2023"
        assert row in RoleAssignment.objects.on(TODAY)
        assert "As of June 2023" in self.client.get(self.person.url).text

    def test_an_unknown_beginning_with_a_known_end_says_until(self):
        row = self.assignment(started_on=None, ended_on=TODAY)

        assert row.dates_words == "Until 12 January 2027"

    def test_the_holder_on_any_day_can_be_asked(self):
        self.assignment(ended_on=date(2024, 9, 30))

        assert RoleAssignment.objects.on(date(2024, 9, 30)).count() == 1
        assert RoleAssignment.objects.on(date(2024, 10, 1)).count() == 0
        assert RoleAssignment.objects.on(date(2015, 12, 31)).count() == 0

    def test_an_end_before_the_start_is_refused_beside_the_field(self):
        row = RoleAssignment(started_on=date(2024, 1, 2), ended_on=date(2024, 1, 1))

        with pytest.raises(ValidationError) as error:
            row.clean()

        assert list(error.value.message_dict) == ["ended_on"]

    def test_a_person_who_held_a_role_cannot_vanish(self):
        with pytest.raises(ProtectedError):
            self.person.delete()
