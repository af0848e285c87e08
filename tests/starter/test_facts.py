"""What the first newsletter said must stand on the pages, and nothing may claim today for it."""

import re
from collections import Counter
from datetime import date, datetime
from zoneinfo import ZoneInfo

import time_machine
from django.test import TestCase
from django.utils import timezone
from django.utils.html import strip_tags
from pypdf import PdfReader
from wagtail.models import Page

from bscp_site import starter
from bscp_site.kit.dates import Precision
from events.models import EventPage, EventSeriesPage
from newsletter.models import ArticlePage, IssuePage
from pages.choices import BodyKind, OrganisationKind, Sector
from pages.models import (
    BodyPage,
    GlossaryTerm,
    HelpPage,
    Organisation,
    PageReview,
    PersonPage,
    PlanPage,
    PriorityPage,
    PublicationKindPage,
    PublicationPage,
    Role,
    RoleAssignment,
    SiteSettings,
)
from tests.starter.crawler import opened

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
CADENCES = {
    "Practitioners’ Forum": "quarterly",
    "Safeguarding Leaders Assembly": "twice_yearly",
    "Practitioners’ Conference": "annual",
}
PLAN = "/about/plans/business-improvement-plan-2023-2025/"
HANDOUT = starter.OWN_FOLDER / "files/four-priorities-on-one-page.pdf"
WORDINGS = {
    "childhood-neglect": "Ensuring effective implementation of ‘Working together to Build Strong "
    "Family Foundations’ (Childhood Neglect Strategy 2022–2026)",
    "domestic-abuse": "Assuring a coordinated and coherent inter-agency response to children "
    "impacted by domestic abuse and violence in families",
    "children-invisible-to-services": "Developing a joint approach to understanding and "
    "responding to children who are, and who become, invisible to services",
    "anti-discriminatory-practice": "Enhancing anti-discriminatory practice, by improving "
    "partnership focus on the work we do, in the context of equity, equality, diversity and "
    "inclusion",
}


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

    def test_three_partners_lead_and_each_has_its_sector(self):
        lead = Organisation.objects.filter(kind=OrganisationKind.LEAD_PARTNER).order_by("pk")

        assert tuple(partner.name for partner in lead) == LEAD_PARTNERS
        assert [partner.sector for partner in lead] == [
            Sector.POLICE,
            Sector.HEALTH,
            Sector.LOCAL_AUTHORITY,
        ]

    def test_the_trust_collaborates_and_the_others_stand_outside(self):
        def names(kind):
            return set(Organisation.objects.filter(kind=kind).values_list("name", flat=True))

        assert names(OrganisationKind.COLLABORATING) == {"Birmingham Children’s Trust"}
        assert names(OrganisationKind.EXTERNAL) == {
            "Children’s Partnership",
            "City Partnership Board",
            "West Midlands MASA network",
            "Child Safeguarding Practice Review Panel",
            "Ofsted",
            "Department for Education",
        }

    def test_bodies_with_two_names_are_one(self):
        network = Organisation.objects.get(name="West Midlands MASA network")
        panel = Organisation.objects.get(name="Child Safeguarding Practice Review Panel")

        assert "West Midlands MASA forum" in network.other_names
        assert "National Safeguarding Panel" in panel.other_names

    def test_organisations_are_shown_as_of_june_2023(self):
        confirmed = set(Organisation.objects.values_list("confirmed_on", flat=True))

        assert confirmed == {date(2023, 6, 30)}
        assert "June 2023" in self.words("/about/partners/")

    def test_one_board_three_sub_groups_two_forums_one_team(self):
        titles = {kind: [] for kind in BodyKind}
        for body in BodyPage.objects.order_by("path"):
            titles[BodyKind(body.kind)].append(body.title)

        assert titles == {
            BodyKind.BOARD: ["Executive Board"],
            BodyKind.SUB_GROUP: [f"{name} sub-group" for name in SUB_GROUPS],
            BodyKind.FORUM: list(FORUMS),
            BodyKind.TEAM: ["Business Team"],
        }

    def test_the_chair_presides_over_four_and_visits_five(self):
        chair = Role.objects.get(name="Independent Chair")
        presides = [
            *BodyPage.objects.filter(presiding_role=chair),
            *EventSeriesPage.objects.filter(presiding_role=chair),
        ]
        visited = BodyPage.objects.filter(attending_role=chair).order_by("path")

        assert {page.title for page in presides} == set(PRESIDES)
        assert len(presides) == 4
        assert [body.title for body in visited] == [
            *(f"{name} sub-group" for name in SUB_GROUPS),
            *FORUMS,
        ]

    def test_nothing_is_invented_about_how_bodies_work(self):
        for body in BodyPage.objects.all():
            assert body.reports_to is None, body
            assert body.cadence == "", body
            assert not body.terms_of_reference, body

    def test_two_people_hold_the_five_roles_that_are_known(self):
        held = {
            (row.holder.title, row.role.name): row.role.organisation and row.role.organisation.name
            for row in RoleAssignment.objects.all()
        }

        assert PersonPage.objects.get(post_nominals="CBE").post_nominals_meaning == (
            "Commander of the Order of the British Empire"
        )
        assert {page.full_name for page in PersonPage.objects.all()} == {
            "Penny Thompson CBE",
            "Simon Cross",
        }
        assert held == {
            ("Penny Thompson", "Independent Chair"): None,
            (
                "Penny Thompson",
                "Founder member of the Children’s Partnership",
            ): "Children’s Partnership",
            (
                "Penny Thompson",
                "Representative of the Children’s Partnership",
            ): "City Partnership Board",
            ("Simon Cross", "Leads the Business Team"): None,
            (
                "Simon Cross",
                "Co-chair of the West Midlands MASA network",
            ): "West Midlands MASA network",
        }
        assert Role.objects.get(name="Leads the Business Team").body.title == "Business Team"
        confirmed = RoleAssignment.objects.values_list("confirmed_on", flat=True)
        assert set(confirmed) == {date(2023, 6, 30)}

    def test_no_summary_of_a_person_or_a_body_claims_today(self):
        for page in (*PersonPage.objects.all(), *BodyPage.objects.exclude(kind=BodyKind.TEAM)):
            assert re.search(r"\bin (June 2023|2016)\b", page.summary, re.I), page.summary

    def test_penny_thompsons_page_tells_her_way(self):
        words = self.words("/about/people/penny-thompson/")

        for fact in (
            "2016",
            "social worker, in London",
            "Director of Social Services",
            "Chief Executive of two local authorities",
            "social work regulator",
            "founder member of the Children’s Partnership",
            "City Partnership Board",
        ):
            assert fact in words, fact

    def test_nothing_is_put_into_a_persons_mouth(self):
        authors = {page.author.slug for page in ArticlePage.objects.select_related("author")}

        assert authors == {"business-team"}
        assert not Page.objects.filter(title__icontains="James Thomas").exists()

    def test_the_four_priorities_are_in_the_plans_own_wording(self):
        plan = PlanPage.objects.get()
        priorities = {page.slug: page.wording for page in plan.priorities()}

        assert (plan.first_year, plan.last_year) == (2023, 2025)
        assert plan.url == PLAN
        assert list(priorities.items()) == list(WORDINGS.items())
        for slug, wording in WORDINGS.items():
            assert wording in self.words(f"{PLAN}{slug}/")

    def test_one_priority_has_a_strategy_and_the_strategy_outlives_the_plan(self):
        [priority] = PriorityPage.objects.filter(strategy__isnull=False)
        strategy = priority.strategy

        assert priority.slug == "childhood-neglect"
        assert (strategy.first_year, strategy.last_year) == (2022, 2026)
        assert (strategy.published_on, strategy.published_precision) == (
            date(2022, 9, 1),
            Precision.MONTH,
        )
        assert [page.pk for page in strategy.priorities.all()] == [priority.pk]
        assert "Working together to Build Strong Family Foundations" in self.words(strategy.url)

    def test_each_gathering_keeps_its_cadence_and_its_dates(self):
        now = timezone.now()
        series = {page.title: page.cadence for page in EventSeriesPage.objects.all()}
        ahead = Counter(
            event.get_parent().title for event in EventPage.objects.filter(starts_at__gt=now)
        )
        over = Counter(
            event.get_parent().title for event in EventPage.objects.filter(ends_at__lt=now)
        )

        assert series == CADENCES
        assert ahead == {
            "Practitioners’ Forum": 4,
            "Safeguarding Leaders Assembly": 2,
            "Practitioners’ Conference": 1,
        }
        assert over == dict.fromkeys(CADENCES, 1)

    def test_a_coming_date_says_that_it_is_not_agreed_wherever_it_is_met(self):
        for event in EventPage.objects.filter(starts_at__gt=timezone.now()):
            assert "This is the day we expect; it is not agreed yet." in event.summary
            assert "not agreed yet" in self.words(event.url)
        # A calendar folds long lines, so they are put together again.
        feed = self.client.get("/events/calendar.ics").text.replace("\r\n ", "")
        coming = [at for at in feed.split("BEGIN:VEVENT") if "we expect" in at]
        assert len(coming) == 7
        for address in ("/", "/events/"):
            assert "The days shown are those we expect" in self.words(address)

    def test_a_past_date_says_where_it_comes_from_and_has_materials(self):
        for event in EventPage.objects.filter(ends_at__lt=timezone.now()):
            words = self.words(event.url)

            assert "The day was worked out from how often" in event.summary
            assert "does not know whether people met" in event.summary
            assert "does not know whether people met on that day" in words
            assert len(event.materials) == 3
            assert "Four priorities on one page" in words

    def test_the_library_has_its_kinds_and_invents_no_review_and_no_report(self):
        kinds = {kind.slug: kind for kind in PublicationKindPage.objects.all()}

        assert set(kinds) == {
            "accountability-reports",
            "guidance",
            "national-reports",
            "practice-reviews",
            "strategies",
            "threshold-document",
            "yearly-reports",
        }
        for empty in ("practice-reviews", "accountability-reports", "yearly-reports"):
            assert not kinds[empty].get_children().exists()
            assert "has been published here yet" in self.words(kinds[empty].url)

    def test_the_newest_edition_of_the_national_guidance_replaces_the_earlier_ones(self):
        later = {
            page.edition: page.superseded_by and page.superseded_by.edition
            for page in PublicationPage.objects.exclude(edition="")
        }

        assert later == {"2018": "2023", "2023": "2026", "2026": None}

    def test_the_arrangements_say_what_partners_expect_of_one_another(self):
        words = self.words("/about/arrangements/")

        for fact in (
            "health, the local authority and the police share accountability",
            "Schools and early years settings are included",
            "sharing information",
            "assessing and investigating",
            "planning support",
            "Staff are trained",
            "Professions work together",
            "Its quality is assured",
            "rapid review",
            "local child safeguarding practice review",
            "independent scrutiny",
            "independent chairing",
        ):
            assert fact in words, fact

    def test_the_structure_can_be_read_without_a_picture(self):
        words = self.words("/about/structure/")

        for name in (*LEAD_PARTNERS, *SUB_GROUPS, *FORUMS, *PRESIDES, "Business Team"):
            assert name in words, name
        assert "Birmingham Children’s Trust is not one of the three" in words
        assert "June 2023" in words

    def test_the_first_issue_is_from_june_2023_and_the_second_from_the_day_of_loading(self):
        first, second = IssuePage.objects.order_by("number")

        assert (first.issued_on, first.issued_precision) == (date(2023, 6, 1), Precision.MONTH)
        assert (second.issued_on, second.issued_precision) == (MOMENT.date(), Precision.DAY)
        assert first.shows_position_notice
        assert first.articles().count() == 4

    def test_help_in_urdu_and_polish_waits_for_somebody_who_checks_it(self):
        """Nobody has: until then the address leads to the same numbers in English."""
        for language in ("ur", "pl"):
            page = HelpPage.objects.get(language=language)
            response = self.client.get(page.url)

            assert page.translation_of.url == "/worried-about-a-child/"
            assert page.translated_on
            assert not page.checked_by
            assert not page.live
            assert page.get_latest_revision_as_object().body
            assert (response.status_code, response.url) == (302, "/worried-about-a-child/")
        assert 'hreflang="ur"' not in self.client.get("/worried-about-a-child/").text

    def test_once_checked_help_is_there_in_urdu_and_polish_with_the_same_numbers(self):
        for language in ("ur", "pl"):
            draft = HelpPage.objects.get(language=language).get_latest_revision_as_object()
            draft.checked_by = "A reader of the language"
            draft.save_revision().publish()

            html = self.client.get(draft.url).text

            for number in ("tel:999", "tel:+441213031888", "tel:+441216754806"):
                assert number in html

    def test_every_number_can_be_reached_by_text_relay(self):
        numbers = [row.value for row in SiteSettings.objects.get().who_to_call]

        assert [number["text_relay"] for number in numbers] == [
            "18000",
            "18001 0121 303 1888",
            "18001 0121 675 4806",
        ]

    def test_the_glossary_explains_the_short_forms(self):
        meant = dict(GlossaryTerm.objects.values_list("term", "stands_for"))

        for term in ("BSCP", "CASS", "DSL", "LADO", "LCSPR", "MACPT", "MASA", "MASH"):
            assert meant[term], term

    def test_the_handout_can_be_read_by_everybody(self):
        reader = PdfReader(HANDOUT)
        root = reader.trailer["/Root"]
        text = re.sub(r"\s+", " ", reader.pages[0].extract_text())

        assert len(reader.pages) == 1
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "en-GB"
        assert reader.metadata.title == "Four priorities on one page"
        assert HANDOUT.stat().st_size < 60_000
        for wording in WORDINGS.values():
            assert wording in text

    def test_what_the_team_must_confirm_is_listed_and_not_shown(self):
        checks = SiteSettings.objects.get().launch_checks.all()
        home = self.client.get("/").text

        assert len(checks) > 20
        assert not any(check.confirmed_on for check in checks)
        assert not any(check.what in home for check in checks)

    def test_no_reader_sees_a_note_for_editors(self):
        notes = PageReview.objects.exclude(note="").filter(page__live=True)
        for review in notes.select_related("page"):
            assert review.note not in self.words(review.page.url), review.page

    def test_the_help_page_shows_the_numbers_as_links_and_asks_for_no_details(self):
        html = self.client.get("/worried-about-a-child/").content.decode()

        for number in ("tel:999", "tel:+441213031888", "tel:+441216754806"):
            assert number in html
        assert "Do not use it to send" in html

    def test_nothing_promises_a_way_to_the_team_that_is_not_there(self):
        for address in (
            "/contact/",
            "/privacy/",
            "/accessibility/",
            "/about/groups/business-team/",
        ):
            assert "Send a message to the team" in self.words(address), address
        assert self.client.get("/contact/message/", follow=True).status_code == 200
        for page in Page.objects.live().filter(depth__gt=1):
            words = self.words(page.url).lower()
            for promise in (
                "ask the team",
                "tell the team",
                "write to the team",
                "ask the business",
            ):
                assert promise not in words, page.url

    def test_the_ways_to_the_team_show_once_they_are_known(self):
        row = SiteSettings.objects.get()
        row.team_email = "team@partnership.example"
        row.save()

        for address in (
            "/contact/",
            "/privacy/",
            "/accessibility/",
            "/about/groups/business-team/",
        ):
            words = self.words(address)
            assert "team@partnership.example" in words, address

    def test_the_accessibility_statement_claims_only_what_is_tested(self):
        words = self.words("/accessibility/")

        for claim in ("With the axe tool", "Every kind of page", "320 pixels", "twice its size"):
            assert claim in words
        assert "Every page" not in words
        assert "up to 400%" not in words

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
                assert opened(self.client, address).status_code == 200, address
