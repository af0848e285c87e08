"""What calendars rely on survives every edit."""

from datetime import timedelta

import time_machine
from django.core.management import call_command
from django.test import TestCase
from wagtail.models import PageLogEntry

from events.choices import EventStatus, Format
from events.models import EventPage, EventState
from tests import factories


class EventStateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        home = factories.make_home()
        factories.make_settings()
        cls.series = factories.make_series(factories.make_events(home))
        cls.event = factories.make_event(cls.series)

    def state(self, event=None):
        return EventState.objects.get(event=event or self.event)

    def publish(self, **changes):
        event = EventPage.objects.get(pk=self.event.pk)
        for name, value in changes.items():
            setattr(event, name, value)
        event.save_revision().publish()

    def test_an_event_has_one_from_the_first_save(self):
        draft = EventPage(title="Draft", slug="draft", live=False)
        self.series.add_child(instance=draft)

        assert self.state(draft).sequence == 0

    def test_publishing_again_without_a_change_leaves_the_number(self):
        before = self.state()

        self.publish()

        after = self.state()
        assert (after.sequence, after.changed_at) == (before.sequence, before.changed_at)

    def test_a_change_that_calendars_show_raises_the_number(self):
        self.publish(venue="Library")

        assert self.state().sequence == 1

    def test_words_that_calendars_do_not_show_leave_it(self):
        self.publish(audience="Everybody")

        assert self.state().sequence == 0

    def test_a_new_start_is_remembered_as_a_move_however_it_was_made(self):
        old = self.event.starts_at

        self.publish(
            starts_at=old + timedelta(days=7), ends_at=self.event.ends_at + timedelta(days=7)
        )

        assert self.state().previous_start == old

    def test_before_the_launch_nothing_is_a_move(self):
        factories.make_settings(is_launched=False)

        self.publish(starts_at=self.event.starts_at + timedelta(minutes=30))

        assert self.state().previous_start is None
        assert self.state().sequence == 1

    def test_a_new_address_is_told_to_calendars(self):
        self.publish(slug="another")

        assert self.state().sequence == 1

    def test_an_old_revision_brought_back_counts_up_and_not_back(self):
        first = self.event.revisions.first()
        self.publish(venue="Library")
        uid = self.state().uid

        first.publish()

        assert EventPage.objects.get(pk=self.event.pk).venue == "Town Hall"
        assert (self.state().uid, self.state().sequence) == (uid, 2)

    def move(self, days):
        start = self.event.starts_at + timedelta(days=days)
        self.publish(starts_at=start, ends_at=start + timedelta(hours=3))

    def test_moved_twice_it_remembers_the_date_people_were_told_last(self):
        self.move(days=7)
        self.move(days=14)

        assert self.state().previous_start == self.event.starts_at + timedelta(days=7)

    def test_back_on_the_first_date_there_is_nothing_left_to_say(self):
        for days in (7, 14, 0):
            self.move(days)

        assert self.state().previous_start is None
        assert self.state().sequence == 3

    def test_a_postponed_date_with_another_start_takes_place_again(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.POSTPONED)

        self.move(days=7)

        assert self.state().status == EventStatus.SCHEDULED
        assert self.state().previous_start == self.event.starts_at

    def test_a_cancelled_date_stays_cancelled_whatever_is_published(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.CANCELLED)

        self.move(days=7)

        assert self.state().status == EventStatus.CANCELLED

    def test_a_move_by_publishing_stands_in_the_history(self):
        self.move(days=7)

        entry = PageLogEntry.objects.get(page=self.event.pk, action="events.follow")
        assert entry.data["from"]["starts_at"] != entry.data["to"]["starts_at"]

    def test_online_after_a_place_was_told_is_moved_online_until_there_is_a_place_again(self):
        self.publish(format=Format.ONLINE)
        online = self.state()
        self.publish(format=Format.IN_PERSON)

        assert online.moved_online_at is not None
        assert online.previous_place == "Town Hall"
        assert self.state().moved_online_at is None
        assert self.state().previous_place == ""

    def test_online_where_no_place_was_told_is_no_move(self):
        for changes in ({"venue": ""}, {"format": Format.ONLINE}):
            self.publish(**changes)

        assert self.state().moved_online_at is None

    def test_agreeing_on_a_date_is_told_to_calendars(self):
        self.publish(is_provisional=True)
        self.publish(is_provisional=False)

        assert self.state().sequence == 2
        assert self.state().previous_start is None

    def test_a_copy_is_another_event(self):
        copy = self.event.copy(update_attrs={"slug": "copy", "title": "Copy"})

        assert self.state(copy).uid != self.state().uid
        assert self.state(copy).sequence == 0

    def test_a_status_is_no_part_of_any_revision(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.CANCELLED)

        self.event.revisions.first().publish()

        assert self.state().status == EventStatus.CANCELLED

    def test_going_live_at_a_set_time_counts_as_publishing(self):
        with time_machine.travel(factories.NOON):
            event = EventPage.objects.get(pk=self.event.pk)
            event.venue = "Library"
            event.go_live_at = factories.NOON + timedelta(hours=1)
            event.save_revision().publish()
        assert self.state().sequence == 0

        with time_machine.travel(factories.NOON + timedelta(hours=2)):
            call_command("publish_scheduled")

        assert self.state().sequence == 1
