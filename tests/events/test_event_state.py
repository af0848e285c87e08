"""What calendars rely on survives every edit."""

from datetime import timedelta

import time_machine
from django.core.management import call_command
from django.test import TestCase

from events.choices import EventStatus
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

    def test_moved_twice_it_remembers_the_date_people_were_told_last(self):
        old = self.event.starts_at
        self.publish(
            starts_at=old + timedelta(days=7), ends_at=self.event.ends_at + timedelta(days=7)
        )

        self.publish(starts_at=old, ends_at=self.event.ends_at)

        assert self.state().previous_start == old + timedelta(days=7)

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
