"""The first page of the admin and its reports: what is ahead and what is due, for this person."""

from datetime import UTC, date, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from events.models import EventPage
from newsletter.models import IssuePage
from pages.models import PageReview
from tests import factories
from tests.members import make_member
from tests.pages.desk import HOME, Desk


class AheadTests(Desk):
    def test_what_is_scheduled_is_said_in_londons_time(self):
        """The first of July, nine in London, is eight in UTC."""
        year = timezone.now().year + 1
        self.page.go_live_at = datetime(year, 7, 1, 8, tzinfo=UTC)
        self.page.save_revision().publish()

        scheduled = self.panel("Scheduled", self.editor)

        assert "Appears" in scheduled
        assert f"1 July {year}, 09:00" in scheduled
        assert self.edit(self.page) in scheduled

    def test_what_will_be_taken_down_is_said_too(self):
        self.page.expire_at = timezone.now() + timedelta(days=2)
        self.page.save_revision().publish()

        assert "Goes" in self.panel("Scheduled", self.editor)

    def test_nobody_sees_what_that_person_may_not_change(self):
        page = factories.make_content(self.home, title="Elsewhere")
        page.expire_at = timezone.now() + timedelta(days=2)
        page.save_revision().publish()
        PageReview.objects.create(page=page, review_by=date(2020, 1, 1))

        text = self.text(self.editor)

        assert "Elsewhere" not in text
        assert "Nothing is set to appear or to go by itself." in text
        assert "No page is due to be read again within a month." in text

    def test_what_is_overdue_comes_first_and_stands_out(self):
        today = timezone.localdate()
        owner = self.pages["bodypage"]
        later = factories.make_content(self.about, title="Later")
        far = factories.make_content(self.about, title="Far")
        PageReview.objects.create(page=later, review_by=today + timedelta(days=10))
        PageReview.objects.create(page=far, review_by=today + timedelta(days=60))
        PageReview.objects.create(page=self.page, review_by=date(2020, 5, 4), owner=owner)

        due = self.panel("Reviews due", self.editor)

        assert due.index("Arrangements") < due.index("Later")
        assert f"Overdue since 4 May 2020 · {owner.title}" in due
        assert due.count("desk__words--late") == 1
        assert "Far" not in due

    def test_each_series_shows_its_next_date_or_that_it_has_none(self):
        series = self.pages["eventseriespage"]
        start = timezone.now() + timedelta(days=9)
        soon = factories.make_event(series, start, slug="soon")
        factories.make_event(series, start + timedelta(days=90), slug="afterwards")
        factories.make_series(self.pages["eventindexpage"], title="Conference")

        dates = self.panel("Next dates")

        assert self.edit(soon) in dates
        assert dates.count("No date ahead") == 1
        assert "Add next date" in dates.partition("Conference")[2]

    def test_a_date_that_is_off_or_a_draft_is_no_next_date(self):
        series = factories.make_series(self.pages["eventindexpage"], title="Conference")
        start = timezone.now() + timedelta(days=9)
        off = factories.make_event(series, start, slug="off")
        off.state.status = "cancelled"
        off.state.save()
        draft = EventPage(
            title="D", slug="d", live=False, starts_at=start, ends_at=start + timedelta(hours=1)
        )
        series.add_child(instance=draft)

        assert "No date ahead" in self.panel("Next dates").partition("Conference")[2]

    def test_who_may_not_edit_dates_reads_them_without_a_link(self):
        series = self.pages["eventseriespage"]
        factories.make_event(series, timezone.now() + timedelta(days=9), slug="soon")

        dates = self.panel("Next dates", self.editor)

        assert series.title in dates
        assert "href" not in dates

    def test_an_issue_in_the_making_stands_before_what_is_published(self):
        issue = IssuePage(title="Winter", slug="3", number=3, live=False)
        self.pages["newsletterindexpage"].add_child(instance=issue)

        newsletter = self.panel("Newsletter")

        assert newsletter.index("Winter") < newsletter.index("Issue 2")
        assert "No articles" in newsletter
        assert "1 article" in newsletter
        assert "Issue 1" not in newsletter


class ReportTests(Desk):
    def test_reports_list_all_of_it(self):
        PageReview.objects.create(
            page=self.page, review_by=date(2020, 5, 4), owner=self.pages["bodypage"]
        )
        self.page.expire_at = timezone.now() + timedelta(days=2)
        self.page.save_revision().publish()
        self.client.force_login(self.editor)

        for name in ("reviews_due", "scheduled"):
            address = reverse(name)
            assert "Arrangements" in self.client.get(address).text
            assert "Arrangements" in self.client.get(reverse(f"{name}_results")).text
            export = self.client.get(address, {"export": "csv"})
            assert "Arrangements" in b"".join(export.streaming_content).decode()
            assert address in self.client.get(HOME).text

    def test_nobody_without_pages_opens_them(self):
        self.client.force_login(make_member("guest"))

        for name in ("reviews_due", "scheduled"):
            assert self.client.get(reverse(name)).status_code == 403
