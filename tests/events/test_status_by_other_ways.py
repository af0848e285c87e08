"""Nobody calls a date off by its title, and whoever publishes another date is asked first."""

from datetime import timedelta

import time_machine
from django.test import TestCase
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction

from bscp_site import groups
from events.choices import EventStatus
from events.models import EventPage, EventState
from tests import factories
from tests.admin import address, form_of, make_user, save, signed_in


@time_machine.travel(factories.NOON, tick=False)
class OtherWaysTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.series = factories.make_series(factories.make_events(home))
            cls.event = factories.make_event(cls.series)
            groups.set_up()
            cls.team = make_user("Events", "Events team")

    def setUp(self):
        self.admin = signed_in(self.team)

    def public(self):
        return EventPage.objects.get(pk=self.event.pk)

    def test_a_title_that_calls_it_off_is_refused_with_the_way_to_do_it(self):
        for title in ("CANCELLED: Forum", "Forum (postponed)", "Forum, rescheduled", "canceled"):
            response = save(self.admin, self.event, title=title)

            assert "choose “Move, postpone or cancel”" in response.text, title
        assert self.public().title == "Practitioners’ Forum"

    def test_other_titles_are_not(self):
        save(self.admin, self.event, press="publish", title="Cancellation of debts")

        assert self.public().title == "Cancellation of debts"

    def test_publishing_another_date_is_asked_about_and_then_counts_as_a_move(self):
        form = form_of(self.admin, self.event)
        changes = {"starts_at": "18/02/2027 09:30", "ends_at": "18/02/2027 12:30"}

        asked = save(self.admin, self.event, press="publish", form=form, **changes)
        assert "Readers were told Thursday 11 February 2027" in asked.text
        assert 'name="is_confirmed"' in asked.text
        assert self.public().starts_at == self.event.starts_at
        changes["is_confirmed"] = "on"
        save(self.admin, self.event, press="publish", form=form, **changes)

        assert EventState.objects.get(event=self.event).previous_start == self.event.starts_at

    def test_a_draft_is_saved_without_being_asked_and_says_what_it_would_tell(self):
        form = form_of(self.admin, self.event)
        assert "is_confirmed" not in form

        save(self.admin, self.event, starts_at="18/02/2027 09:30", ends_at="18/02/2027 12:30")

        text = self.admin.get(address(self.event)).text
        assert "Readers were told Thursday 11 February 2027, midday" in text

    def test_the_form_says_that_a_date_is_off(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.CANCELLED)

        assert (
            "Readers see that this date is cancelled." in self.admin.get(address(self.event)).text
        )

    def test_a_date_that_has_passed_is_asked_about(self):
        past = {"starts_at": "07/01/2027 09:30", "ends_at": "07/01/2027 12:30"}

        asked = save(self.admin, self.event, press="publish", **past)

        assert "This date has passed." in asked.text
        assert self.public().starts_at == self.event.starts_at

    def test_materials_are_added_after_the_day_without_being_asked(self):
        with time_machine.travel(factories.NOON + timedelta(days=90), tick=False):
            save(signed_in(self.team), self.event, press="publish", summary="What came of it.")

        assert self.public().summary == "What came of it."

    def test_before_the_launch_nobody_is_asked_about_what_readers_were_told(self):
        factories.make_settings(is_launched=False)

        save(
            self.admin,
            self.event,
            press="publish",
            starts_at="18/02/2027 09:30",
            ends_at="18/02/2027 12:30",
        )

        assert self.public().starts_at != self.event.starts_at

    def test_times_that_no_clock_shows_are_refused_beside_the_field(self):
        for day, words in (
            ("28/03/2027 01:30", "There is no 1:30am"),
            ("31/10/2027 01:30", "There are two of 1:30am"),
            ("01/01/9999 09:00", "Enter a year from 2000 to 2100."),
            ("01/01/0001 00:00", "Enter a year from 2000 to 2100."),
        ):
            for name in ("starts_at", "ends_at"):
                response = save(self.admin, self.event, **{name: day})

                assert response.status_code == 200, day
                assert words in response.text, day
        assert self.public().starts_at == self.event.starts_at


@time_machine.travel(factories.NOON, tick=False)
class TakingAwayTests(TestCase):
    """A date that stands in calendars is cancelled before it may disappear."""

    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            home = factories.make_home()
            factories.make_settings()
            cls.series = factories.make_series(factories.make_events(home))
            cls.event = factories.make_event(cls.series)
            cls.owner = factories.make_superuser()

    def setUp(self):
        self.client.force_login(self.owner)

    def take_away(self, page, *, action="delete", **data):
        address = reverse(f"wagtailadmin_pages:{action}", args=[page.pk])
        return self.client.post(address, data, follow=True)

    def together(self, action, page):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        data = {"include_descendants": "on"}
        return self.client.post(f"{address}?id={page.pk}", data, follow=True)

    def test_it_is_neither_unpublished_nor_deleted_alone_or_with_what_is_above(self):
        for response in (
            self.take_away(self.event),
            self.take_away(self.event, action="unpublish"),
            self.take_away(self.series),
            self.take_away(self.series, action="unpublish", include_descendants="on"),
            self.together("delete", self.series),
            self.together("unpublish", self.event),
        ):
            assert "Cancel it first" in response.text
        assert EventPage.objects.live().get() == self.event

    def test_it_is_not_hidden_alone_or_with_what_is_above(self):
        for page in (self.event, self.series):
            response = self.take_away(page, action="set_privacy", restriction_type="login")

            assert "Cancel it first" in response.text
        assert not PageViewRestriction.objects.exists()

    def test_its_page_ends_after_the_day_and_not_before(self):
        for goes_at, is_kept in (("10/02/2027 09:00", False), ("12/02/2027 09:00", True)):
            response = save(self.client, self.event, press="publish", expire_at=goes_at)

            assert ("Cancel it first" in response.text) != is_kept
            assert bool(EventPage.objects.get().expire_at) == is_kept

    def test_what_is_cancelled_may_be_hidden(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.CANCELLED)

        self.take_away(self.event, action="set_privacy", restriction_type="login")

        assert PageViewRestriction.objects.get().page_id == self.event.pk

    def test_what_is_cancelled_may_go(self):
        EventState.objects.filter(event=self.event).update(status=EventStatus.CANCELLED)

        self.take_away(self.event)

        assert not Page.objects.filter(pk=self.event.pk).exists()

    def test_what_is_over_may_go(self):
        with time_machine.travel(factories.NOON + timedelta(days=90), tick=False):
            self.client.force_login(self.owner)
            self.take_away(self.event, action="unpublish")

        assert not EventPage.objects.get().live

    def test_what_nobody_was_told_may_go(self):
        draft = EventPage(title="Draft", slug="draft", live=False)
        self.series.add_child(instance=draft)
        self.take_away(draft)
        factories.make_settings(is_launched=False)

        self.take_away(self.event)

        assert not EventPage.objects.exists()
