"""Another partnership moves in with content alone, and nothing of the first one is left."""

import shutil
from datetime import date, datetime, timedelta
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.test import RequestFactory, TestCase
from django.urls import get_resolver, reverse
from wagtail.models import Page, get_page_models

from bscp_site import error_views, starter
from bscp_site.starter import fences, tree
from events.models import EventPage, EventSeriesPage
from pages import error_pages
from pages.choices import OrganisationKind
from pages.models import (
    AccessibilityStatementPage,
    FreedomOfInformationPage,
    HomePage,
    Organisation,
    PracticeReviewPage,
    PriorityPage,
    PrivacyNoticePage,
    RoleAssignment,
    SitePage,
    SiteSettings,
)
from tests import factories
from tests.starter import own_words
from tests.starter.crawler import Crawl

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "otherplace"
MOMENT = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("Europe/London"))
STARTS = ("/", "/sitemap.xml", "/robots.txt", "/.well-known/security.txt")
SEARCHES = ("/search/", "/search/?q=the", "/search/?q=partnership", "/search/?q=nowhere")
CODE = {".css", ".html", ".js", ".py", ".svg", ".txt"}


def words_of_ours(text: str) -> set[str]:
    return set(own_words.pattern().findall(own_words.plain(unescape(text))))


def colours_of_ours(text: str) -> set[str]:
    return {colour for colour in own_words.colours() if colour in text.lower()}


def error_page(code: int) -> str:
    """As it is served."""
    request = RequestFactory().get("/")
    if code == 503:
        return error_views.unavailable(request).text
    exception = [Exception()] if code != 500 else []
    return get_resolver().resolve_error_handler(code)(request, *exception).text


@time_machine.travel(MOMENT, tick=False)
class OtherPartnershipTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with time_machine.travel(MOMENT, tick=False):
            starter.load(FOLDER, today=MOMENT.date())

    def setUp(self):
        error_pages.write(SiteSettings.objects.get())

    def crawl(self) -> Crawl:
        return Crawl(self.client).run([*STARTS, *SEARCHES])

    def test_has_what_the_first_one_has_not(self):
        lead = Organisation.objects.filter(kind=OrganisationKind.LEAD_PARTNER, ended_on=None)

        assert lead.count() == 2
        assert EventSeriesPage.objects.count() == 5
        assert PriorityPage.objects.count() == 3
        assert not EventSeriesPage.objects.filter(title__icontains="assembly").exists()
        assert len(SiteSettings.objects.get().chosen_colours) == 8
        assert any(event.materials for event in EventPage.objects.all())

    def test_has_every_type_of_page_and_every_block(self):
        written = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.md"))

        assert [kind for kind in tree.KINDS if f'type = "{kind}"' not in written] == []
        assert [name for name in fences.NAMES if f"\n~~~ {name}" not in written] == []

    def test_what_the_law_asks_for_arrives_in_its_parts(self):
        statement = AccessibilityStatementPage.objects.get()
        (use,) = PrivacyNoticePage.objects.get().uses
        (row,) = FreedomOfInformationPage.objects.get().published

        assert statement.missing() == {}
        assert statement.answer_days == 5
        assert (statement.prepared_on, statement.tested_on) == (date(2026, 9, 1), date(2026, 8, 20))
        assert statement.abilities.splitlines() == ["Zoom in.", "Use the keyboard."]
        assert [issue["criterion"] for issue in statement.open_issues] == ["1.2.2"]
        assert len(statement.issues) == 2  # one is fixed, and stays as a record
        assert use.value["basis"] == "public_task"
        assert row.value["links"][0]["page"].url == "/about/plans/"

    def test_a_statement_that_lacks_a_part_is_a_fault_of_the_folder(self):
        RoleAssignment.objects.all().delete()
        PracticeReviewPage.objects.update(first_published_at=MOMENT - timedelta(days=900))
        HomePage.objects.get().delete()
        with TemporaryDirectory() as place:
            folder = Path(shutil.copytree(FOLDER, Path(place) / "folder"))
            file = folder / "accessibility.md"
            file.write_text(file.read_text().replace('tested_by = "Alex Example"\n', ""))

            with pytest.raises(starter.ContentError, match="Say who tested"):
                starter.load(folder, today=MOMENT.date())

    def test_the_admin_wears_its_name_its_mark_and_its_colours(self):
        site_settings = SiteSettings.objects.get()
        self.client.force_login(factories.make_superuser())

        pages = [self.client.get(reverse(n)).text for n in ("wagtailadmin_home", "editing_guide")]
        sheet = self.client.get(site_settings.admin_theme_address).text

        assert site_settings.partnership_name in unescape(pages[0])
        for page in pages:
            assert site_settings.mark.url in page
            assert words_of_ours(page) == set()
        assert site_settings.colour_link in sheet
        assert colours_of_ours(sheet) == set()

    def test_every_address_answers_and_says_nothing_of_the_first_one(self):
        crawl = self.crawl()

        assert crawl.broken == {}
        assert {at: words_of_ours(text) for at, text in crawl.texts.items()} == {
            address: set() for address in crawl.texts
        }
        assert {at: colours_of_ours(text) for at, text in crawl.texts.items()} == {
            address: set() for address in crawl.texts
        }
        self.assert_met_everything(crawl)

    def assert_met_everything(self, crawl):
        """Every page of every type, every feed, calendar and file that the site has."""
        pages = [page for page in Page.objects.live().specific() if isinstance(page, SitePage)]
        coming = EventPage.objects.filter(starts_at__gt=MOMENT)
        calendars = EventSeriesPage.objects.values_list("slug", flat=True)
        settings_row = SiteSettings.objects.get()

        assert {page.url for page in pages} <= crawl.texts.keys()
        assert {type(page) for page in pages} == {
            model for model in get_page_models() if issubclass(model, SitePage)
        }
        assert {
            reverse("newsletter:feed_atom"),
            reverse("newsletter:feed_json"),
            reverse("events:calendar"),
            *(reverse("events:series_calendar", args=[slug]) for slug in calendars),
            *(reverse("events:event_file", args=[e.get_parent().slug, e.slug]) for e in coming),
            settings_row.theme_address,
            settings_row.mark.url,
            settings_row.wordmark.url,
            settings_row.favicon.url,
        } <= crawl.texts.keys()

    def test_error_pages_speak_for_this_partnership(self):
        pages = {name: error_page(int(name)) for name in error_pages.NAMES}
        for name in error_pages.NAMES:
            path = settings.ERROR_PAGES_DIR / f"{name}.html"
            pages[path.name] = path.read_text(encoding="utf-8")
        pages["400"] = error_page(400)
        pages["theme"] = error_pages.finished_theme()

        for name, text in pages.items():
            assert not words_of_ours(text), name
            assert not colours_of_ours(text), name
            assert name == "theme" or "Exampleshire" in text, name

    def test_the_admin_lists_no_page_of_the_first_one(self):
        self.client.force_login(factories.make_superuser())
        for page in Page.objects.filter(numchild__gt=0):
            text = self.client.get(reverse("wagtailadmin_explore", args=[page.pk])).text

            assert not words_of_ours(text), page

    def test_a_word_of_the_first_one_would_be_found(self):
        home = HomePage.objects.get()
        home.headline = f"{'Birmingham'}’s children"
        home.save_revision().publish()

        texts = self.crawl().texts

        assert words_of_ours(texts["/"]) == {"birmingham"}

    def test_a_link_that_leads_nowhere_would_be_found(self):
        Page.objects.get(slug="privacy").specific.unpublish()
        home = HomePage.objects.get()
        home.introduction = '<p><a href="/nowhere/">Nowhere</a></p>'
        home.save_revision().publish()

        assert self.crawl().broken.keys() == {"/nowhere/"}


@pytest.mark.parametrize(
    "words",
    [
        "Birmingham",
        "The BSCP, since 2019",
        "call CASS by day",
        "0121 303 1888",
        "tel:+441213031888",
        "01213031888",
        "0121",
        "Penny Thompson CBE",
        "the Executive Board",
        "Practitioners' Forum",
        "Birmingham Children’s Trust",
        "West Midlands Police",
        "https://www.birmingham.gov.uk/",
    ],
)
def test_words_of_the_first_one_are_known(words):
    assert words_of_ours(words)


def test_what_all_partnerships_share_is_nobodys_own():
    assert not words_of_ours("Call 999. Ofsted and the Department for Education were there.")
    assert not words_of_ours("The Safeguarding Children Partnership of Exampleshire")
    assert not colours_of_ours("#ffffff #14231e")
    assert colours_of_ours("color: #0B4F42")


def code_files(root: Path):
    content = root / "bscp_site" / "starter" / "bscp"
    for name in ("bscp_site", "events", "newsletter", "pages", "templates", "static"):
        for path in (root / name).rglob("*"):
            if path.suffix in CODE and content not in path.parents:
                yield path


def words_in_code(root: Path) -> dict[str, str]:
    found = {
        path.relative_to(root).as_posix(): own_words.place().search(
            own_words.plain(path.read_text(encoding="utf-8"))
        )
        for path in code_files(root)
    }
    return {name: match.group() for name, match in found.items() if match}


def test_code_templates_and_static_files_know_nothing_of_the_first_one():
    assert len(list(code_files(ROOT))) > 200
    assert words_in_code(ROOT) == {}


@pytest.mark.parametrize("name", ["drawings.svg", "icons.svg"])
def test_drawings_that_all_share_are_painted_where_they_are_shown(name):
    assert not own_words.COLOUR.findall((ROOT / "static" / "images" / name).read_text())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("templates/base.html", "<p>Birmingham</p>"),
        ("pages/views.py", 'CALL = "0121 303 1888"'),
        ("static/css/base.css", "/* BSCP green */"),
        ("events/panels.py", "# Penny Thompson presides"),
        ("bscp_site/kit/mail.py", "BSCP = 1"),
        ("static/images/mark.svg", "<title>CASS</title>"),
    ],
)
def test_a_word_planted_in_code_would_be_found(tmp_path, name, text):
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_text(text)

    assert list(words_in_code(tmp_path)) == [name]
