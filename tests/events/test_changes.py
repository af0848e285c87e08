"""What is done with a date on purpose, whoever presses the button and wherever."""

from datetime import timedelta

import pytest
import time_machine
from django.test import TestCase
from wagtail.models import PageLogEntry

from events import changes, hearers
from events.choices import EventStatus, Format
from events.models import EventPage, EventState
from tests import factories
from tests.admin import make_user

LATER = timedelta(days=7)


class Places:
    """What a booking system would register."""

    def __init__(self, held):
        self.held = held

    def will_hear(self, event):
        return f"{self.held} people by mail."

    def places_held(self, event):
        return self.held


@time_machine.travel(factories.NOON, tick=False)
class ChangesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.series = factories.make_series(factories.make_events(home))
            cls.event = factories.make_event(cls.series)
            cls.user = make_user("Ann")

    def now_public(self):
        return EventPage.objects.select_related("state").get(pk=self.event.pk)

    def do(self, change, event=None):
        event = event or self.event
        seen = EventState.objects.get(event=event).sequence
        return changes.carry_out(event, change, seen=seen, user=self.user)

    def moved(self, by=LATER, **values):
        event = self.now_public()
        return changes.Move(starts_at=event.starts_at + by, ends_at=event.ends_at + by, **values)

    def draft(self, **values):
        event = self.now_public()
        for name, value in values.items():
            setattr(event, name, value)
        return event.save_revision()

    def test_each_raises_the_number_and_says_who_did_it(self):
        for count, change in enumerate(
            (
                self.moved(),
                changes.Postpone(),
                changes.Reinstate(),
                changes.MoveOnline(),
                changes.MeetInPerson(venue="Library"),
                changes.Cancel(),
            ),
            start=1,
        ):
            state = self.do(change)

            assert state.sequence == count, change
            entry = PageLogEntry.objects.filter(action=change.action).get()
            assert (entry.user, entry.page_id) == (self.user, self.event.pk)

    def test_a_cancelled_date_keeps_its_place_and_says_why(self):
        self.do(changes.Cancel(reason="The speaker is ill."))

        event = self.now_public()
        assert event.state.status == EventStatus.CANCELLED
        assert event.state.reason == "The speaker is ill."
        assert event.starts_at == self.event.starts_at

    def test_a_move_is_published_with_the_old_date_beside_it(self):
        self.do(self.moved(reason="The hall is closed."))

        event = self.now_public()
        assert event.starts_at == self.event.starts_at + LATER
        assert event.state.previous_start == self.event.starts_at
        assert event.state.reason == "The hall is closed."
        assert not PageLogEntry.objects.filter(action="events.follow").exists()

    def test_a_move_by_its_own_action_counts_before_the_launch_too(self):
        factories.make_settings(is_launched=False)

        self.do(self.moved())

        assert self.now_public().state.previous_start == self.event.starts_at

    def test_moved_back_it_says_nothing_any_more(self):
        self.do(self.moved())
        self.do(self.moved(by=-LATER))

        assert self.now_public().state.previous_start is None

    def test_reinstated_it_takes_place_as_if_nothing_had_been(self):
        self.do(self.moved())
        self.do(changes.Cancel(reason="No room."))

        self.do(changes.Reinstate())

        state = self.now_public().state
        assert (state.status, state.reason) == (EventStatus.SCHEDULED, "")
        assert state.previous_start is None

    def test_a_new_date_ends_a_postponement(self):
        self.do(changes.Postpone())

        self.do(self.moved())

        state = self.now_public().state
        assert state.status == EventStatus.SCHEDULED
        assert state.previous_start == self.event.starts_at

    def test_online_the_old_place_stays_known_and_leads_back(self):
        self.do(changes.MoveOnline())
        online = self.now_public()
        self.do(changes.MeetInPerson(venue="Library"))

        assert (online.format, online.state.previous_place) == (Format.ONLINE, "Town Hall")
        back = self.now_public()
        assert back.place_words == "Library"
        assert back.state.moved_online_at is None

    def test_what_waits_in_a_draft_is_not_published_with_it_and_not_lost(self):
        self.draft(audience="Not yet for readers", venue="Not agreed")

        self.do(self.moved())

        event = self.now_public()
        assert (event.audience, event.venue) == ("", "Town Hall")
        assert event.has_unpublished_changes
        draft = event.get_latest_revision_as_object()
        assert (draft.audience, draft.venue) == ("Not yet for readers", "Not agreed")
        assert draft.starts_at == event.starts_at

    def test_what_is_scheduled_stays_scheduled_and_does_not_bring_the_old_date_back(self):
        at = factories.NOON + timedelta(days=1)
        self.draft(audience="Everybody", go_live_at=at).publish()

        self.do(self.moved())

        scheduled = self.now_public().scheduled_revision
        assert scheduled.approved_go_live_at == at
        assert scheduled.as_object().audience == "Everybody"
        assert scheduled.as_object().starts_at == self.event.starts_at + LATER

    def test_nothing_of_it_stands_in_a_revision(self):
        self.do(changes.Cancel(reason="The speaker is ill."))

        self.event.revisions.first().publish()

        assert self.now_public().state.status == EventStatus.CANCELLED
        assert not any("ill" in str(each.content) for each in self.event.revisions.all())

    def test_whoever_comes_second_changes_nothing(self):
        self.do(changes.Postpone())

        with pytest.raises(changes.OvertakenError):
            changes.carry_out(self.event, changes.Cancel(), seen=0, user=self.user)

        assert self.now_public().state.status == EventStatus.POSTPONED

    def test_what_makes_no_sense_is_refused_with_a_reason(self):
        state = self.event.state
        for before, change in (
            (EventStatus.CANCELLED, changes.Cancel()),
            (EventStatus.CANCELLED, self.moved()),
            (EventStatus.CANCELLED, changes.Postpone()),
            (EventStatus.CANCELLED, changes.MoveOnline()),
            (EventStatus.POSTPONED, changes.Postpone()),
            (EventStatus.SCHEDULED, changes.Reinstate()),
            (EventStatus.SCHEDULED, changes.Reword(reason="Why")),
            (EventStatus.SCHEDULED, changes.MeetInPerson(venue="Library")),
            (EventStatus.SCHEDULED, self.moved(by=timedelta())),
        ):
            state.status = before
            state.save()

            with pytest.raises(changes.RefusedError):
                self.do(change)

            assert EventState.objects.get(event=self.event).sequence == 0

    def test_a_draft_that_nobody_sees_is_changed_in_its_form(self):
        draft = EventPage(title="Draft", slug="draft", live=False)
        self.series.add_child(instance=draft)

        with pytest.raises(changes.RefusedError, match="draft"):
            self.do(changes.Cancel(), draft)

    def test_a_page_that_mirrors_the_date_follows_it_and_is_no_place_to_act(self):
        alias = self.event.create_alias(update_slug="mirror", parent=self.series)
        alias = EventPage.objects.get(pk=alias.pk)

        with pytest.raises(changes.RefusedError, match="mirrors"):
            self.do(changes.Cancel(), alias)
        self.do(self.moved())
        self.do(changes.Cancel(reason="No room."))

        state = EventState.objects.get(event=alias)
        assert (state.status, state.reason) == (EventStatus.CANCELLED, "No room.")
        assert state.previous_start == self.event.starts_at
        assert state.uid != self.now_public().state.uid

    def test_a_date_for_which_people_hold_places_cannot_lie_in_the_past(self):
        places = Places(held=2)
        hearers.register(places)
        self.addCleanup(hearers.unregister, places)

        with pytest.raises(changes.RefusedError, match="2 people hold places"):
            self.do(self.moved(by=-timedelta(days=60)))
        self.do(self.moved())

        assert self.now_public().starts_at == self.event.starts_at + LATER

    def test_another_reason_changes_the_words_and_nothing_else(self):
        self.do(changes.Cancel(reason="A mistype"))
        before = self.now_public().state

        self.do(changes.Reword(reason="The speaker is ill."))

        after = self.now_public().state
        assert after.reason == "The speaker is ill."
        assert (after.sequence, after.status) == (before.sequence, before.status)
