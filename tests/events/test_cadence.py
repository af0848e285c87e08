"""The dates ahead of a series against its cadence."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events import planned
from events.choices import EventStatus
from events.models import EventPage, SchoolHoliday
from events.proposals import next_date, pattern_of, year_ahead
from pages.models import SiteSettings
from tests import factories
from tests.pages.desk import HOME

NOW = datetime(2027, 1, 12, 12, tzinfo=UTC)


def at(month, day, year=2027):
    return datetime(year, month, day, 9, 30, tzinfo=timezone.get_default_timezone())


@time_machine.travel(NOW, tick=False)
class CadenceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(NOW, tick=False):
            cls.home = factories.make_home()
            factories.make_settings(team_email="team@example.org")
            cls.index = factories.make_events(cls.home)
            cls.forum = factories.make_series(cls.index, cadence="quarterly")

    def make(self, *days, series=None, **fields):
        return [factories.make_event(series or self.forum, day, **fields) for day in days]

    def outlook(self, series=None):
        known = planned.known_dates(NOW)
        return planned.outlooks([series or self.forum], known, NOW)[0]

    def proposed(self, series=None):
        return [
            each.day for each in year_ahead(series or self.forum, planned.known_dates(NOW), NOW)
        ]

    def next(self, series=None):
        return next_date(series or self.forum, planned.known_dates(NOW), NOW)

    def test_says_how_many_there_are_and_how_wide_the_last_gap_is(self):
        self.make(at(3, 11), at(6, 10), at(10, 18))

        assert self.outlook().words == "3 of 4 in the next twelve months; the last gap is 130 days"
        assert self.outlook().is_short

    def test_a_cancelled_or_postponed_date_does_not_count(self):
        _, cancelled, postponed = self.make(at(3, 11), at(6, 10), at(9, 9))
        for event, status in ((cancelled, EventStatus.CANCELLED), (postponed, "postponed")):
            event.state.status = status
            event.state.save()

        assert self.outlook().published == 1
        assert self.outlook().words == "1 of 4 in the next twelve months, 1 postponed"

    def become(self, event, status):
        event.state.status = status
        event.state.save()

    def test_for_a_cancelled_date_another_day_is_proposed_and_says_why(self):
        _, cancelled, _, _ = self.make(at(3, 11), at(6, 10), at(9, 9), at(12, 9))
        self.become(cancelled, EventStatus.CANCELLED)

        [proposal] = year_ahead(self.forum, planned.known_dates(NOW), NOW)

        assert proposal.day.isoformat() == "2027-06-17"
        assert proposal.moved_words == "Moved from Thursday 10 June, which is cancelled."

    def test_the_other_day_is_no_bank_holiday_and_none_that_is_taken(self):
        fridays = factories.make_series(self.index, title="Fridays", cadence="quarterly")
        off, taken, *_ = self.make(at(3, 19), at(4, 2), at(6, 18), at(9, 17), series=fridays)
        self.become(off, EventStatus.CANCELLED)
        self.become(taken, EventStatus.CANCELLED)

        # 26 March 2027 is Good Friday, and 2 April is cancelled too.
        assert "2027-03-12" in map(str, self.proposed(fridays))

    def test_a_postponed_date_waits_for_its_new_day_and_none_is_proposed(self):
        _, postponed, _, _ = self.make(at(3, 11), at(6, 10), at(9, 9), at(12, 9))
        self.become(postponed, EventStatus.POSTPONED)

        assert self.proposed() == []
        assert self.outlook().is_short
        self.client.force_login(factories.make_superuser())
        dashboard = self.client.get(HOME).text
        assert "Give 10 June its new date" in dashboard
        assert reverse("event_action", args=[postponed.pk, "move"]) in dashboard

    def test_a_draft_is_counted_by_itself_and_by_its_newest_version(self):
        self.make(at(3, 11))
        draft = EventPage(title="D", slug="d", live=False)
        self.forum.add_child(instance=draft)
        assert self.outlook().drafts == 0

        draft.starts_at, draft.ends_at = at(6, 10), at(6, 10) + timedelta(hours=3)
        draft.save_revision()

        assert self.outlook().words.startswith("1 of 4 in the next twelve months, 1 as a draft")

    def test_a_date_leaves_the_count_the_minute_it_ends(self):
        self.make(NOW - timedelta(hours=3, minutes=-1))
        assert self.outlook().published == 1

        with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
            known = planned.known_dates(timezone.now())
            assert planned.outlooks([self.forum], known, timezone.now())[0].published == 0

    def test_a_yearly_date_that_comes_after_53_weeks_is_not_missed(self):
        conference = factories.make_series(self.index, title="Conference", cadence="annual")
        self.make(at(1, 14, 2028), series=conference)

        assert not self.outlook(conference).is_short

    def test_what_is_held_as_needed_is_never_short(self):
        series = factories.make_series(self.index, title="Talks")

        assert not self.outlook(series).is_short
        assert self.outlook(series).words == "0 in the next twelve months"

    def test_dates_are_proposed_like_the_last_one_by_the_clock_on_the_wall(self):
        self.make(at(12, 10, 2026))

        proposals = year_ahead(self.forum, planned.known_dates(NOW), NOW)

        assert [each.day.isoformat() for each in proposals] == [
            "2027-03-11",
            "2027-06-10",
            "2027-09-09",
            "2027-12-09",
        ]
        assert {each.starts.isoformat() for each in proposals} == {"09:30:00"}

    def test_a_date_that_was_moved_is_not_proposed_once_more(self):
        self.forum.usual_months, self.forum.usual_week = [3, 6, 9, 12], 2
        self.forum.usual_weekday = 3
        self.forum.usual_start, self.forum.usual_end = at(1, 1).time(), at(1, 1).time()
        self.make(at(7, 1))

        assert [day.month for day in self.proposed()] == [3, 9, 12]

    def test_the_rule_comes_before_the_last_date(self):
        self.make(at(12, 8, 2026))
        self.forum.usual_months, self.forum.usual_week = [2, 5, 8, 11], -1
        self.forum.usual_weekday = 4
        self.forum.usual_start, self.forum.usual_end = at(1, 1).time(), at(1, 1).time()

        assert self.next().day.isoformat() == "2027-02-26"

    def test_a_bank_holiday_is_left_out_and_the_reason_is_said(self):
        series = factories.make_series(self.index, title="Mondays", cadence="annual")
        self.make(at(5, 4, 2025) + timedelta(days=1), series=series)  # the first Monday of May

        proposal = self.next(series)

        assert proposal.day.isoformat() == "2027-05-10"
        assert proposal.moved_words == "Moved from Monday 3 May, a bank holiday: May Day."

    def test_the_next_date_comes_after_the_last_one_even_beyond_the_year(self):
        self.make(at(3, 11), at(6, 10), at(9, 9), at(12, 9))

        assert self.next().day.isoformat() == "2028-03-09"
        assert self.proposed() == []

    def test_a_day_that_was_cancelled_is_not_proposed_as_the_next(self):
        _, cancelled = self.make(at(12, 10, 2026), at(3, 11))
        cancelled.state.status = EventStatus.CANCELLED
        cancelled.state.save()

        assert self.next().day.isoformat() == "2027-06-10"

    def test_nothing_is_proposed_where_there_is_nothing_to_go_by(self):
        assert pattern_of(self.forum, []) is None
        assert self.next() is None
        assert self.proposed() == []

    def test_days_to_look_at_twice(self):
        SchoolHoliday.objects.create(
            name="Half term", first_day=at(5, 24).date(), last_day=at(5, 28).date()
        )
        assembly = factories.make_series(self.index, title="Assembly", cadence="twice_yearly")
        self.make(at(5, 25), at(5, 31))
        [other] = self.make(at(5, 25) + timedelta(hours=1), series=assembly)
        [later] = self.make(at(5, 31) + timedelta(hours=5), series=assembly)

        assert other.notices(NOW.date()) == [
            "School holidays: Half term, 24 to 28 May 2027.",
            "At the same time: Practitioners’ Forum, 9:30am to 12:30pm.",
        ]
        assert later.notices(NOW.date()) == [
            "Bank holiday: Spring Bank Holiday.",
            "On the same day: Practitioners’ Forum, 9:30am to 12:30pm.",
        ]

    def test_an_ordinary_day_needs_no_second_look(self):
        [event] = self.make(at(6, 10))

        assert event.notices(NOW.date()) == []

    def test_the_dashboard_says_what_is_short_and_asks_as_little_with_many_dates(self):
        self.client.force_login(factories.make_superuser())
        self.client.get(HOME)
        self.make(at(5, 31))
        with CaptureQueriesContext(connection) as few:
            text = self.client.get(HOME).text
        self.make(*[at(2, 1) + timedelta(days=n) for n in range(20)])
        with CaptureQueriesContext(connection) as many:
            self.client.get(HOME)

        assert "1 of 4 in the next twelve months" in text
        assert "Bank holiday: Spring Bank Holiday." in text
        assert len(many) <= len(few)

    def test_the_team_hears_once_a_week_and_only_if_something_is_short(self):
        for days, count in ((0, 1), (0, 1), (6, 1), (7, 2), (13, 2), (14, 3)):
            with time_machine.travel(NOW + timedelta(days=days), tick=False):
                call_command("watch_dates", verbosity=0)
            assert len(mail.outbox) == count, days

        assert mail.outbox[0].to == ["team@example.org"]
        assert "Practitioners’ Forum: 0 of 4" in mail.outbox[0].body

    def test_nobody_hears_while_the_year_is_whole_or_nobody_can(self):
        self.make(at(3, 11), at(6, 10), at(9, 9), at(12, 9))
        call_command("watch_dates", verbosity=0)
        EventPage.objects.all().delete()
        SiteSettings.objects.update(team_email="")
        call_command("watch_dates", verbosity=0)

        assert mail.outbox == []

    def test_a_rule_that_contradicts_itself_is_refused(self):
        self.forum.usual_months = [3, 6]
        self.forum.usual_start, self.forum.usual_end = at(1, 1).time(), at(1, 1).time()

        with pytest.raises(ValidationError) as refused:
            self.forum.full_clean()

        assert set(refused.value.message_dict) == {"usual_months", "usual_end"}
        assert "usual_week" in self.forum.missing()
