"""Add next date and Add the year's dates, as the team does it in the admin."""

import time_machine
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page

from bscp_site import groups
from events.choices import EventStatus
from events.models import EventIndexPage, EventPage, EventState
from tests import factories
from tests.admin import make_user, signed_in
from tests.events.planning import IMPORT, YEAR, filled, next_date, send
from tests.events.test_cadence import NOW, at


@time_machine.travel(NOW, tick=False)
class PlanningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOW, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(home)
            make = factories.make_series
            cls.forum = make(cls.index, cadence="quarterly", usual_venue="The Library")
            cls.assembly = make(cls.index, title="Assembly", cadence="twice_yearly")
            cls.conference = make(cls.index, title="Conference", cadence="annual")
            groups.set_up()
            factories.make_event(cls.forum, at(12, 10, 2026))
            factories.make_event(cls.assembly, at(11, 17, 2026))
            factories.make_event(cls.conference, at(10, 14, 2026))
            cls.team = make_user("Team", "Events team")

    def setUp(self):
        self.client = signed_in(self.team)

    def new(self):
        return EventPage.objects.filter(starts_at__gt=NOW).order_by("starts_at")

    def test_the_years_seven_dates_are_made_in_one_step(self):
        """Statement 38 of the acceptance statements."""
        response = send(self.client, YEAR, "publish")

        dates = {series: self.new().child_of(series).live().count() for series in self.series()}
        assert list(dates.values()) == [4, 2, 1]
        assert "7 dates published." in response.text
        assert "The year is whole: every series has its dates." in response.text
        assert {event.venue for event in self.new().child_of(self.forum)} == {"The Library"}

    def series(self):
        return self.forum, self.assembly, self.conference

    def test_a_year_that_stays_short_is_said(self):
        response = send(self.client, YEAR, dates__0__is_kept="")

        assert self.new().count() == 6
        assert "6 dates made as drafts." in response.text
        assert "The year is short. Practitioners’ Forum: 0 of 4" in response.text

    def test_a_cancelled_date_is_replaced_in_one_step(self):
        send(self.client, YEAR, "publish")
        cancelled = self.new().child_of(self.forum).first()
        EventState.objects.filter(event=cancelled).update(status=EventStatus.CANCELLED)

        response = send(self.client, YEAR, "publish")

        assert "1 date published." in response.text
        assert "The year is whole" in response.text

    def test_a_postponed_date_is_given_its_new_day_and_no_other_is_added(self):
        send(self.client, YEAR, "publish")
        postponed = self.new().child_of(self.conference).get()
        EventState.objects.filter(event=postponed).update(status=EventStatus.POSTPONED)
        editor = signed_in(make_user("Ed", "Editors"))

        text = self.client.get(YEAR).text
        assert "Wednesday 13 October 2027 is postponed." in text
        assert reverse("event_action", args=[postponed.pk, "move"]) in text
        assert text.count("No date is missing.") == 2
        assert "It waits for its new date." in editor.get(YEAR).text

    def test_looking_proposes_and_changes_nothing(self):
        before = Page.objects.count()

        for address in (YEAR, next_date(self.forum)):
            assert "10/03/2027" not in self.client.get(address).text
            assert "11/03/2027" in self.client.get(address).text
            send(self.client, address, "look")

        assert Page.objects.count() == before

    def test_one_row_that_cannot_be_kept_keeps_all_of_them_back(self):
        for changes, sentence in (
            ({"day": "tomorrow"}, "is no day"),
            ({"day": "1 May 2026"}, "This day has passed."),
            ({"day": "1 May 2072"}, "More than five years ahead"),
            ({"ends": "9:30"}, "The end must be after the start."),
            ({"day": "28/03/2027", "starts": "01:30"}, "the clocks go forward over it"),
            ({"starts": "9"}, "is no time"),
            ({"series": "999"}, "Nothing was added."),
            ({"venue": "x" * 201}, "at most 200"),
        ):
            named = {f"dates__2__{name}": value for name, value in changes.items()}
            response = send(self.client, YEAR, **named)

            assert response.status_code == 200
            assert sentence in response.text, changes
            assert not self.new().exists()

    def test_a_row_that_is_not_ticked_is_asked_nothing(self):
        send(self.client, YEAR, dates__0__is_kept="", dates__0__day="rubbish")

        assert self.new().count() == 6

    def test_rubbish_is_answered_with_a_sentence(self):
        for data in ({}, {"dates-TOTAL_FORMS": "many"}, {"dates-TOTAL_FORMS": "9999999"}):
            response = self.client.post(YEAR, {"do": "draft"} | data)

            assert response.status_code == 200
            assert not self.new().exists()
        assert self.client.get("/admin/dates/next/999999/").status_code == 404

    def test_days_that_clash_are_said_beside_the_row(self):
        response = send(
            self.client,
            YEAR,
            "look",
            dates__0__day="Monday 3 May 2027",
            dates__1__day="3/5/2027",
        )

        assert "Bank holiday: May Day." in response.text
        assert response.text.count("At the same time: Practitioners’ Forum") == 2

    def test_pressing_twice_makes_them_once(self):
        form = filled(self.client, YEAR) | {"do": "draft"}
        self.client.post(YEAR, form)

        response = self.client.post(YEAR, form, follow=True)

        assert self.new().count() == 7
        assert response.text.count("there already, so left out") == 7

    def test_the_next_date_opens_as_a_draft_with_the_usual_details(self):
        response = send(self.client, next_date(self.forum))

        [event] = self.new()
        assert response.request["PATH_INFO"] == reverse("wagtailadmin_pages:edit", args=[event.pk])
        assert not event.live
        assert (event.slug, event.venue) == ("2027-03-11", "The Library")
        assert event.title == "Practitioners’ Forum, March 2027"
        assert event.owner == self.team
        assert event.state.status == EventStatus.SCHEDULED

    def test_a_series_without_a_date_to_go_by_gives_an_empty_row(self):
        series = factories.make_series(self.index, title="Talks")
        send(
            self.client,
            next_date(series),
            dates__0__day="10 June 2027",
            dates__0__starts="10am",
            dates__0__ends="midday",
        )

        assert self.new().child_of(series).count() == 1

    def test_who_may_not_publish_makes_drafts_alone(self):
        editor = signed_in(make_user("Ed", "Editors"))

        assert "Add and publish" not in editor.get(YEAR).text
        assert send(editor, YEAR, "publish").status_code == 403
        assert not self.new().exists()
        send(editor, YEAR, "draft")
        assert self.new().not_live().count() == 7

    def test_who_may_add_no_date_is_refused(self):
        stranger = signed_in(make_user("Dp", "Data protection"))

        for address in (YEAR, IMPORT, next_date(self.forum), reverse("example_of_dates")):
            assert stranger.get(address).status_code == 403

    def test_the_ways_lead_there_from_the_explorer_and_the_form(self):
        listed = self.client.get(reverse("wagtailadmin_explore", args=[self.index.pk])).text
        form = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.forum.pk])).text

        assert YEAR in listed
        assert IMPORT in listed
        assert next_date(self.forum) in form
        assert "0 of 4 in the next twelve months; the last gap" not in listed
        assert "0 of 4 in the next twelve months" in listed

    def test_the_list_of_series_still_finds_dates(self):
        address = reverse("wagtailadmin_explore", args=[EventIndexPage.objects.get().pk])

        assert self.client.get(address, {"q": "Forum"}).status_code == 200
