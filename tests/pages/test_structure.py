"""Who leads and how it fits together, in words that come from the data."""

import re

import brotli
import time_machine
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from pages.choices import BodyKind, OrganisationKind
from pages.models import BodyPage, Organisation
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


BOX = re.compile(r'<a href="([^"]*)"><rect [^>]*/><text>(.*?)</text></a>', re.S)


@time_machine.travel(factories.NOON, tick=False)
class PictureTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        about = factories.make_section(home, title="About")
        cls.groups = factories.make_body_index(about)
        cls.partners = factories.make_organisation_index(about)
        chair = factories.make_role(name="Independent Chair")
        cls.board = factories.make_body(cls.groups, presiding_role=chair)
        cls.group = factories.make_body(
            cls.groups,
            title="Learning sub-group",
            kind=BodyKind.SUB_GROUP,
            reports_to=cls.board,
            attending_role=chair,
        )
        cls.police = factories.make_organisation(name="Police")
        cls.health = factories.make_organisation(name="Health")
        cls.page = factories.make_structure(about)

    def main(self):
        text = self.client.get(self.page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def boxes(self, main=None):
        """Address and words of each box, of the drawing for phones."""
        main = main or self.main()
        drawing = main[main.index("chart__narrow") : main.index("chart__wide")]
        return {
            address: re.sub(r"\s+", " ", re.sub("<[^>]+>", "", words)).strip()
            for address, words in BOX.findall(drawing)
        }

    def test_every_partner_and_every_body_is_a_box_that_leads_to_it(self):
        assert self.boxes() == {
            f"{self.partners.url}#police": "Police",
            f"{self.partners.url}#health": "Health",
            self.board.url: f"{self.board.title} Presided over by the Independent Chair",
            self.group.url: "Learning sub-group Sub-group Attended by the Independent Chair",
        }

    def test_the_list_says_the_same_in_words(self):
        factories.make_member(self.group, self.health)
        words = self.main()
        words = words[: words.index('<figure class="chart"')]

        for relation in (
            "Presided over by the Independent Chair",
            "Attended by the Independent Chair",
            f"Reports to the {self.board.title}",
            "Members: Health",
            f'<a href="{self.partners.url}#police">Police</a>',
        ):
            assert relation in words, relation

    def test_members_are_named_by_the_numbers_of_the_partners(self):
        factories.make_member(self.board, self.police)
        factories.make_member(self.group, self.health)
        factories.make_member(self.group, self.police)

        boxes = self.boxes()

        assert boxes[f"{self.partners.url}#police"] == "1. Police"
        assert boxes[self.board.url].endswith("Members: 1")
        assert boxes[self.group.url].endswith("Members: 1 and 2")

    def test_a_new_body_is_drawn_without_anybody_drawing_it(self):
        new = factories.make_body(self.groups, title="Listening group", reports_to=self.group)

        assert "Listening group" in self.boxes()[new.url]

    def test_what_reports_to_something_that_readers_cannot_open_stands_by_itself(self):
        self.board.unpublish()

        assert list(self.boxes())[-1] == self.group.url

    def test_two_that_report_to_one_another_are_drawn_once_each(self):
        BodyPage.objects.filter(pk=self.board.pk).update(reports_to=self.group)

        main = self.main()

        assert set(self.boxes(main)) >= {self.board.url, self.group.url}
        assert main.count(f'href="{self.group.url}"><rect') == 2  # one on each sheet

    def test_names_are_words_whatever_is_in_them(self):
        factories.make_body(self.groups, title='<script>alert("x")</script> \u202e😀')

        main = self.main()

        assert "<script" not in main
        assert "&lt;script&gt;" in main

    def test_bodies_beyond_the_partnership_are_left_to_the_list(self):
        Organisation.objects.filter(pk=self.health.pk).update(kind=OrganisationKind.EXTERNAL)

        assert f"{self.partners.url}#health" not in self.boxes()
        assert "Health" in self.main()

    def test_sixty_bodies_cost_no_more_queries_than_three_and_little_to_carry(self):
        few = self.queries()
        for number in range(60):
            body = factories.make_body(
                self.groups, title=f"Body {number}", kind=BodyKind.FORUM, reports_to=self.group
            )
            factories.make_member(body, self.police)

        assert self.queries() == few
        assert len(self.boxes()) == 64
        assert len(brotli.compress(self.client.get(self.page.url).content)) < 10_000

    def queries(self):
        self.client.get(self.page.url)
        with CaptureQueriesContext(connection) as queries:
            self.client.get(self.page.url)
        assert len(queries) <= 12
        return len(queries)
