"""The screens on which a date is moved, postponed, cancelled and reinstated."""

from datetime import timedelta

import time_machine
from django.contrib.messages import get_messages
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page

from bscp_site import groups
from events import changes, hearers
from events.choices import EventStatus, Format
from events.models import EventPage, EventState
from tests import factories
from tests.admin import make_user, signed_in


class Bookings:
    def __init__(self, words="", held=0):
        self.words, self.held = words, held

    def will_hear(self, event):
        return self.words

    def places_held(self, event):
        return self.held


@time_machine.travel(factories.NOON, tick=False)
class StaffScreenTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.series = factories.make_series(factories.make_events(home))
            cls.event = factories.make_event(cls.series)
            groups.set_up()
            cls.people = {name: make_user(name, name) for name in groups.table.GROUPS}

    def setUp(self):
        self.admin = signed_in(self.people["Events team"])

    def address(self, action, event=None):
        return reverse("event_action", args=[(event or self.event).pk, action])

    def look(self, action, client=None, **answers):
        """What is shown before anything happens; with the hidden values for what follows."""
        client, address = client or self.admin, self.address(action)
        seen = client.get(address).context["event"].state.sequence
        return client.post(address, {"seen": seen, **answers})

    def act(self, action, client=None, **answers):
        """Looked at, then confirmed."""
        client = client or self.admin
        shown = self.look(action, client, **answers).context
        data = {"seen": shown["event"].state.sequence, "confirmed": shown["confirmed"]}
        return client.post(self.address(action), data | answers)

    def said(self, response):
        return " ".join(str(message) for message in get_messages(response.wsgi_request))

    def state(self):
        return EventState.objects.get(event=self.event)

    def public(self):
        return self.client.get(self.event.url).text

    def test_all_that_can_be_done_is_found_from_the_date_the_list_and_the_dashboard(self):
        actions = reverse("event_actions", args=[self.event.pk])

        for address in (
            reverse("wagtailadmin_pages:edit", args=[self.event.pk]),
            reverse("wagtailadmin_explore", args=[self.series.pk]),
            reverse("wagtailadmin_home"),
        ):
            assert actions in self.admin.get(address).text, address
        text = self.admin.get(actions).text
        for label in ("Move date", "Postpone", "Move online", "Cancel event"):
            assert label in text
        for label in ("Reinstate", "Meet in person after all", "Change the reason"):
            assert label not in text

    def test_looking_changes_nothing(self):
        for action in ("cancel", "postpone", "move-online", "move"):
            self.admin.get(self.address(action))
        self.look("cancel", reason="No room.")

        assert self.state().status == EventStatus.SCHEDULED
        assert self.state().sequence == 0

    def test_what_is_shown_first_are_the_words_that_readers_and_calendars_then_see(self):
        shown = self.look("postpone", reason="The hall is closed.").context

        then = {line.what: line.then for line in shown["lines"]}
        assert then == {
            "Status": "Postponed",
            "Date": "New date to follow",
            "Place": "Town Hall",
            "Was": "Thursday 11 February 2027",
            "Why": "The hall is closed.",
            "In calendars": "POSTPONED: Practitioners’ Forum",
        }
        self.act("postpone", reason="The hall is closed.")
        text = self.public()
        for words in ("Postponed", "New date to follow", "Thursday 11 February", "hall is closed"):
            assert words in text
        file = self.client.get(f"{self.event.url}event.ics").text
        assert "POSTPONED: Practitioners’ Forum" in file
        assert "STATUS:TENTATIVE" in file

    def test_a_date_is_moved_with_the_old_one_struck(self):
        self.act("move", starts_at="18/02/2027 09:30", ends_at="18/02/2027 12:30")

        text = self.public()
        assert "<s>Thursday 11 February 2027</s>" in text
        assert "Thursday 18 February 2027" in text
        assert "New date" in text

    def test_a_new_date_may_be_given_at_once_when_it_is_postponed(self):
        self.act("postpone", starts_at="18/02/2027 09:30", ends_at="18/02/2027 12:30")

        assert self.state().status == EventStatus.SCHEDULED
        assert self.state().previous_start == self.event.starts_at

    def test_moved_online_the_old_place_is_said(self):
        self.act("move-online")

        text = self.public()
        assert "Moved online" in text
        assert "<s>Town Hall</s>" in text
        assert EventPage.objects.get(pk=self.event.pk).format == Format.ONLINE

    def test_cancelled_and_reinstated(self):
        cancelled = self.act("cancel", reason="The speaker is ill.")
        text = self.public()
        assert "Cancelled" in text
        assert "The speaker is ill." in text

        self.act("reinstate")

        assert "Undo" in self.said(cancelled)
        assert self.address("reinstate") in self.said(cancelled)
        text = self.public()
        assert "Cancelled" not in text
        assert "The speaker is ill." not in text

    def test_the_way_back_from_a_move_begins_with_the_old_date(self):
        self.act("move", starts_at="18/02/2027 09:30", ends_at="18/02/2027 12:30")

        form = self.admin.get(f"{self.address('move')}?back=1").context["form"]

        assert form["starts_at"].initial == self.event.starts_at
        assert form["ends_at"].initial == self.event.starts_at + timedelta(hours=3)

    def test_the_reason_of_what_is_cancelled_can_be_mended(self):
        self.act("cancel", reason="A mistype")

        self.act("reword", reason="The speaker is ill.")

        assert "The speaker is ill." in self.public()

    def test_what_is_changed_after_looking_is_looked_at_again(self):
        shown = self.look("cancel", reason="No room.").context
        data = {"seen": 0, "confirmed": shown["confirmed"], "reason": "Something else"}

        response = self.admin.post(self.address("cancel"), data)

        assert response.status_code == 200
        assert "Something else" in response.text
        assert self.state().status == EventStatus.SCHEDULED

    def test_whoever_comes_second_is_told_what_the_first_did(self):
        shown = self.look("cancel").context
        first = self.people["Publishers"]
        self.act("postpone", signed_in(first))

        response = self.admin.post(
            self.address("cancel"), {"seen": 0, "confirmed": shown["confirmed"]}
        )

        assert "Publishers postponed this date at midday" in self.said(response)
        assert self.state().status == EventStatus.POSTPONED

    def test_pressing_twice_does_it_once(self):
        shown = self.look("cancel").context
        data = {"seen": 0, "confirmed": shown["confirmed"]}

        for _ in range(2):
            response = self.admin.post(self.address("cancel"), data)

        assert self.state().sequence == 1
        assert "Nothing of yours was done" in self.said(response)

    def test_times_that_do_not_exist_or_come_twice_are_refused_beside_the_field(self):
        for day, words in (
            ("29/03/2026 01:30", "There is no 1:30am"),
            ("25/10/2026 01:30", "There are two of 1:30am"),
            ("28/03/2027 01:30", "There is no 1:30am"),
            ("31/10/2027 01:30", "There are two of 1:30am"),
            ("01/01/9999 09:00", "Enter a year from 2000 to 2100."),
            ("01/01/0001 09:00", "Enter a year from 2000 to 2100."),
            ("tomorrow", "Enter a day and a time"),
        ):
            form = self.look("move", starts_at=day, ends_at="01/12/2027 12:00").context["form"]

            assert words in str(form.errors["starts_at"]), day

    def test_the_end_comes_after_the_start(self):
        form = self.look("move", starts_at="18/02/2027 12:30", ends_at="18/02/2027 09:30")

        assert "The end must be after the start." in form.text

    def test_half_a_new_date_is_none(self):
        form = self.look("postpone", starts_at="18/02/2027 12:30").context["form"]

        assert list(form.errors) == ["ends_at"]

    def test_a_date_that_has_passed_is_asked_about_and_then_taken(self):
        past = {"starts_at": "07/01/2027 09:30", "ends_at": "07/01/2027 12:30"}
        unsure = self.act("move", **past)
        assert "This date has passed" in unsure.text
        assert self.state().sequence == 0

        self.act("move", **past, has_passed="on")

        assert self.state().sequence == 1

    def test_a_date_for_which_people_hold_places_cannot_lie_in_the_past(self):
        bookings = Bookings(held=1)
        hearers.register(bookings)
        self.addCleanup(hearers.unregister, bookings)

        response = self.look(
            "move", starts_at="07/01/2027 09:30", ends_at="07/01/2027 12:30", has_passed="on"
        )

        assert "1 person holds a place" in response.text
        assert "confirmed" not in response.context

    def test_who_hears_is_said_and_what_keeps_bookings_adds_its_own(self):
        alone = self.look("cancel").context["who_hears"]
        bookings = Bookings(words="12 people with a place get a mail.")
        hearers.register(bookings)
        self.addCleanup(hearers.unregister, bookings)

        together = self.look("cancel").context["who_hears"]

        assert any("Nobody is written to" in words for words in alone)
        assert "12 people with a place get a mail." in together
        assert not any("Nobody is written to" in words for words in together)

    def test_a_locked_page_can_be_cancelled_and_not_moved(self):
        Page.objects.filter(pk=self.event.pk).update(
            locked=True, locked_by=self.people["Publishers"]
        )

        moving = self.admin.get(self.address("move"), follow=True)
        self.act("cancel")

        assert "locked just now" in moving.text
        assert self.state().status == EventStatus.CANCELLED

    def test_what_is_not_possible_any_more_is_refused_with_a_sentence(self):
        self.act("cancel")

        for action in ("move", "postpone", "move-online", "cancel", "meet-in-person"):
            response = self.admin.get(self.address(action), follow=True)

            assert response.status_code == 200
            assert response.redirect_chain, action
        assert "Reinstate" in response.text

    def test_a_draft_leads_to_its_form(self):
        draft = EventPage(title="Draft", slug="draft", live=False)
        self.series.add_child(instance=draft)

        overview = self.admin.get(reverse("event_actions", args=[draft.pk]))
        acting = self.admin.get(self.address("cancel", draft), follow=True)

        assert "Change the draft instead." in overview.text
        assert "Change the draft instead." in acting.text

    def test_rubbish_is_answered(self):
        for address, status in (
            (self.address("explode"), 404),
            (reverse("event_action", args=[self.series.pk, "cancel"]), 404),
            (reverse("event_actions", args=[10**12]), 404),
            (f"{self.address('move')}?back=%00", 200),
        ):
            assert self.admin.get(address).status_code == status, address
        for data in (
            {},
            {"seen": "x"},
            {"seen": "0", "confirmed": "x" * 5000},
            {"seen": "0", "reason": "\x00"},
            {"seen": "0", "starts_at": "\ud7ff", "ends_at": "9" * 400},
        ):
            for action in ("move", "cancel", "postpone"):
                response = self.admin.post(self.address(action), data)

                assert response.status_code in {200, 302}, data
        assert self.state().sequence == 0

    def test_what_somebody_writes_is_shown_as_text(self):
        shown = self.look("cancel", reason="<script>alert(1)</script>")
        self.act("cancel", reason="<script>alert(1)</script>")

        assert "<script>alert(1)" not in shown.text
        assert "<script>alert(1)" not in self.public()

    def test_the_history_tells_it_in_words(self):
        self.act("cancel", reason="The speaker is ill.")

        history = self.admin.get(reverse("wagtailadmin_pages:history", args=[self.event.pk])).text

        assert "Cancelled this date" in history
        assert "Reason: The speaker is ill." in history

    def test_a_draft_that_waits_for_approval_is_spoken_of(self):
        editor = self.people["Editors"]
        event = EventPage.objects.get(pk=self.event.pk)
        event.audience = "Everybody"
        event.save_revision(user=editor)
        event.get_workflow().start(event, editor)

        moving = self.look("move", starts_at="18/02/2027 09:30", ends_at="18/02/2027 12:30")

        assert any("waits for approval" in words for words in moving.context["who_hears"])


def test_every_action_has_a_way_back_or_is_one():
    from events.staff.actions import ACTIONS

    for action in ACTIONS.values():
        assert action.undo in ACTIONS or action.probe.action in {
            changes.Reinstate.action,
            changes.Reword.action,
        }
