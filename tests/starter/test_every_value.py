"""What a folder says arrives on the pages and in the settings."""

from datetime import date, time

import pytest
from django.test import TestCase
from wagtail.models import Page

from bscp_site import starter
from bscp_site.kit.dates import Precision
from events.models import EventPage, EventSeriesPage
from newsletter.models import ArticlePage, IssuePage
from pages.models import (
    ArrangementsPage,
    BodyPage,
    GlossaryTerm,
    HelpPage,
    Organisation,
    Picture,
    PlanPage,
    PracticeReviewPage,
    PriorityPage,
    PublicationPage,
    Role,
    SiteDocument,
    SitePage,
    SiteSettings,
    YearlyReportPage,
)
from tests.starter.folders import WHOLE

TODAY = date(2027, 1, 12)


class EveryValueTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        starter.load(WHOLE, today=TODAY)

    def test_a_translation_knows_its_language_and_the_page_it_translates(self):
        page = HelpPage.objects.get(slug="ur")

        assert page.language == "ur"
        assert page.translation_of == HelpPage.objects.get(slug="help")
        assert page.translated_on == date(2026, 12, 1)
        assert page.translation_of.language == "en-GB"

    def test_a_body_says_how_often_it_meets_to_whom_it_answers_and_who_comes(self):
        board, team = BodyPage.objects.get(slug="board"), BodyPage.objects.get(slug="team")

        assert board.cadence == "Every two months"
        assert board.attending_role == Role.objects.get(name="Chair")
        assert [block.block_type for block in board.terms_of_reference] == ["heading", "paragraph"]
        assert team.reports_to == board
        assert not team.terms_of_reference

    def test_a_body_has_a_purpose_members_and_meetings_and_its_version_knows_them_too(self):
        board = BodyPage.objects.get(slug="board")

        assert board.purpose == "To lead."
        for version in (board, board.latest_revision.as_object()):
            (member,), (meeting,) = version.members.all(), version.meetings.all()
            assert member.organisation.slug == "anytown-council"
            assert member.dates_words == "From September 2019"
            assert meeting.words == "Thursday 4 March 2027: plan for next year"

    def test_articles_and_series_belong_to_priorities_and_articles_have_themes(self):
        article, forum = ArticlePage.objects.get(), EventSeriesPage.objects.get()

        for page in (article, article.latest_revision.as_object(), forum):
            assert [priority.slug for priority in page.priorities.all()] == ["neglect"]
        assert [theme.slug for theme in article.themes.all()] == ["neglect"]

    def test_organisations_have_names_a_standing_and_dates_as_far_as_they_are_known(self):
        council, board = Organisation.objects.order_by("name")

        assert (council.slug, council.kind) == ("anytown-council", "lead_partner")
        assert council.sector == "local_authority"
        assert council.other_names == ["Town of Any", "Any Council"]
        assert [former.words for former in council.former_names.all()] == [
            "Anytown Borough (until March 2009)"
        ]
        assert council.website == "https://www.anytown.example/"
        assert council.dates_words == "From September 2019"
        assert council.confirmed_on == date(2027, 1, 4)
        assert board.dates_words == "2001 to February 2019"
        assert board.ended_on == date(2019, 2, 28)  # the last day it could be

    def test_a_role_belongs_to_an_organisation_or_has_holders_with_an_end(self):
        chair, councillor = Role.objects.order_by("name")

        assert councillor.organisation.slug == "anytown-council"
        assert chair.organisation is None
        assert chair.assignments.get().dates_words == "2016 to September 2024"

    def test_a_plan_has_years_a_later_plan_and_priorities_with_their_strategies(self):
        plan = PlanPage.objects.get(slug="plan")
        priority = PriorityPage.objects.get()

        assert (plan.first_year, plan.last_year) == (2024, 2027)
        assert PlanPage.objects.get(slug="old-plan").replaced_by == plan
        assert priority.get_parent().specific == plan
        assert priority.wording == "To end neglect."
        assert priority.strategy == PublicationPage.objects.get(slug="neglect")

    def test_a_publication_refers_to_all_it_names(self):
        old = PublicationPage.objects.get(slug="old")
        new = PublicationPage.objects.get(slug="neglect")

        assert old.published_by == Organisation.objects.get(slug="old-board")
        assert old.superseded_by == new
        assert old.outside_address == "https://www.example.org/old/"
        assert (old.published_on, old.published_precision) == (date(2018, 1, 1), Precision.YEAR)
        assert (new.published_on, new.published_precision) == (date(2022, 9, 1), Precision.MONTH)
        assert (new.first_year, new.last_year, new.edition) == (2022, 2026, "Second")
        assert new.published_by is None
        assert list(new.priorities.all()) == [PriorityPage.objects.get()]
        assert [theme.name for theme in new.themes.all()] == ["Neglect"]

    def test_the_revision_of_a_publication_knows_its_priorities_and_files_too(self):
        again = PublicationPage.objects.get(slug="neglect").latest_revision.as_object()

        assert [page.slug for page in again.priorities.all()] == ["neglect"]
        assert [theme.slug for theme in again.themes.all()] == ["neglect"]
        assert len(again.files) == 2

    def test_a_practice_review_has_its_set_and_is_signed_off(self):
        review, improvements = PracticeReviewPage.objects.order_by("title", "pk")

        assert (review.title, improvements.title) == ("A review", "Improvements")
        assert [block.block_type for block in review.review_set] == [
            "briefing",
            "report",
            "press_statement",
            "slides",
        ]
        assert review.reviewer == "Kim Reviewer"
        assert review.panel_copy_sent_on == date(2024, 10, 1)
        assert review.legal_advice_taken
        assert review.family_informed
        assert review.metadata_stripped
        assert [theme.name for theme in review.themes.all()] == ["Neglect"]
        assert review.live
        assert improvements.publication_form == "improvements"
        assert improvements.why_no_report == "It would harm a child."

    def test_a_yearly_report_has_its_year(self):
        report = YearlyReportPage.objects.get()

        assert report.period_words == "April 2025 to March 2026"
        assert (report.first_year, report.last_year) == (2025, 2026)

    def test_the_arrangements_have_parts_a_version_and_earlier_ones(self):
        page = ArrangementsPage.objects.get()

        assert [part.label for part in page.parts if part.is_present] == [
            "The area covered",
            "How children and families are heard",
        ]
        assert page.version == "4"
        assert page.published_words == "December 2026"
        assert page.next_review_on == date(2027, 12, 1)
        assert page.earlier[0].value.label == "Version 3"

    def test_files_are_stored_once_with_title_language_and_number_of_pages(self):
        strategy, in_urdu = PublicationPage.objects.get(slug="neglect").files
        document, translation = strategy.value["document"], in_urdu.value["document"]

        assert SiteDocument.objects.count() == 2
        assert (document.title, document.language) == ("The strategy", "en-GB")
        assert document.page_count == 3
        assert strategy.value["note"] == "To print."
        with document.open_file() as file:
            assert file.read() == (WHOLE / "files" / "neglect.pdf").read_bytes()
        assert document.file_size == (WHOLE / "files" / "neglect.pdf").stat().st_size
        assert document.file_hash
        assert (translation.title, translation.language) == ("In Urdu", "ur")
        assert translation.page_count is None

    def test_a_publication_says_what_it_was_before_and_whom_a_file_is_for(self):
        page = PublicationPage.objects.get(slug="neglect")
        (version,) = page.earlier_versions.all()
        again = page.latest_revision.as_object()

        assert [file.value["version"] for file in page.files] == ["", "translation"]
        assert (version.number, version.edition) == (1, "First")
        assert (version.published_words, version.replaced_on) == ("2020", date(2022, 9, 1))
        assert version.change_note == "It covers more years."
        assert version.files[0].value.label == "The strategy of 2020"
        assert [each.edition for each in again.earlier_versions.all()] == ["First"]

    def test_a_term_can_be_shown_on_a_page(self):
        _, block = PublicationPage.objects.get(slug="neglect").body

        assert block.value["term"] == GlossaryTerm.objects.get(term="MASA")
        assert block.value["term"].stands_for == "Multi-agency safeguarding arrangements"

    def test_past_dates_lie_behind_with_what_came_of_them(self):
        past = EventPage.objects.filter(starts_at__date__lt=TODAY).order_by("starts_at")

        assert [event.slug for event in past] == ["2026-03-10", "2026-09-08"]
        assert EventPage.objects.count() == 4
        for event in past:
            document, page, film = event.materials
            assert event.live
            assert event.summary == "A day that is over."
            assert event.review_records.get().note == "Add the slides."
            assert document.value["title"] == "Slides"
            assert document.value["document"].title == "The strategy"
            assert page.value["page"].slug == "neglect"
            assert film.value.href == "https://www.example.org/film/"

    def test_coming_dates_have_no_materials(self):
        coming = EventPage.objects.filter(starts_at__date__gt=TODAY)

        assert coming.count() == 2
        assert not any(event.materials for event in coming)

    def test_an_issue_may_come_out_on_the_day_of_loading(self):
        issue = IssuePage.objects.get()

        assert (issue.issued_on, issue.issued_precision) == (TODAY, Precision.DAY)
        assert ArticlePage.objects.get().issued_on == TODAY

    def test_pictures_are_stored_once_with_their_words(self):
        article, issue = ArticlePage.objects.get(), IssuePage.objects.get()
        (picture,) = Picture.objects.all()
        (above,), (inside,) = article.picture, issue.contents

        assert (picture.title, picture.width, picture.height) == ("Town hall", 64, 36)
        with picture.open_file() as file:
            assert file.read() == (WHOLE / "files" / "town-hall.png").read_bytes()
        assert picture.file_size
        assert picture.file_hash
        assert above.value["image"].pk == inside.value["image"].pk == picture.pk
        assert above.value["image"].contextual_alt_text == "The same hall."
        assert inside.value["image"].contextual_alt_text == "The town hall."
        assert (above.value["caption"], inside.value["caption"]) == ("", "Built of brick.")

    def test_the_settings_hold_contacts_drawings_and_colours(self):
        row = SiteSettings.objects.get()

        assert row.phone == "01632 960 050"
        assert row.postal_address == "Town Hall\nAnytown"
        assert row.office_hours == "Monday to Friday"
        assert row.security_email == "security@anytown.example"
        assert row.controller_name == "Anytown Council"
        assert row.controller_contact == "dpo@anytown.example"
        assert row.mark.read().startswith(b"<svg")
        assert row.wordmark.read().startswith(b"<svg")
        assert not row.favicon
        assert (row.colour_band, row.colour_link_dark) == ("#3a1d6e", "#b9c8ff")
        assert row.colour_help == ""

    def test_numbers_have_text_relay_and_translations(self):
        (number,) = SiteSettings.objects.get().who_to_call

        assert number.value["text_relay"] == "18000"
        (translation,) = number.value["translations"]
        assert translation["language"] == "ur"
        assert translation["when"] == "ابھی خطرہ ہے"
        assert translation["who"] == "پولیس"

    def test_the_office_has_its_hours(self):
        (row,) = SiteSettings.objects.get().call_hours

        assert row.value.days_words == "Monday to Thursday"
        assert (row.value["opens"], row.value["closes"]) == (time(9), time(16))

    def test_the_foot_leads_to_pages_and_elsewhere(self):
        inside, outside = SiteSettings.objects.get().footer_links

        assert (inside.value["page"].url, inside.value.label) == ("/about/", "Who we are")
        assert (outside.value.href, outside.value.label) == (
            "https://www.example.org/",
            "Elsewhere",
        )

    def test_what_must_be_confirmed_before_launch_is_listed_and_unconfirmed(self):
        numbers, name = SiteSettings.objects.get().launch_checks.all()

        assert (numbers.what, numbers.page.slug) == ("The numbers", "help")
        assert (name.what, name.page) == ("The name", None)
        assert numbers.confirmed_on is None
        assert not numbers.settings.is_launched

    def test_pages_with_a_file_keep_their_addresses_and_the_newsletters_may_change(self):
        pages = [page for page in Page.objects.specific() if isinstance(page, SitePage)]
        free = {type(page) for page in pages if not page.address_is_fixed}

        assert free == {IssuePage, ArticlePage, EventPage}


@pytest.mark.django_db
def test_organisations_and_terms_that_are_there_already_are_kept():
    Organisation.objects.create(name="Ours", slug="old-board", kind="external")
    GlossaryTerm.objects.create(term="MASA", meaning="Ours.")

    starter.load(WHOLE, today=TODAY)

    assert Organisation.objects.get(slug="old-board").name == "Ours"
    assert GlossaryTerm.objects.get(term="MASA").meaning == "Ours."
    assert PublicationPage.objects.get(slug="old").published_by.name == "Ours"
