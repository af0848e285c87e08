"""What the first newsletter said must stand on the pages, and nothing may claim today for it."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import time_machine
from django.test import TestCase
from django.utils.html import strip_tags
from wagtail.models import Page

from bscp_site import starter
from pages.models import RoleAssignment

MOMENT = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/London"))
INTRODUCTION = "/newsletter/1/introducing-the-independent-chair/"
LEAD_PARTNERS = (
    "West Midlands Police",
    "NHS Birmingham and Solihull Integrated Care Board",
    "Birmingham City Council",
)
PRESIDES = (
    "Executive Board",
    "Safeguarding Leaders Assembly",
    "Practitioners’ Forum",
    "Practitioners’ Conference",
)
SUB_GROUPS = ("Learning and Development", "Quality, Impact and Outcomes", "Serious Cases")
FORUMS = ("Safeguarding Health Forum", "Safeguarding in Education Forum")


@time_machine.travel(MOMENT, tick=False)
class FactsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(MOMENT, tick=False):
            starter.load(starter.OWN_FOLDER, today=MOMENT.date())

    def words(self, address):
        """What a reader reads in the page's main part."""
        html = self.client.get(address).content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        text = re.sub(r"\s+", " ", strip_tags(main.replace("<", " <")))
        return re.sub(r" ([,.:])", r"\1", text)

    def test_the_article_says_whom_it_is_about_and_in_which_role(self):
        words = self.words(INTRODUCTION)

        assert "About: Penny Thompson CBE, Independent Chair at the time" in words
        assert "Business Team" in words
        assert "The position when published" in words
        assert "June 2023" in words

    def test_the_introduction_holds_every_fact_of_the_first_newsletter(self):
        words = self.words(INTRODUCTION)

        for fact in (
            *LEAD_PARTNERS,
            *PRESIDES,
            *SUB_GROUPS,
            *FORUMS,
            "four gatherings",
            "2016",
            "eighth year",
            "social worker, in London",
            "Director of Social Services",
            "Chief Executive of two local authorities",
            "social work regulator",
            "convenes",
            "supports",
            "challenges",
            "Accountability Report",
            "Birmingham Children’s Trust",
            "twice a year",
            "every quarter",
            "once a year",
            "Children’s Partnership",
            "founder member",
            "City Partnership Board",
            "Governance Arrangements",
            "Working Together to Safeguard Children",
            "consultation",
            "independent scrutiny",
            "rapid review",
            "local child safeguarding practice review",
            "Child Safeguarding Practice Review Panel",
            "West Midlands MASA network",
            "Simon Cross",
            "Programme Managers",
            "Administrators",
            "Ofsted",
            "Good across the board",
            "Business Improvement Plan",
            "2023 to 2025",
            "Childhood Neglect Strategy 2022–2026",
            "‘Working together to Build Strong Family Foundations’",
            "Feedback and requests",
        ):
            assert fact in words, fact

    def test_the_four_priorities_stand_in_their_order(self):
        words = self.words(INTRODUCTION)
        priorities = ("Neglect.", "Domestic abuse.", "Children whom", "Anti-discriminatory")

        places = [words.index(priority) for priority in priorities]

        assert places == sorted(places)
        assert words.count("Strong Family Foundations") == 1  # one priority names a strategy

    def test_the_trust_is_named_and_is_not_one_of_the_three(self):
        words = self.words("/about/")

        assert all(name in words for name in (*LEAD_PARTNERS, *PRESIDES, *SUB_GROUPS, *FORUMS))
        assert "Birmingham Children’s Trust is not one of the three" in words
        assert "works side by side with them" in words

    def test_roles_are_shown_as_of_june_2023(self):
        for address in (
            "/about/people/penny-thompson/",
            "/about/groups/executive-board/",
            "/events/practitioners-forum/",
            "/events/safeguarding-leaders-assembly/",
            "/events/practitioners-conference/",
        ):
            words = self.words(address)

            assert "Independent Chair, as of June 2023" in words, address

    def test_the_chair_began_in_2016_and_only_the_year_is_known(self):
        chair = RoleAssignment.objects.get(role__name="Independent Chair")

        assert chair.holder.slug == "penny-thompson"
        assert chair.ended_on is None
        assert chair.dates_words == "From 2016, as of June 2023"

    def test_the_help_page_shows_the_numbers_as_links_and_asks_for_no_details(self):
        html = self.client.get("/worried-about-a-child/").content.decode()

        for number in ("tel:999", "tel:+441213031888", "tel:+441216754806"):
            assert number in html
        assert "Do not use it to send" in html

    def test_every_page_answers_and_speaks_in_the_voice_of_the_house(self):
        for page in Page.objects.live().filter(depth__gt=1):
            words = self.words(page.url)

            assert "!" not in words, page.url
            assert "'" not in words, page.url
            assert "click here" not in words.lower(), page.url

    def test_links_inside_text_lead_to_pages_that_are_there(self):
        seen = set()
        for page in Page.objects.live().filter(depth__gt=1):
            html = self.client.get(page.url).content.decode()
            assert "<a>" not in html, page.url
            seen |= set(re.findall(r'href="(/[^"#?]*)"', html))

        for address in sorted(seen):
            if not address.startswith(("/static/", "/media/")):
                assert self.client.get(address).status_code == 200, address
