"""The accessibility statement says every part that the law asks for, and keeps its promises."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import TestCase
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    streamfield,
)

from pages import wcag
from pages.models import AccessibilityStatementPage, PageReview
from pages.models.accessibility import NEEDED
from tests import factories

ISSUE = {
    "what": "The films have no captions.",
    "criterion": "1.2.2",
    "affects": "People who cannot hear.",
    "workaround": "Ask for the words.",
    "fix_by": date(2027, 6, 30),
    "fixed_on": None,
}


def test_the_criteria_are_those_of_levels_a_and_aa_in_their_order():
    numbers = [number for number, _words in wcag.CHOICES]

    assert len(numbers) == len(set(numbers)) == 55
    assert numbers.index("1.4.5") < numbers.index("1.4.10") < numbers.index("2.1.1")
    assert dict(wcag.CHOICES)["2.5.8"] == "2.5.8 Target Size (Minimum) (level AA)"
    assert "4.1.1" not in numbers  # gone since WCAG 2.2


@time_machine.travel(factories.NOON, tick=False)
class StatementTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            cls.page = factories.make_statement(cls.home, issues=[("issue", ISSUE)])

    def setUp(self):
        self.editor = get_user_model().objects.filter(is_superuser=True).first()
        self.client.force_login(self.editor or factories.make_superuser())
        self.edit = reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def words(self) -> str:
        self.client.logout()
        text = self.client.get(self.page.url).text
        main = text[text.index("<main") : text.index("</main>")]
        return " ".join(strip_tags(main.replace("<", " <")).split())

    def send(self, press="", issues=(), **changes):
        shown = self.client.get(self.edit).text
        form = querydict_from_html(shown, form_id="page-edit-form").dict() | changes
        rows = [
            ("issue", {**ISSUE, "fix_by": "2027-06-30", "fixed_on": ""} | row) for row in issues
        ]
        form |= nested_form_data({"issues": streamfield(rows), "body": streamfield([])})
        if press:
            form[f"action-{press}"] = "on"
        return self.client.post(self.edit, form)

    def test_every_part_that_regulation_8_asks_for_is_there(self):
        words = self.words()

        for part in (
            "The Partnership runs this website.",
            "Zoom in.",
            "The films have no captions. Affected: People who cannot hear.",
            "Until it is fixed: Ask for the words.",
            "Partially compliant with the Web Content Accessibility Guidelines version 2.2",
            "1.2.2 Captions (Prerecorded) (level A)",
            "30 June 2027",
            "Disproportionate burden Nothing.",
            "Outside the regulations Maps of others.",
            "within 5 working days",
            "Report a problem with accessibility",
            "Equality and Human Rights Commission (EHRC)",
            "Equality Advisory and Support Service (EASS)",
            "(No. 2) Accessibility Regulations 2018 (SI 2018/952)",
            "Prepared 1 September 2026",
            "Last reviewed Not since it was prepared",
            "Last tested 20 August 2026",
            "Tested by Kim Tester",
            "How With a screen reader.",
            "Which pages Ten pages.",
        ):
            assert part in words, part

    def test_it_links_a_form_to_report_problems(self):
        text = self.client.get(self.page.url).text

        assert (
            f'<a href="{reverse("accessibility_problem")}">Report a problem with accessibility</a>'
            in text
        )

    def test_a_problem_that_is_fixed_drops_out_from_that_day(self):
        fixed = ISSUE | {"fixed_on": date(2027, 1, 13)}  # tomorrow
        self.page.issues = [("issue", fixed)]
        self.page.save_revision().publish()
        assert "no captions" in self.words()

        with time_machine.travel(datetime(2027, 1, 13, 0, 0, 1, tzinfo=UTC), tick=False):
            words = self.words()

        assert "no captions" not in words
        assert "We know of no problem at the moment." in words
        assert "The tests so far have found no such place." in words

    def test_a_draft_may_lack_parts_and_publishing_asks_for_each_beside_its_field(self):
        empty = dict.fromkeys(NEEDED, "")

        assert self.send(**empty).status_code == 302
        answer = self.send(press="publish", **empty)

        assert answer.status_code == 200
        assert set(answer.context["form"].errors) == set(NEEDED)
        for sentence in NEEDED.values():
            assert sentence.replace("’", "&#x27;") in answer.text or sentence in answer.text
        with pytest.raises(ValidationError):
            AccessibilityStatementPage.objects.get().latest_revision.publish()

    def test_what_is_missing_is_listed_for_the_team(self):
        self.send(tested_by="", answer_days="")

        text = self.client.get(reverse("to_check")).text

        assert "Say who tested." in text
        assert "within how many working days" in text
        assert "Nobody has reviewed the statement yet." in text

    def test_fully_compliant_with_a_known_problem_is_refused(self):
        answer = self.send(press="publish", issues=[{}], status="full")

        assert set(answer.context["form"].errors) == {"status"}
        assert self.send(press="publish", status="full").status_code == 302

    def test_a_day_that_has_passed_is_said_to_editors_alone(self):
        words = "was to be fixed by 30 June 2027"
        with time_machine.travel(datetime(2027, 6, 30, 22, 59, tzinfo=UTC), tick=False):
            self.client.force_login(get_user_model().objects.get())
            assert words not in self.client.get(self.edit).text
        with time_machine.travel(datetime(2027, 6, 30, 23, 0, tzinfo=UTC), tick=False):
            assert words in self.client.get(self.edit).text  # midnight in London
            assert words in self.client.get(reverse("to_check")).text
            assert words not in self.words()

    def test_a_criterion_comes_from_the_list(self):
        answer = self.send(press="publish", issues=[{"criterion": "9.9.9"}])

        assert "issues" in answer.context["form"].errors

    def test_scripts_and_letters_of_any_kind_are_kept_as_text(self):
        for words in ("<script>alert(1)</script>", "\u202eevil", "🙂 Zoë"):
            assert self.send(press="publish", run_by=words).status_code == 302
            assert (
                words.replace("<", "&lt;").replace(">", "&gt;")
                in self.client.get(self.page.url).text
            )
        answer = self.send(press="publish", run_by="a" * 1_000_000)
        assert "run_by" in answer.context["form"].errors

    def test_its_review_is_shown(self):
        PageReview.objects.create(page=self.page, reviewed_on=date(2027, 1, 10))

        assert "Last reviewed 10 January 2027" in self.words()
        self.client.force_login(get_user_model().objects.get())
        assert "Nobody has reviewed" not in self.client.get(self.edit).text
