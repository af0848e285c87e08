"""What the law asks for: the yearly report in time, and arrangements with all their parts."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from pages.admin.duties import Duties
from pages.choices import ArrangementsPart
from pages.models import ArrangementsPage, YearlyReportPage
from pages.statutory import year_asked_for
from tests import factories
from tests.members import make_member
from tests.pages.desk import Desk


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (date(2027, 6, 30), 2025),
        (date(2027, 7, 1), 2026),
        (date(2027, 9, 30), 2026),
        (date(2027, 12, 31), 2026),
        (date(2028, 1, 1), 2026),
        (date(2028, 6, 30), 2026),
        (date(2028, 7, 1), 2027),
    ],
)
def test_from_1_july_the_report_on_the_year_that_ended_in_march_is_asked_for(today, year):
    assert year_asked_for(today) == year


class YearlyReportTests(Desk):
    def rows(self, day, hour=12, user=None):
        now = datetime.combine(day, datetime.min.time(), tzinfo=UTC) + timedelta(hours=hour)
        data = Duties().data(user or self.editor, now) or {"groups": []}
        rows = [row for group in data["groups"] for row in group.rows]
        return [row for row in rows if "eport" in row.title]

    def test_the_alert_says_which_report_is_due_when(self):
        (row,) = self.rows(date(2027, 7, 1))

        assert row.title == "Yearly report on April 2026 to March 2027"
        assert row.words.startswith("Due by 30 September 2027; then copies to the national Panel")
        assert not row.is_late

    def test_before_1_july_nothing_is_said_where_the_last_one_is_there(self):
        assert self.rows(date(2027, 6, 30), hour=22) == []
        assert self.rows(date(2027, 6, 30), hour=23) != []  # midnight in London

    def test_on_the_last_day_it_is_due_and_on_the_next_overdue(self):
        (due,) = self.rows(date(2027, 9, 30))
        (late,) = self.rows(date(2027, 10, 1))

        assert "Due by" in due.words
        assert late.words.startswith("Overdue since 30 September 2027")
        assert (due.is_late, late.is_late) == (False, True)

    def test_a_draft_is_led_to_and_does_not_end_the_alert(self):
        kind = self.pages["publicationkindpage"]
        draft = YearlyReportPage(title="Report", slug="r", first_year=2026, live=False)
        kind.add_child(instance=draft)

        (row,) = self.rows(date(2027, 7, 1), user=factories.make_superuser())
        (read_only,) = self.rows(date(2027, 7, 1))  # of another part of the site

        assert row.address == self.edit(draft)
        assert read_only.address == ""

    def test_a_published_one_ends_it_and_copies_are_asked_for_during_a_week(self):
        with time_machine.travel(datetime(2027, 9, 1, 9, tzinfo=UTC), tick=False):
            factories.make_yearly_report(
                self.pages["publicationkindpage"], title="Our report", first_year=2026
            )

        (row,) = self.rows(date(2027, 9, 2))

        assert row.title == "Our report"
        assert row.words == "Copies to the national Panel and to Foundations by 8 September 2027"
        assert self.rows(date(2027, 9, 9)) == []

    def test_it_stands_on_the_dashboard_of_those_who_edit(self):
        with time_machine.travel(datetime(2027, 7, 1, 12, tzinfo=UTC), tick=False):
            assert "April 2026 to March 2027" in self.panel("Required by law", self.editor)
            assert "April 2026" not in self.text(make_member("guest"))

    def test_where_it_leads_a_report_can_be_begun(self):
        (row,) = self.rows(date(2027, 7, 1))
        self.client.force_login(factories.make_superuser())

        assert self.client.get(row.address, follow=True).status_code == 200

    def test_a_report_has_its_year_and_a_text(self):
        kind = self.pages["publicationkindpage"]
        with pytest.raises(ValidationError, match="which financial year"):
            factories.make_yearly_report(kind, title="No year", first_year=None)
        document = {"document": factories.make_document()}
        with pytest.raises(ValidationError, match="summary as text"):
            factories.make_yearly_report(kind, title="No text", body=[("document", document)])

        report = factories.make_yearly_report(kind, title="Both", first_year=2026)

        assert report.last_year == 2027
        assert report.deadline == date(2027, 9, 30)
        assert "April 2026 to March 2027" in Client().get(report.url).text

    def test_the_form_says_when_it_is_due(self):
        self.client.force_login(factories.make_superuser())

        text = self.client.get(self.edit(self.pages["yearlyreportpage"])).text

        assert "30 September 2026" in text
        assert text.count('name="first_year"') == 1
        assert 'name="last_year"' not in text


class ArrangementsTests(Desk):
    @property
    def arrangements(self) -> ArrangementsPage:
        return ArrangementsPage.objects.get()

    def parts_of(self, *blocks):
        page = ArrangementsPage(body=list(blocks))
        return [part.label for part in page.parts if part.is_present]

    def test_a_part_is_there_when_something_stands_below_its_heading(self):
        text = ("paragraph", "<p>Text</p>")
        area, funding = (("part", {"kind": kind, "text": ""}) for kind in ("area", "funding"))
        other = ("part", {"kind": "other", "text": "More"})
        heading = ("heading", {"text": "H", "level": "3"})

        assert self.parts_of(text) == []
        assert self.parts_of(area, funding, text) == ["How the arrangements are paid for"]
        assert self.parts_of(area, heading) == []
        assert self.parts_of(area, heading, text) == ["The area covered"]
        assert self.parts_of(area, other, text) == []

    def test_every_part_that_guidance_lists_is_asked_for(self):
        assert len(ArrangementsPart) == 15
        assert len(self.arrangements.missing_parts) == 14

    def test_editors_see_in_the_form_what_is_there_and_what_is_missing(self):
        self.client.force_login(factories.make_superuser())

        text = self.client.get(self.edit(self.arrangements)).text

        assert "The area covered: <strong>present</strong>" in text
        assert "How disagreements are settled: <strong>missing</strong>" in text
        assert text.count("<strong>missing</strong>") == 14

    def test_the_dashboard_and_the_report_say_it_too(self):
        words = self.panel("Required by law", self.editor)

        assert "14 parts missing: Who the partners are and others" in words
        assert self.edit(self.arrangements) in words
        report = self.client.get(reverse("to_check")).text
        assert "Parts still missing: Who the partners are; " in report

    def test_a_draft_that_has_a_part_counts(self):
        page = self.arrangements
        kinds = [kind for kind in ArrangementsPart if kind != ArrangementsPart.DISPUTES]
        page.body = [
            block
            for kind in kinds
            for block in (("part", {"kind": kind.value, "text": ""}), ("paragraph", "<p>T</p>"))
        ]
        page.save_revision()

        words = self.panel("Required by law", self.editor)

        assert "1 part missing: How disagreements are settled" in words

    def test_readers_see_the_parts_that_are_there_with_contents_and_nothing_else(self):
        page = self.arrangements
        page.body = [
            ("part", {"kind": "area", "text": ""}),
            ("paragraph", "<p>Anytown.</p>"),
            ("part", {"kind": "voice", "text": "What children tell us"}),
            ("paragraph", "<p>A lot.</p>"),
        ]
        page.version, page.published_on = "4", date(2026, 12, 1)
        page.next_review_on = date(2027, 12, 1)
        page.earlier = [("link", {"page": None, "url": "https://www.example.org/3", "text": "3"})]
        page.save_revision().publish()

        text = self.client.get(page.url).text

        assert '<a href="#part-the-area-covered">The area covered</a>' in text
        assert '<h2 id="part-what-children-tell-us">What children tell us</h2>' in text
        assert "<dd>4</dd>" in text
        assert "1 December 2027" in text
        assert "Earlier versions" in text
        assert 'href="https://www.example.org/3"' in text
        assert "missing" not in text.lower()
        assert "How disagreements are settled" not in text
