"""People with their roles, then and now, in the bodies and in organisations outside."""

from datetime import date

import time_machine
from django.test import TestCase

from pages.choices import BodyKind
from pages.models import RoleAssignment
from tests import factories


@time_machine.travel(factories.NOON, tick=False)
class PeopleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        about = factories.make_section(home, title="About")
        cls.index = factories.make_people_index(about)
        cls.groups = factories.make_body_index(about)
        cls.person = factories.make_person(cls.index, post_nominals="OBE")
        cls.chair = factories.make_role(cls.person, name="Independent Chair")
        cls.board = factories.make_body(cls.groups, presiding_role=cls.chair)
        cls.group = factories.make_body(
            cls.groups,
            title="Learning sub-group",
            kind=BodyKind.SUB_GROUP,
            attending_role=cls.chair,
            cadence="Every two months",
            reports_to=cls.board,
            terms_of_reference=[("paragraph", "<p>Agreed in spring.</p>")],
        )

    def main(self, page):
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_the_list_shows_each_person_with_the_roles_of_today(self):
        factories.make_person(self.index, title="Sam Sample", summary="Works for children.")

        main = self.main(self.index)

        assert f'<a href="{self.person.url}">Alex Example OBE</a>' in main
        assert "<p>Independent Chair</p>" in main
        assert "<p>Works for children.</p>" in main  # who holds no role is described

    def test_a_person_presides_over_some_bodies_and_goes_to_others(self):
        main = self.main(self.person)

        over, goes = main.index("Presides over</h2>"), main.index("at least one meeting a year of")
        assert over < main.index(f'<a href="{self.board.url}">') < goes
        assert goes < main.index(f'<a href="{self.group.url}">')

    def test_what_was_confirmed_lately_needs_no_notice(self):
        assert "describes the position" not in self.main(self.person)

    def test_what_nobody_has_confirmed_for_a_year_is_not_said_of_today(self):
        RoleAssignment.objects.update(confirmed_on=date(2023, 6, 30))

        main = self.main(self.person)

        assert "This page describes the position as of June 2023." in main
        assert f'<a href="{self.index.url}">Other people and their roles</a>' in main
        assert "Presided over, as of June 2023</h2>" in main
        assert "Went to at least one meeting a year of, as of June 2023</h2>" in main
        assert "Presides over" not in main

    def test_a_role_that_has_ended_presides_over_nothing(self):
        RoleAssignment.objects.update(ended_on=date(2024, 9, 30))

        main = self.main(self.person)

        assert "Presides over" not in main
        assert "2016 to 30 September 2024" in main

    def test_a_role_outside_names_the_organisation(self):
        network = factories.make_organisation(name="Regional network")
        role = factories.make_role(self.person, name="Co-chair")
        role.organisation = network
        role.save()

        assert "<td>Regional network</td>" in self.main(self.person)

    def test_a_body_says_who_comes_how_often_it_meets_and_to_whom_it_reports(self):
        main = self.main(self.group)

        assert "Comes to at least one meeting a year" in main
        assert "Every two months" in main
        assert f'<dd><a href="{self.board.url}">{self.board.title}</a></dd>' in main

    def test_the_terms_of_reference_are_text_on_the_page(self):
        assert "Terms of reference</h2>" in self.main(self.group)
        assert "Agreed in spring." in self.main(self.group)
        assert "Terms of reference" not in self.main(self.board)

    def test_the_list_of_bodies_names_each_kind_once(self):
        factories.make_body(self.groups, title="Quality sub-group", kind=BodyKind.SUB_GROUP)

        main = self.main(self.groups)

        assert "Board</h2>" in main
        assert main.count("Sub-groups</h2>") == 1
        assert "Forum" not in main
