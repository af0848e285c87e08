"""What machines read about a page: true, whole and nothing more than readers see."""

import json
import re
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import time_machine
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import TestCase

from bscp_site.kit.dates import Precision
from events.choices import EventStatus, Format
from events.models import EventPage, EventState
from newsletter.models import ArticlePage
from tests import factories

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
SUMMER = datetime(2027, 6, 17, 12, 30, tzinfo=factories.NOON.tzinfo)
ADDRESSES = {"url", "item", "logo", "mainEntityOfPage"}
DATES = {"startDate", "endDate", "previousStartDate", "datePublished", "dateModified"}
REQUIRED = {
    "Organization": {"name"},
    "NewsArticle": {"headline", "datePublished", "url", "isPartOf", "publisher"},
    "PublicationIssue": {"name", "issueNumber", "url"},
    "Event": {"name", "startDate", "endDate", "eventStatus", "organizer", "url"},
    "Place": {"name", "address"},
    "VirtualLocation": {"url"},
    "Person": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "ContactPoint": {"contactType"},
}


def is_date(value: str) -> bool:
    """A year, a month, a day, or a moment that says its offset."""
    if re.fullmatch(r"\d{4}(-\d\d)?", value):
        return True
    parsed = datetime.fromisoformat(value)
    return len(value) == 10 or parsed.tzinfo is not None


def check(thing):
    """Every thing of a known type with what it needs, every date and address well formed."""
    if isinstance(thing, list):
        for part in thing:
            check(part)
    elif isinstance(thing, dict):
        assert REQUIRED[thing["@type"]] <= thing.keys(), thing
        for name, value in thing.items():
            assert value not in ("", None, [], {}), (name, thing)
            if name in DATES:
                assert is_date(value), value
            elif name in ADDRESSES:
                assert value.startswith(f"{settings.SITE_URL}/"), value
            else:
                check(value)


@time_machine.travel(factories.NOON, tick=False)
class LinkedDataTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(factories.NOON, tick=False):
            cls.pages = factories.make_site()

    def things(self, page):
        """What the page says, by type."""
        blocks = BLOCK.findall(self.client.get(page.url).text)
        assert len(blocks) == 1, page
        document = json.loads(blocks[0])
        assert document["@context"] == "https://schema.org"
        check(document["@graph"])
        return {thing["@type"]: thing for thing in document["@graph"]}

    def change_event(self, **changes):
        EventPage.objects.filter(pk=self.pages["eventpage"].pk).update(**changes)

    def event(self):
        return self.things(self.pages["eventpage"])["Event"]

    def test_every_page_says_something_that_holds(self):
        for name, page in self.pages.items():
            with self.subTest(name):
                assert self.things(page)

    def test_every_page_below_home_tells_the_way_to_it(self):
        for page in self.pages.values():
            crumbs = self.things(page).get("BreadcrumbList")
            if page.depth == 2:
                assert crumbs is None
                continue
            items = crumbs["itemListElement"]

            assert [item["position"] for item in items] == list(range(1, page.depth))
            assert items[0] == {
                "@type": "ListItem",
                "position": 1,
                "name": "Home",
                "item": f"{settings.SITE_URL}/",
            }
            assert items[-1]["name"] == page.title
            assert items[-1]["item"] == settings.SITE_URL + page.url

    def test_home_presents_the_partnership_and_its_team(self):
        factories.make_settings(
            phone="01632 960 999",
            mark=SimpleUploadedFile("mark.svg", DRAWING),
            wordmark=SimpleUploadedFile("wordmark.svg", DRAWING),
        )

        found = self.things(self.pages["homepage"])["Organization"]

        assert found["name"] == "Anytown Safeguarding Children Partnership"
        assert found["url"] == f"{settings.SITE_URL}/"
        assert "wordmark" in found["logo"]
        assert found["contactPoint"] == {
            "@type": "ContactPoint",
            "contactType": "enquiries",
            "email": "team@anytown.example",
            "telephone": "01632 960 999",
        }

    def test_the_numbers_to_call_are_nobodys_contact_point(self):
        text = BLOCK.search(self.client.get("/").text)[1]

        assert "999" not in text
        assert "01632 960 001" not in text

    def test_without_a_name_nobody_is_presented(self):
        factories.make_settings(partnership_name="")

        assert not BLOCK.search(self.client.get("/").text)
        assert "organizer" not in self.client.get(self.pages["eventpage"].url).text
        assert (
            "publisher" not in BLOCK.search(self.client.get(self.pages["articlepage"].url).text)[1]
        )

    def test_an_article_names_its_day_as_far_as_it_is_known_and_its_issue(self):
        article = self.things(self.pages["articlepage"])["NewsArticle"]

        assert article["headline"] == self.pages["articlepage"].title
        assert article["datePublished"] == "2026-11"
        assert article["isPartOf"]["issueNumber"] == 2
        assert article["isPartOf"]["url"] == settings.SITE_URL + self.pages["issuepage"].url
        assert article["author"] == {
            "@type": "Organization",
            "name": "Board",
            "url": settings.SITE_URL + self.pages["bodypage"].url,
        }

    def test_a_byline_is_that_of_the_day(self):
        article = self.pages["articlepage"]
        article.author = self.pages["personpage"]
        article.save_revision().publish()
        name = self.pages["personpage"].title
        found = self.things(article)["NewsArticle"]["author"]
        assert (found["@type"], found["name"]) == ("Person", f"{name} OBE")

        self.pages["personpage"].unpublish()
        assert self.things(article)["NewsArticle"]["author"] == {
            "@type": "Person",
            "name": f"{name} OBE",
        }

        ArticlePage.objects.filter(pk=article.pk).update(author_role_then="")
        assert self.things(article)["NewsArticle"]["author"] == f"{name} OBE"

    def test_an_article_without_a_byline_has_no_author(self):
        article = factories.make_article(self.pages["issuepage"], title="By nobody")

        assert "author" not in self.things(article)["NewsArticle"]

    def test_an_event_has_london_times_in_winter_and_in_summer(self):
        self.change_event(starts_at=SUMMER, ends_at=SUMMER + timedelta(hours=2))
        assert self.event()["startDate"] == "2027-06-17T13:30:00+01:00"
        assert self.event()["endDate"] == "2027-06-17T15:30:00+01:00"

        self.change_event(starts_at=factories.NOON, ends_at=factories.NOON + timedelta(hours=2))
        assert self.event()["startDate"] == "2027-01-12T12:00:00+00:00"

    def test_an_event_says_what_has_become_of_it(self):
        state = EventState.objects.get(event=self.pages["eventpage"])
        assert self.event()["eventStatus"] == "https://schema.org/EventScheduled"

        state.previous_start = SUMMER
        state.save()
        moved = self.event()
        assert moved["eventStatus"] == "https://schema.org/EventRescheduled"
        assert moved["previousStartDate"] == "2027-06-17T13:30:00+01:00"

        for status, word in (
            (EventStatus.POSTPONED, "EventPostponed"),
            (EventStatus.CANCELLED, "EventCancelled"),
        ):
            state.status = status
            state.save()
            assert self.event()["eventStatus"] == f"https://schema.org/{word}"
            assert "previousStartDate" not in self.event()

    def test_an_event_says_where_it_is_and_never_how_to_join(self):
        page = settings.SITE_URL + self.pages["eventpage"].url
        place = {"@type": "Place", "name": "Town Hall", "address": "Town Hall"}
        online = {"@type": "VirtualLocation", "url": page}
        for format, mode, locations in (
            (Format.IN_PERSON, "Offline", [place]),
            (Format.ONLINE, "Online", [online]),
            (Format.BOTH, "Mixed", [place, online]),
        ):
            self.change_event(format=format)

            assert self.event()["location"] == locations
            mode = f"https://schema.org/{mode}EventAttendanceMode"
            assert self.event()["eventAttendanceMode"] == mode

    def test_what_is_open_about_an_event_is_not_made_up(self):
        self.change_event(format="", venue="")

        assert not {"location", "eventAttendanceMode"} & self.event().keys()

    def test_a_person_has_the_title_that_was_confirmed_lately(self):
        person = self.things(self.pages["personpage"])["Person"]

        assert person["name"] == "Alex Example"
        assert person["honorificSuffix"] == "OBE"
        assert person["jobTitle"] == "Chair"
        assert person["affiliation"]["name"] == "Anytown Safeguarding Children Partnership"

    def test_a_person_has_no_title_that_has_ended_or_that_nobody_confirmed(self):
        index = self.pages["peopleindexpage"]
        ended = {"ended_on": date(2026, 12, 31), "ended_precision": Precision.DAY}
        for number, dates in enumerate((ended, {"confirmed_on": date(2020, 1, 1)})):
            person = factories.make_person(index, title=f"Sam {number}")
            factories.make_role(person, name=f"Role {number}", **dates)

            found = self.things(person)["Person"]

            assert not {"jobTitle", "affiliation"} & found.keys()

    def test_text_can_neither_end_the_block_nor_start_a_script(self):
        title = "</script><script>alert('&')</script><!--"
        page = factories.make_content(self.pages["homepage"], title=title, slug="hostile")

        text = self.client.get(page.url).text

        assert "<script>alert" not in text
        assert self.things(page)["BreadcrumbList"]["itemListElement"][-1]["name"] == title

    def test_pages_that_are_no_pages_say_nothing(self):
        for address in ("/search/", "/nothing/"):
            assert not BLOCK.search(self.client.get(address).text)


class SharingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.pages = factories.make_site()

    def meta(self, page):
        text = self.client.get(page.url).text
        return dict(re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', text))

    def test_every_page_says_how_it_looks_where_it_is_shared(self):
        kinds = {"articlepage": "article", "personpage": "profile"}
        for name, page in self.pages.items():
            with self.subTest(name):
                meta = self.meta(page)

                assert meta["og:type"] == kinds.get(name, "website")
                assert meta["og:url"] == settings.SITE_URL + page.url
                assert meta["og:site_name"] == "Anytown Safeguarding Children Partnership"
                assert meta["og:locale"] == "en_GB"
                assert urlsplit(meta["og:url"]).scheme

    def test_title_and_description_are_those_of_the_page(self):
        page = factories.make_content(
            self.pages["homepage"], title="Fish & <chips>", slug="fish", summary="Say “more”."
        )
        meta = self.meta(page)
        assert meta["og:title"] == "Fish &amp; &lt;chips&gt;"
        assert meta["description"] == meta["og:description"] == "Say “more”."

        page.seo_title, page.search_description = "Supper", "What there is."
        page.save_revision().publish()
        meta = self.meta(page)
        assert meta["og:title"] == "Supper"
        assert meta["description"] == meta["og:description"] == "What there is."

    def test_an_article_says_when_it_was_published_as_far_as_that_is_known(self):
        assert self.meta(self.pages["articlepage"])["article:published_time"] == "2026-11"
        assert "article:published_time" not in self.meta(self.pages["issuepage"])
