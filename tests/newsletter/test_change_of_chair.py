"""The Chair changes: one edit under Roles, and nothing that was written before changes."""

from datetime import date, timedelta

import time_machine
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.models import RoleAssignment
from tests import factories

TODAY = factories.NOON.date()
UNKNOWN = {"started_precision": "day", "ended_precision": "day", "confirmed_on": str(TODAY)}


@time_machine.travel(factories.NOON, tick=False)
class ChangeOfChairTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            about = factories.make_section(home, title="About")
            people = factories.make_people_index(about)
            cls.old, cls.new, cls.third = (
                factories.make_person(people, title=name)
                for name in ("Olive Old", "Nora New", "Thea Third")
            )
            cls.chair = factories.make_role(cls.old, name="Chair")
            cls.board = factories.make_body(
                factories.make_body_index(about), presiding_role=cls.chair
            )
            cls.series = factories.make_series(
                factories.make_events(home), presiding_role=cls.chair
            )
            issue = factories.make_issue(
                factories.make_newsletter(home), issued_on=date(2026, 6, 1)
            )
            cls.article = factories.make_article(issue, author=cls.old, about_person=cls.old)

    def edit(self, *rows):
        """The form of the role, sent once: the holder of before, then others."""
        self.client.force_login(factories.make_superuser())
        first = RoleAssignment.objects.get(holder=self.old)
        holders = [{"id": first.pk, **rows[0]}, *rows[1:]]
        formset = inline_formset([{**UNKNOWN, **row} for row in holders], initial=1)
        data = {"name": "Chair", "body": "", "organisation": "", "assignments": formset}
        address = reverse(self.chair.snippet_viewset.get_url_name("edit"), args=[self.chair.pk])
        assert self.client.post(address, nested_form_data(data)).status_code == 302
        self.client.logout()

    def holder(self, person, started_on="", ended_on=""):
        return {"holder": person.pk, "started_on": started_on, "ended_on": ended_on}

    def who_chairs(self, day):
        rows = RoleAssignment.objects.on(day).filter(role=self.board.presiding_role)
        return [str(row.holder) for row in rows.newest_first()]

    def main(self, page):
        text = self.client.get(page.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_one_edit_changes_who_chairs_and_no_article(self):
        before = self.main(self.article)
        assert "Olive Old" in before
        assert "Chair" in before

        self.edit(
            self.holder(self.old, "2016-01-01", "2027-01-11"),
            self.holder(self.new, "2027-01-12"),
        )

        assert self.main(self.article) == before
        assert self.who_chairs(date(2020, 5, 5)) == ["Olive Old"]
        assert self.who_chairs(TODAY - timedelta(days=1)) == ["Olive Old"]
        assert self.who_chairs(TODAY) == ["Nora New"]
        assert self.who_chairs(date(2015, 1, 1)) == []
        for page in (self.board, self.series):
            assert "Nora New" in self.main(page)
        assert "Olive Old" not in self.main(self.series)
        board = self.main(self.board)
        assert board.index("Who presided before") < board.index("Olive Old")
        assert f'href="{self.board.url}"' in self.main(self.new)
        assert "Presides over" not in self.main(self.old)
        assert "1 January 2016 to 11 January 2027" in self.main(self.old)

    def test_two_preside_together(self):
        self.edit(
            self.holder(self.old, "2016-01-01", "2027-01-11"),
            self.holder(self.new, "2027-01-12"),
            self.holder(self.third, "2027-01-12"),
        )

        assert set(self.who_chairs(TODAY)) == {"Nora New", "Thea Third"}
        board = self.main(self.board)
        facts = board[board.index("Presided over by") :]
        assert "Nora New" in facts
        assert "Thea Third" in facts
        for person in (self.new, self.third):
            assert "Presides over" in self.main(person)

    def test_a_rotation_that_was_entered_ahead_takes_place_on_its_day(self):
        self.edit(
            self.holder(self.old, "2016-01-01", "2027-01-11"),
            self.holder(self.new, "2027-01-12", "2027-07-11"),
            self.holder(self.third, "2027-07-12", "2028-01-11"),
        )

        assert self.who_chairs(TODAY) == ["Nora New"]
        assert "Thea Third" not in self.main(self.board)
        with time_machine.travel(factories.NOON + timedelta(days=181), tick=False):
            board = self.main(self.board)
            facts = board[board.index("Presided over by") :]
            assert "Thea Third" in facts
            assert "Nora New" not in facts[: facts.index("</dl>")]
