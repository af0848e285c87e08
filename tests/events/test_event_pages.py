"""What a practitioner is told about dates."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import TestCase

from events.choices import EventStatus, Format
from events.models import EventPage, EventState
from tests import factories


@time_machine.travel(factories.NOON, tick=False)
class EventPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.home = factories.make_home()
            factories.make_settings()
            cls.index = factories.make_events(cls.home)
            cls.forum = factories.make_series(cls.index)
            cls.assembly = factories.make_series(cls.index, title="Leaders Assembly")

    def read(self, page, **query):
        return self.client.get(page.url, query).text

    def listed(self, **query):
        return self.client.get(self.index.url, query).context

    def count(self, **query):
        return self.listed(**query)["filters"].count

    def set_status(self, event, status):
        EventState.objects.filter(event=event).update(status=status)

    def test_times_are_london_times_in_summer_too(self):
        event = factories.make_event(self.forum, datetime(2027, 6, 17, 8, 30, tzinfo=UTC))

        assert "9:30am to 12:30pm" in self.read(event)
        assert "Thursday 17 June 2027" in self.read(event)

    def test_the_home_page_leads_with_the_next_date_of_the_first_series(self):
        factories.make_event(self.assembly, factories.NOON + timedelta(days=1))
        factories.make_event(self.forum, factories.NOON + timedelta(days=9))
        factories.make_event(self.forum, factories.NOON + timedelta(days=99))

        (lead,) = self.client.get("/").context["lead_panels"]

        assert lead.data["ticket"].date_words == "Thursday 21 January 2027"
        assert "Next Practitioners’ Forum" in self.read(self.home)

    def test_a_date_leaves_the_lead_the_minute_it_ends(self):
        factories.make_event(self.forum, factories.NOON)
        end = factories.NOON + timedelta(hours=3)

        with time_machine.travel(end - timedelta(seconds=1), tick=False):
            assert "Tuesday" in self.read(self.home)
        with time_machine.travel(end, tick=False):
            assert "No date has been announced yet." in self.read(self.home)

    def test_when_the_next_date_is_cancelled_the_lead_says_so_and_shows_the_one_after(self):
        off = factories.make_event(self.forum, factories.NOON + timedelta(days=9))
        factories.make_event(self.forum, factories.NOON + timedelta(days=99))
        self.set_status(off, EventStatus.CANCELLED)

        (lead,) = self.client.get("/").context["lead_panels"]

        assert lead.data["off"].title == off.title
        assert lead.data["off"].status.words == "Cancelled"
        assert lead.data["ticket"].date_words == "Wednesday 21 April 2027"

    def test_the_list_is_in_date_order_and_ends_with_what_is_over(self):
        late = factories.make_event(self.forum, factories.NOON + timedelta(days=99))
        soon = factories.make_event(self.assembly, factories.NOON + timedelta(days=9))
        past = factories.make_event(self.forum, factories.NOON - timedelta(days=9))

        context = self.client.get(self.index.url).context

        shown = [ticket.event for group in context["groups"] for ticket in group["tickets"]]
        assert shown == [soon, late]
        assert [ticket.event for ticket in context["past_tickets"]] == [past]

    def test_the_list_can_be_narrowed_and_ignores_what_it_does_not_know(self):
        forum = factories.make_event(self.forum, format=Format.ONLINE)
        factories.make_event(self.assembly)

        assert self.count(series="practitioners-forum") == 1
        assert self.listed(format="online")["groups"][0]["tickets"][0].event == forum
        assert self.count(series=["practitioners-forum", "leaders-assembly"]) == 2
        assert self.count(series="nonsense", format="'", when="?") == 2
        assert self.count(when="past") == 0

    def test_a_moved_date_shows_the_old_one(self):
        event = factories.make_event(self.forum)
        draft = EventPage.objects.get(pk=event.pk)
        draft.starts_at += timedelta(days=1)
        draft.ends_at += timedelta(days=1)
        draft.save_revision().publish()

        text = self.read(self.index)

        assert "New date" in text
        assert "Thursday 11 February 2027" in text

    def test_a_new_time_on_the_same_day_is_called_that(self):
        event = factories.make_event(self.forum)
        draft = EventPage.objects.get(pk=event.pk)
        draft.starts_at += timedelta(minutes=30)
        draft.save_revision().publish()

        text = self.read(self.index)

        assert "New time" in text
        assert "<s>midday</s>" in text

    def test_online_and_in_person_both_find_what_is_both(self):
        factories.make_event(self.forum, format=Format.BOTH)

        assert self.count(format="online") == 1
        assert self.count(format="in_person") == 1
        assert [c.value for c in self.listed()["filters"].formats] == ["in_person", "online"]

    def test_no_choice_is_offered_that_would_find_nothing(self):
        factories.make_event(self.forum)

        assert self.client.get(self.index.url).context["filters"].formats == []

    def test_a_long_list_is_split_and_stays_small(self):
        for day in range(1, 61):
            factories.make_event(self.forum, factories.NOON + timedelta(days=day))
            factories.make_event(self.forum, factories.NOON - timedelta(days=day))

        for address in (self.index.url, self.forum.url, f"{self.index.url}?when=past&page=2"):
            assert len(self.client.get(address).content) <= 30_000
        assert self.client.get(self.index.url).context["filters"].count == 60

    def test_a_private_list_of_dates_is_not_named_on_the_home_page(self):
        factories.make_private(self.index)

        assert self.client.get("/").context["panels"] == []

    def test_the_address_that_calendars_rely_on_cannot_change(self):
        for page in (self.index, self.forum):
            page.slug = "another"

            with pytest.raises(ValidationError) as error:
                page.full_clean()

            assert list(error.value.message_dict) == ["slug"]

    def test_a_date_that_is_off_says_so_in_words(self):
        event = factories.make_event(self.forum)
        for status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
            self.set_status(event, status)

            assert status.label in self.read(event)
            assert status.label in self.read(self.index)

    def test_an_open_venue_is_said_and_not_left_blank(self):
        event = factories.make_event(self.forum, venue="")

        assert "Venue to be confirmed" in self.read(event)

    def test_an_event_cannot_end_before_it_starts(self):
        event = EventPage(starts_at=factories.NOON, ends_at=factories.NOON)

        with pytest.raises(ValidationError) as error:
            event.clean()

        assert error.value.message_dict == {"ends_at": ["The end must be after the start."]}

    def test_a_draft_without_times_can_be_previewed(self):
        draft = EventPage(title="Draft", slug="draft", live=False)
        self.forum.add_child(instance=draft)

        assert draft.make_preview_request().status_code == 200
