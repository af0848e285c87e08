"""The content that comes along, loaded on days that have broken date sums before."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from dateutil.relativedelta import relativedelta
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone
from holidays import country_holidays
from wagtail.models import Page, Site

from bscp_site import starter
from events.choices import Style
from events.models import EventPage, EventSeriesPage
from pages.languages import ENGLISH
from pages.models import HomePage, PageReview, SitePage, SiteSettings

LONDON = ZoneInfo("Europe/London")
BANK_HOLIDAYS = country_holidays("GB", subdiv="ENG", years=range(2024, 2031))
DAYS = {
    "the day before summer time": "2026-03-28T12:00",
    "the hour that comes twice, as summer time ends": "2026-10-25T01:30",
    "Christmas Eve": "2026-12-24T12:00",
    "Boxing Day": "2026-12-26T12:00",
    "the last minute of a year": "2026-12-31T23:59",
    "leap day": "2028-02-29T12:00",
    "Easter Monday, the day after summer time begins": "2027-03-29T12:00",
    "a bank holiday, past midnight, when UTC is on the day before": "2027-05-31T00:30",
}
HOURS = {
    "practitioners-forum": (time(9, 30), time(12, 30)),
    "safeguarding-leaders-assembly": (time(13), time(16, 30)),
    "practitioners-conference": (time(9, 30), time(16)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("moment", DAYS.values(), ids=DAYS)
def test_the_years_seven_dates_lie_ahead_and_others_behind(moment):
    moment = datetime.fromisoformat(moment).replace(tzinfo=LONDON)
    today = moment.date()
    with time_machine.travel(moment, tick=False):
        call_command("load_starter_content", verbosity=0)
    events = list(EventPage.objects.live().order_by("starts_at"))
    coming = [event for event in events if day_of(event) > today]
    past = [event for event in events if day_of(event) < today]

    assert Counter(event.get_parent().slug for event in coming) == {
        "practitioners-forum": 4,
        "safeguarding-leaders-assembly": 2,
        "practitioners-conference": 1,
    }
    assert len({day_of(event) for event in coming}) == 7
    assert all(day_of(event) <= today + relativedelta(years=1) for event in coming)
    assert len(coming) + len(past) == len(events)  # none is today
    assert {event.get_parent().slug for event in past} == HOURS.keys()
    assert all(event.materials for event in past)
    for event in events:
        hours = [timezone.localtime(at).time() for at in (event.starts_at, event.ends_at)]
        assert day_of(event) not in BANK_HOLIDAYS
        assert event.slug == day_of(event).isoformat()
        assert tuple(hours) == HOURS[event.get_parent().slug]
    assert {event.starts_at.astimezone(LONDON).utcoffset() for event in coming} == {
        timedelta(0),  # winter and summer: by the clock on the wall they begin alike
        timedelta(hours=1),
    }


def day_of(event: EventPage) -> date:
    return timezone.localtime(event.starts_at).date()


def site_pages():
    return [page for page in Page.objects.specific() if isinstance(page, SitePage)]


def waits(page) -> bool:
    """A translation that nobody has checked."""
    return getattr(page, "language", ENGLISH) != ENGLISH


class OwnFolderTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=LONDON), tick=False):
            starter.load(starter.OWN_FOLDER, today=date(2026, 11, 22))

    def test_the_site_answers_with_the_new_home_page(self):
        site = Site.objects.get()

        assert site.root_page == HomePage.objects.get().page_ptr
        assert site.is_default_site
        assert (site.hostname, site.port) == ("testserver", 80)
        assert not Page.objects.filter(title__startswith="Welcome").exists()
        assert self.client.get("/").status_code == 200

    def test_pages_stand_at_their_lasting_addresses(self):
        addresses = {page.url for page in site_pages()}

        assert addresses >= {
            "/",
            "/worried-about-a-child/",
            "/about/",
            "/about/people/",
            "/about/people/penny-thompson/",
            "/about/people/simon-cross/",
            "/about/groups/",
            "/about/groups/executive-board/",
            "/about/groups/business-team/",
            "/newsletter/",
            "/newsletter/1/",
            "/newsletter/1/introducing-the-independent-chair/",
            "/newsletter/1/seven-dates-a-year/",
            "/events/",
            "/events/practitioners-forum/",
            "/events/practitioners-forum/2026-12-10/",
            "/events/safeguarding-leaders-assembly/",
            "/events/practitioners-conference/",
        }

    def test_every_page_is_published_with_a_revision_an_owner_and_a_day_of_review(self):
        for page in site_pages():
            review = PageReview.objects.get(page=page)

            assert page.live is not waits(page)
            assert page.has_unpublished_changes is waits(page)
            assert page.revisions.count() == 1
            assert page.summary
            assert review.owner.slug == "business-team"
            assert review.review_by == date(2027, 11, 22)
            assert review.reviewed_on is None  # nobody has read it through yet

    def test_a_revision_brought_back_says_what_the_page_says(self):
        for page in site_pages():
            again = page.latest_revision.as_object()

            assert again.serializable_data().keys() == page.serializable_data().keys()
            for field in ("title", "summary", "body", "issued_on", "starts_at"):
                assert getattr(again, field, None) == getattr(page, field, None)
            assert again.review_records.get().note == page.review_records.get().note

    def test_the_forum_comes_first_and_leads_the_home_page(self):
        series = EventSeriesPage.objects.order_by("path")

        assert [page.title for page in series] == [
            "Practitioners’ Forum",
            "Safeguarding Leaders Assembly",
            "Practitioners’ Conference",
        ]
        assert [page.style for page in series] == [Style.BRASS, Style.GREEN, Style.ROSE]

    def test_computed_dates_are_marked_for_the_editors_alone(self):
        for event in EventPage.objects.all():
            note = event.review_records.get().note

            assert "confirm or correct them before launch" in note
            assert note not in self.client.get(event.url).content.decode()
            assert event.venue == ""
            assert event.place_words == "Venue to be confirmed"

    def test_the_settings_keep_the_site_closed_to_search_engines_and_list_what_to_confirm(self):
        row = SiteSettings.objects.get()

        assert row.partnership_name == "Birmingham Safeguarding Children Partnership"
        assert row.short_name == "BSCP"
        assert [number.value["number"] for number in row.who_to_call] == [
            "999",
            "0121 303 1888",
            "0121 675 4806",
        ]
        assert row.help_page.url == "/worried-about-a-child/"
        assert row.mark.name.endswith(".svg")
        assert row.favicon.name.endswith(".svg")
        assert not row.is_launched
        assert not row.team_email
        assert "email address" in row.to_check
        assert "numbers" in row.to_check

    def test_the_menu_follows_the_tree(self):
        response = self.client.get("/")

        assert [item.page.title for item in response.context["menu"]] == [
            "Events",
            "Newsletter",
            "Reviews and resources",
            "How we work",
            "For practitioners",
        ]
