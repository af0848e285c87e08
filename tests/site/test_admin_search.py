"""Lists of the admin are searched with whatever people type."""

from django.test import TestCase
from django.urls import reverse

from tests import factories
from tests.admin import signed_in

LISTS = (
    "wagtailadmin_explore_root",
    "wagtailadmin_pages:search",
    "wagtailadmin_choose_page_search",
    "wagtaildocs:index",
    "wagtaildocs_chooser:choose_results",
    "wagtailimages:index",
    "wagtailimages_chooser:choose_results",
    "wagtailsnippets_pages_role:list",
    "wagtailsnippets_pages_glossaryterm:list",
    "wagtailsnippets_events_schoolholiday:list",
    "wagtailusers_users:index",
)


class AdminSearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.site = factories.make_site()
        cls.admin = factories.make_superuser()

    def setUp(self):
        self.client = signed_in(self.admin)

    def test_a_lone_quotation_mark_finds_nothing_and_breaks_nothing(self):
        explorer = reverse("wagtailadmin_explore", args=[self.site["eventindexpage"].pk])
        for address in (explorer, *map(reverse, LISTS)):
            for words in ('"', '"forum', 'a"b'):
                assert self.client.get(address, {"q": words}).status_code == 200, (address, words)

    def test_words_in_quotation_marks_are_found_as_words(self):
        page = factories.make_content(self.site["homepage"], title="A page about tadpoles")

        response = self.client.get(reverse("wagtailadmin_explore_root"), {"q": '"tadpoles"'})

        assert page.title in response.text
