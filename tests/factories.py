"""Builders with valid defaults. Pages are published, so that history and signals are real."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page, PageViewRestriction, Site

from bscp_site.kit.dates import Precision
from events.models import EventIndexPage, EventPage, EventSeriesPage
from newsletter.models import ArticlePage, IssuePage, NewsletterIndexPage
from pages.choices import BodyKind, OrganisationKind
from pages.models import (
    AccessibilityStatementPage,
    ArrangementsPage,
    BodyIndexPage,
    BodyMeeting,
    BodyMember,
    BodyPage,
    ContentPage,
    FreedomOfInformationPage,
    GlossaryPage,
    GlossaryTerm,
    HelpPage,
    HomePage,
    Organisation,
    OrganisationIndexPage,
    PeopleIndexPage,
    PersonPage,
    PlanIndexPage,
    PlanPage,
    PracticeReviewPage,
    PriorityPage,
    PrivacyNoticePage,
    PublicationIndexPage,
    PublicationKindPage,
    PublicationPage,
    Role,
    RoleAssignment,
    SectionPage,
    SiteDocument,
    SiteSettings,
    StructurePage,
    YearlyReportPage,
)

# Winter, so that London and UTC agree unless a test says otherwise.
NOON = datetime(2027, 1, 12, 12, tzinfo=UTC)


def publish(parent: Page, page: Page) -> Page:
    """Add the page below its parent and publish it, as an editor does."""
    page.slug = page.slug or slugify(page.title)
    parent = Page.objects.get(pk=parent.pk).specific
    parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def make_superuser():
    return get_user_model().objects.create_superuser("editor")


def make_home(**fields) -> HomePage:
    """The home page under the root, with the default site pointing at it."""
    values = {"title": "Home", "slug": "front", "headline": "Together for every child"} | fields
    home = publish(Page.get_first_root_node(), HomePage(**values))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "port": 80, "root_page": home},
    )
    return home


def make_settings(**fields) -> SiteSettings:
    values = {
        "partnership_name": "Anytown Safeguarding Children Partnership",
        "short_name": "ASCP",
        "team_email": "team@anytown.example",
        "is_launched": True,
        "who_to_call": [
            ("number", {"when": "In danger now", "number": "999", "who": "Ask for the police."}),
            ("number", {"when": "Office hours", "number": "01632 960 001", "who": "The hub"}),
        ],
    } | fields
    site = Site.objects.get(is_default_site=True)
    return SiteSettings.objects.update_or_create(site=site, defaults=values)[0]


def make_section(parent, **fields) -> SectionPage:
    return publish(parent, SectionPage(**({"title": "About"} | fields)))


def make_content(parent, **fields) -> ContentPage:
    values = {"title": "A page", "body": [("paragraph", "<p>Some text.</p>")]} | fields
    return publish(parent, ContentPage(**values))


def make_help(parent, **fields) -> HelpPage:
    values = {"title": "Worried about a child?", "body": [("paragraph", "<p>Call.</p>")]} | fields
    return publish(parent, HelpPage(**values))


def make_translation(english, language, **fields) -> HelpPage:
    values = {
        "title": f"Help in {language}",
        "slug": language.lower(),
        "language": language,
        "translation_of": english,
        "translated_on": date(2026, 11, 23),
        "checked_by": "Kim Reader",
    } | fields
    return make_help(english, **values)


def make_statement(home, **fields) -> AccessibilityStatementPage:
    """Everything that regulation 8 asks for, and one known problem."""
    issue = {
        "what": "The films have no captions.",
        "criterion": "1.2.2",
        "affects": "People who cannot hear.",
        "fix_by": date(2027, 6, 30),
    }
    values = {
        "title": "Accessibility",
        "run_by": "The Partnership runs this website.",
        "abilities": "Zoom in.\nUse the keyboard.",
        "issues": [("issue", issue)],
        "burden": "Nothing.",
        "out_of_scope": "Maps of others.",
        "answer_days": 5,
        "prepared_on": date(2026, 9, 1),
        "tested_on": date(2026, 8, 20),
        "tested_by": "Kim Tester",
        "tested_how": "With a screen reader.",
        "tested_pages": "Ten pages.",
    } | fields
    return publish(home, AccessibilityStatementPage(**values))


def make_privacy_notice(home, **fields) -> PrivacyNoticePage:
    use = {"purpose": "To answer you", "basis": "public_task", "data": "Your address."}
    use |= {"recipients": "The team.", "kept": "A year."}
    values = {"title": "Privacy notice", "uses": [("use", use)]} | fields
    return publish(home, PrivacyNoticePage(**values))


def make_information(home, **fields) -> FreedomOfInformationPage:
    values = {"title": "Freedom of information", "position": [("paragraph", "<p>Ask.</p>")]}
    return publish(home, FreedomOfInformationPage(**(values | fields)))


def make_people_index(section, **fields) -> PeopleIndexPage:
    return publish(section, PeopleIndexPage(**({"title": "People"} | fields)))


def make_body_index(section, **fields) -> BodyIndexPage:
    return publish(section, BodyIndexPage(**({"title": "Groups"} | fields)))


def make_structure(section, **fields) -> StructurePage:
    return publish(section, StructurePage(**({"title": "How it fits together"} | fields)))


def make_organisation(**fields) -> Organisation:
    values = {
        "name": "Anytown Police",
        "kind": OrganisationKind.LEAD_PARTNER,
        "confirmed_on": date(2026, 12, 1),
    } | fields
    return Organisation.objects.create(**({"slug": slugify(values["name"])} | values))


def make_organisation_index(section, **fields) -> OrganisationIndexPage:
    return publish(section, OrganisationIndexPage(**({"title": "Partners"} | fields)))


def make_plans(section) -> PlanIndexPage:
    return publish(section, PlanIndexPage(title="Plans"))


def make_plan(plans, **fields) -> PlanPage:
    values = {"title": "Improvement plan", "first_year": 2026, "last_year": 2028} | fields
    return publish(plans, PlanPage(**values))


def make_priority(plan, **fields) -> PriorityPage:
    values = {"title": "Neglect", "wording": "Ensuring that children are not neglected."} | fields
    return publish(plan, PriorityPage(**values))


def make_library(home) -> PublicationIndexPage:
    return publish(home, PublicationIndexPage(title="Publications", show_in_menus=True))


def make_publication_kind(library, **fields) -> PublicationKindPage:
    return publish(library, PublicationKindPage(**({"title": "Strategies"} | fields)))


def make_publication(kind, *, priorities=(), **fields) -> PublicationPage:
    values = {
        "title": "Neglect strategy",
        "published_on": date(2022, 9, 1),
        "published_precision": Precision.MONTH,
        "body": [("paragraph", "<p>Some text.</p>")],
    } | fields
    page = PublicationPage(**values)
    page.priorities = priorities
    return publish(kind, page)


def make_private(page) -> PageViewRestriction:
    """As if it had always been: what keeps a page that people count on open is not asked."""
    login = PageViewRestriction(page=page, restriction_type=PageViewRestriction.LOGIN)
    return PageViewRestriction.objects.bulk_create([login])[0]


def make_document(name="report.pdf", **fields) -> SiteDocument:
    values = {"title": name.partition(".")[0].capitalize()} | fields
    return SiteDocument.objects.create(file=ContentFile(b"text", name=name), **values)


def signed_off(**fields) -> dict:
    """What a practice review needs to be published, with its copy sent long enough ago."""
    return {
        "title": "Keeping sight of children who move",
        "reviewer": "Kim Reviewer",
        "legal_advice_taken": True,
        "family_informed": True,
        "metadata_stripped": True,
        "panel_copy_sent_on": timezone.localdate() - timedelta(days=30),
        "body": [("paragraph", "<p>Some text.</p>")],
    } | fields


def make_review(kind, **fields) -> PracticeReviewPage:
    values = signed_off(**fields)
    if "review_set" not in values:
        values["review_set"] = [("report", {"document": make_document()})]
    return publish(kind, PracticeReviewPage(**values))


def make_yearly_report(kind, **fields) -> YearlyReportPage:
    values = {
        "title": "Yearly report",
        "first_year": 2025,
        "body": [("paragraph", "<p>What we did.</p>")],
    } | fields
    return publish(kind, YearlyReportPage(**values))


def make_arrangements(section, **fields) -> ArrangementsPage:
    values = {
        "title": "Our arrangements",
        "body": [
            ("part", {"kind": "area", "text": ""}),
            ("paragraph", "<p>All of Anytown.</p>"),
        ],
    } | fields
    return publish(section, ArrangementsPage(**values))


def make_term(term="CASS", **fields) -> GlossaryTerm:
    values = {"stands_for": "Children’s Advice Service", "meaning": "Who answers."} | fields
    return GlossaryTerm.objects.create(term=term, **values)


def make_glossary(home) -> GlossaryPage:
    return publish(home, GlossaryPage(title="Glossary"))


def make_person(parent, **fields) -> PersonPage:
    return publish(parent, PersonPage(**({"title": "Alex Example"} | fields)))


def make_body(parent, **fields) -> BodyPage:
    return publish(parent, BodyPage(**({"title": "Board", "kind": BodyKind.BOARD} | fields)))


def make_member(body, organisation, **dates) -> BodyMember:
    """A member agency, as it is published with its body."""
    values = {"confirmed_on": date(2026, 12, 1)} | dates
    return BodyMember.objects.create(body=body, organisation=organisation, **values)


def make_meeting(body, held_on, note="") -> BodyMeeting:
    return BodyMeeting.objects.create(body=body, held_on=held_on, note=note)


def make_role(holder=None, *, name="Chair", body=None, **dates) -> Role:
    """A role, held by `holder` from 2016 (only the year known) unless `dates` say otherwise."""
    role = Role.objects.create(name=name, body=body)
    if holder:
        values = {
            "started_on": date(2016, 1, 1),
            "started_precision": Precision.YEAR,
            "confirmed_on": date(2026, 12, 1),
        } | dates
        RoleAssignment.objects.create(role=role, holder=holder, **values)
    return role


def make_newsletter(home) -> NewsletterIndexPage:
    return publish(home, NewsletterIndexPage(title="Newsletter", show_in_menus=True))


def make_issue(newsletter, number=1, **fields) -> IssuePage:
    values = {
        "title": f"Issue {number}",
        "slug": str(number),
        "number": number,
        "issued_on": date(2023, 6, 1),
        "issued_precision": Precision.MONTH,
    } | fields
    return publish(newsletter, IssuePage(**values))


def make_article(issue, **fields) -> ArticlePage:
    values = {
        "title": "An article",
        "section": "News",
        "summary": "What it says.",
        "body": [("paragraph", "<p>Some text.</p>")],
    } | fields
    return publish(issue, ArticlePage(**values))


def make_events(home) -> EventIndexPage:
    return publish(home, EventIndexPage(title="Events", show_in_menus=True))


def make_series(index, **fields) -> EventSeriesPage:
    return publish(index, EventSeriesPage(**({"title": "Practitioners’ Forum"} | fields)))


def make_event(series, starts_at=NOON + timedelta(days=30), **fields) -> EventPage:
    """Three hours, from the given moment."""
    values = {
        "title": series.title,
        "slug": starts_at.date().isoformat(),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=3),
        "venue": "Town Hall",
    } | fields
    return publish(series, EventPage(**values))


def make_site():
    """A small whole site: one page of every type, two issues, dates before and after NOON."""
    home = make_home(introduction="<p>Who we are.</p>")
    make_settings()
    events, newsletter, library = make_events(home), make_newsletter(home), make_library(home)
    about = make_section(home, title="How we work", slug="about", show_in_menus=True)
    people = make_people_index(about, show_in_menus=True)
    person = make_person(people, post_nominals="OBE")
    role = make_role(person)
    groups = make_body_index(about, show_in_menus=True)
    board = make_body(groups, presiding_role=role, purpose="To lead.")
    make_body(groups, title="Learning sub-group", kind=BodyKind.SUB_GROUP, attending_role=role)
    plan_pages = make_plan_pages(about, library)
    series = make_series(events, convened_by=board, presiding_role=role)
    event = make_event(series)
    make_event(series, NOON - timedelta(days=60))
    old_issue = make_issue(newsletter, 1)
    issue = make_issue(newsletter, 2, issued_on=date(2026, 11, 2))
    article = make_article(issue, author=board, about_person=person)
    make_article(old_issue, title="An old article")
    make_member(board, make_organisation())
    make_meeting(board, NOON.date() + timedelta(days=9))
    make_term()
    help_page = make_help(home)
    make_translation(help_page, "ur")
    return {
        page._meta.model_name: page
        for page in (
            *(home, events, newsletter, library, about, people, person, groups, board),
            *(series, event, issue, article, help_page, *plan_pages),
            *(make_structure(about), make_organisation_index(about), make_glossary(home)),
            *make_statutory_pages(about, library),
            *(make_statement(home), make_privacy_notice(home), make_information(home)),
            make_content(home, title="Privacy"),
        )
    }


def make_plan_pages(about, library):
    """A plan whose priority has its strategy, and the strategy in the library."""
    kind = make_publication_kind(library)
    plans = make_plans(about)
    plan = make_plan(plans)
    priority = make_priority(plan)
    strategy = make_publication(kind, priorities=[priority])
    priority.strategy = strategy
    priority.save_revision().publish()
    return plans, plan, priority, kind, strategy


def make_statutory_pages(about, library):
    """A practice review, a yearly report and the arrangements."""
    kind = make_publication_kind(library, title="Practice reviews")
    reports = make_publication_kind(library, title="Yearly reports")
    review = make_review(kind)
    # Long enough ago for everything above it to be free again.
    PracticeReviewPage.objects.update(first_published_at=NOON - timedelta(days=900))
    review.refresh_from_db()
    return review, make_yearly_report(reports), make_arrangements(about)
