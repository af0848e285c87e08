"""How people join online is told to nobody who just reads."""

import io
import re

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader
from wagtail.models import PageLogEntry

from bscp_site import groups
from events.choices import Format
from events.models import EventPage, EventState
from tests import factories
from tests.admin import make_user, signed_in

SECRET = "https://meet.example.org/secret-room"  # noqa: S105 (an address)
NOTES = "Passcode 4711-secret"


class JoiningTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = factories.make_home()
        factories.make_settings()
        cls.index = factories.make_events(cls.home)
        cls.series = factories.make_series(cls.index)
        cls.event = factories.make_event(cls.series, format=Format.ONLINE)
        cls.address = reverse("event_joining", args=[cls.event.pk])
        groups.set_up()
        cls.team = make_user("Eve", "Events team")

    def enter(self, url=SECRET, notes=NOTES):
        data = {"joining_url": url, "joining_notes": notes}
        return signed_in(self.team).post(self.address, data)

    def test_the_events_team_enters_it_on_a_screen_of_its_own(self):
        self.enter()

        assert SECRET in signed_in(self.team).get(self.address).text
        assert EventState.objects.get().joining_notes == NOTES

    def test_it_leaves_by_no_door(self):
        self.enter()
        EventPage.objects.get(pk=self.event.pk).save_revision().publish()
        month = timezone.localdate(self.event.starts_at)

        for address in (
            "/",
            self.index.url,
            self.series.url,
            self.event.url,
            *self.for_programs(),
            f"/events/month/{month.year}/{month.month}/",
            "/sitemap.xml",
            f"{self.event.url}poster.pdf",
            f"{self.series.url}poster.pdf",
            "/events/planner.pdf",
        ):
            text = self.read(address)
            assert SECRET not in text, address
            assert "4711" not in text, address
        assert not any("4711" in str(each.content) for each in self.event.revisions.all())
        assert not any("4711" in str(each.data) for each in PageLogEntry.objects.all())

    def test_nobody_finds_the_date_by_it(self):
        self.enter()
        EventPage.objects.get(pk=self.event.pk).save_revision().publish()

        assert self.event.url in self.read("/search/?q=forum")
        for word in ("4711", "passcode", "secret-room"):
            assert self.event.url not in self.read(f"/search/?q={word}"), word

    def test_programs_are_not_sent_to_the_place_that_is_no_more(self):
        EventState.objects.update(moved_online_at=timezone.now(), previous_place="Old Hall")

        for address in self.for_programs():
            assert "Old Hall" not in self.read(address), address
        page = self.read(self.event.url)
        assert "<s>Old Hall</s>" in page
        (data,) = re.findall(r'ld\+json">(.*?)</script>', page, re.DOTALL)
        assert "EventMovedOnline" in data
        assert "Old Hall" not in data

    def for_programs(self) -> list[str]:
        return [
            "/events/calendar.ics",
            f"{self.series.url}calendar.ics",
            f"{self.event.url}event.ics",
            "/events/events.json",
        ]

    def read(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        if address.endswith(".pdf"):
            pages = PdfReader(io.BytesIO(answer.content)).pages
            return "".join("".join(page.extract_text().split()) for page in pages)
        return answer.text

    def test_the_history_says_that_it_was_changed_and_by_whom(self):
        self.enter()
        self.enter()

        entry = PageLogEntry.objects.get(action="events.joining")
        assert entry.user == self.team

    def test_calendars_hear_nothing_of_it(self):
        self.enter()

        assert EventState.objects.get().sequence == 0

    def test_an_address_that_is_none_is_refused_in_plain_words(self):
        for url in ("javascript:alert(1)", "http://meet.example.org/", "x" * 3000, "\x00"):
            response = self.enter(url)

            assert response.status_code == 200, url
        assert EventState.objects.get().joining_url == ""

    def test_a_copy_does_not_take_it_along(self):
        self.enter()

        copy = self.event.copy(update_attrs={"slug": "copy"})

        assert EventState.objects.get(event=copy).joining_url == ""

    def test_editors_do_not_see_it(self):
        self.enter()

        response = signed_in(make_user("Ed", "Editors")).get(self.address)

        assert response.status_code == 403
        assert SECRET not in response.text
