"""Builders with valid defaults. Pages are published, so that history and signals are real."""

from datetime import UTC, date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.utils.text import slugify
from wagtail.models import Page, Site

from bscp_site.kit.dates import Precision
from events.models import EventIndexPage, EventPage, EventSeriesPage
from newsletter.models import ArticlePage, IssuePage, NewsletterIndexPage
from pages.choices import BodyKind
from pages.models import (
    BodyPage,
    ContentPage,
    HomePage,
    PersonPage,
    Role,
    RoleAssignment,
    SectionPage,
    SiteSettings,
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


def make_person(parent, **fields) -> PersonPage:
    return publish(parent, PersonPage(**({"title": "Alex Example"} | fields)))


def make_body(parent, **fields) -> BodyPage:
    return publish(parent, BodyPage(**({"title": "Board", "kind": BodyKind.BOARD} | fields)))


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
    events = make_events(home)
    newsletter = make_newsletter(home)
    about = make_section(home, title="How we work", slug="about", show_in_menus=True)
    people = make_section(about, title="People", show_in_menus=True)
    groups = make_section(about, title="Groups", show_in_menus=True)
    person = make_person(people, post_nominals="OBE")
    role = make_role(person)
    board = make_body(groups, presiding_role=role)
    content = make_content(home, title="Help", slug="help")
    series = make_series(events, convened_by=board, presiding_role=role)
    event = make_event(series)
    make_event(series, NOON - timedelta(days=60))
    old_issue = make_issue(newsletter, 1)
    issue = make_issue(newsletter, 2, issued_on=date(2026, 11, 2))
    article = make_article(issue, author=board, about_person=person)
    make_article(old_issue, title="An old article")
    return {
        page._meta.model_name: page
        for page in (
            *(home, events, newsletter, about, person, board, content),
            *(series, event, issue, article),
        )
    }
