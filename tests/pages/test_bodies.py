"""A body's page: what it is for, who is a member, when it meets, who presided before."""

from datetime import date, timedelta

import time_machine
from django.test import TestCase
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from bscp_site.kit.dates import Precision
from pages.models import BodyMeeting, BodyPage
from tests import factories

TODAY = factories.NOON.date()


@time_machine.travel(factories.NOON, tick=False)
class BodyTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        about = factories.make_section(home, title="About")
        cls.people = factories.make_people_index(about)
        cls.groups = factories.make_body_index(about)
        cls.board = factories.make_body(cls.groups)

    def main(self):
        text = self.client.get(self.board.url).text
        return text[text.index("<main") : text.index("</main>")]

    def test_it_says_what_it_is_for(self):
        self.board.purpose = "To lead <together>."
        self.board.save_revision().publish()

        assert "To lead &lt;together&gt;." in self.main()

    def test_member_agencies_are_named_with_their_dates(self):
        for name in ("Police", "Health"):
            factories.make_member(
                self.board,
                factories.make_organisation(name=name),
                started_on=date(2019, 9, 1),
                started_precision=Precision.MONTH,
            )

        main = self.main()

        assert main.index("<b>Health</b>") < main.index("<b>Police</b>")
        assert main.count("From September 2019") == 2

    def test_one_that_left_is_a_former_member_from_the_day_after(self):
        trust = factories.make_organisation(name="Trust")
        row = factories.make_member(self.board, trust, ended_on=TODAY)
        assert "Former members" not in self.main()

        row.ended_on = TODAY - timedelta(days=1)
        row.save()

        assert "Former members" in self.main()

    def test_a_membership_that_nobody_confirmed_for_a_year_is_not_claimed_for_today(self):
        health = factories.make_organisation(name="Health")
        factories.make_member(self.board, health, confirmed_on=date(2023, 6, 30))

        assert "As of June 2023" in self.main()

    def test_the_next_meeting_is_said_in_words_and_changes_with_the_day(self):
        for days, note in ((-30, ""), (0, "plan for next year"), (30, "")):
            factories.make_meeting(self.board, TODAY + timedelta(days=days), note)

        assert "The next meeting is on Tuesday 12 January 2027: plan for next year." in self.main()
        with time_machine.travel(factories.NOON + timedelta(days=1), tick=False):
            main = self.main()
            assert "The next meeting is on Thursday 11 February 2027." in main
            assert "It last met on Tuesday 12 January 2027: plan for next year" in main

    def test_when_all_meetings_are_past_none_is_promised(self):
        factories.make_meeting(self.board, TODAY - timedelta(days=1))

        assert "The day of the next meeting is not set." in self.main()

    def test_meetings_are_no_public_dates(self):
        factories.make_meeting(self.board, TODAY, "Closed session")

        assert "Closed session" not in self.client.get("/events/events.json").text

    def test_who_presided_before_is_kept_with_the_dates(self):
        old = factories.make_person(self.people, title="Olive Old")
        role = factories.make_role(old, ended_on=date(2024, 9, 30))
        self.board.presiding_role = role
        self.board.save_revision().publish()

        main = self.main()

        assert "Who presided before" in main
        assert "Chair, 2016 to 30 September 2024" in main

    def test_a_body_cannot_report_to_itself_not_even_through_others(self):
        group = factories.make_body(self.groups, title="Group", reports_to=self.board)
        team = factories.make_body(self.groups, title="Team", reports_to=group)
        self.client.force_login(factories.make_superuser())

        for superior in (self.board, team):
            response = self.save(reports_to=superior.pk)

            assert "A body cannot report to itself" in response.text
        self.board.refresh_from_db()
        assert self.board.reports_to is None

    def test_an_editor_enters_members_and_meetings_on_the_form_of_the_body(self):
        health = factories.make_organisation(name="Health")
        self.client.force_login(factories.make_superuser())

        response = self.save(
            members=[{"organisation": health.pk, **self.member_dates()}],
            meetings=[{"held_on": "2027-03-04", "note": "\u202e😀 <b>Plan</b>"}],
        )

        assert response.redirect_chain
        self.client.logout()
        assert "<b>Health</b>" in self.main()
        assert "Thursday 4 March 2027: \u202e😀 &lt;b&gt;Plan&lt;/b&gt;" in self.main()

    def test_a_draft_changes_nothing_that_readers_see(self):
        body = BodyPage.objects.get(pk=self.board.pk)
        body.meetings.add(BodyMeeting(held_on=TODAY, note="Draft only"))
        body.save_revision()

        assert "Draft only" not in self.main()

    def test_a_version_can_be_read_again_after_a_member_was_deleted(self):
        health = factories.make_organisation(name="Health")
        factories.make_member(self.board, health)
        body = BodyPage.objects.get(pk=self.board.pk)
        version = body.save_revision()
        health.delete()

        assert list(version.as_object().members.all()) == []
        assert "Health" not in self.main()

    def member_dates(self):
        return {
            "started_on": "",
            "started_precision": "day",
            "ended_on": "",
            "ended_precision": "day",
            "confirmed_on": "2027-01-04",
        }

    def save(self, *, members=(), meetings=(), **changes):
        fields = {
            "title": "Board",
            "slug": "board",
            "kind": "board",
            "summary": "",
            "purpose": "",
            "cadence": "",
            "contact_email": "",
            "comments": [],
            "body": [],
            "terms_of_reference": [],
            "review_records": [],
            "members": members,
            "meetings": meetings,
            "action-publish": "1",
        } | changes
        for name in ("comments", "review_records", "members", "meetings"):
            fields[name] = inline_formset(list(fields[name]))
        for name in ("body", "terms_of_reference"):
            fields[name] = streamfield(fields[name])
        address = reverse("wagtailadmin_pages:edit", args=[self.board.pk])
        return self.client.post(address, nested_form_data(fields), follow=True)
