"""Who leads and how it fits together, in words that come from the data."""

import time_machine
from django.test import TestCase

from pages.choices import BodyKind, OrganisationKind
from pages.models import BodyPage
from tests import factories


@time_machine.travel(factories.NOON, tick=False)
class StructureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        about = factories.make_section(home, title="About")
        people = factories.make_people_index(about)
        groups = factories.make_body_index(about)
        chair = factories.make_role(factories.make_person(people), name="Independent Chair")
        cls.board = factories.make_body(groups, presiding_role=chair)
        factories.make_body(
            groups, title="Learning sub-group", kind=BodyKind.SUB_GROUP, reports_to=cls.board
        )
        for name in ("Police", "Health", "Council"):
            factories.make_organisation(name=name)
        factories.make_organisation(
            name="Children’s Trust",
            kind=OrganisationKind.COLLABORATING,
            description="It works closely with all three.",
        )
        series = factories.make_series(factories.make_events(home), presiding_role=chair)
        cls.series = series
        cls.page = factories.make_structure(
            about, body=[("heading", {"text": "How we began", "level": "2"})]
        )

    def main(self):
        text = self.client.get(self.page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_the_lead_partners_come_first_and_the_trust_is_none_of_them(self):
        main = self.main()

        order = [
            main.index(f'<section class="gap-top" id="{kind}"')
            for kind in ("lead_partner", "collaborating")
        ]
        assert order == sorted(order)
        leads = main[order[0] : order[1]]
        assert [name in leads for name in ("Police", "Health", "Council")] == [True] * 3
        assert "Children’s Trust" not in leads
        assert "It works closely with all three." in main[order[1] :]

    def test_each_body_says_who_presides_and_to_whom_it_reports(self):
        main = self.main()

        assert "Presided over by the Independent Chair" in main
        assert f"Reports to the {self.board.title}" in main

    def test_where_people_gather_is_said_with_how_often(self):
        main = self.main()

        assert self.series.title in main
        assert self.series.get_cadence_display() in main

    def test_every_entry_of_the_contents_leads_somewhere(self):
        main = self.main()
        contents = main[main.index('<nav class="toc') : main.index("</nav>", main.index("toc"))]

        anchors = [part.split('"')[0] for part in contents.split('href="#')[1:]]
        assert "part-how-we-began" in anchors
        assert "lead_partner" in anchors
        assert '<a href="#gatherings">Where people come together</a>' in contents
        assert anchors[-1] == "picture"
        for anchor in anchors:
            assert main.count(f'id="{anchor}"') == 1, anchor

    def test_what_is_not_there_is_not_in_the_contents(self):
        self.series.unpublish()
        BodyPage.objects.all().unpublish()

        main = self.main()

        assert "Where people come together" not in main
        assert "The same as a picture" not in main
        assert 'href="#board"' not in main

    def test_a_body_that_readers_cannot_open_is_left_out(self):
        self.board.unpublish()

        assert "Reports to" not in self.main()
        assert self.board.url not in self.main()
