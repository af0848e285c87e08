"""The style guide shows everything, to those who work on the site."""

import re
from collections import Counter
from pathlib import Path

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.samples import design
from pages.views.styleguide import STREAMS
from tests import factories

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
COMPONENTS = {path.name for path in (TEMPLATES / "components").glob("*.html")}
INCLUDED = re.compile(r"components/(\w+\.html)")
TOKEN = re.compile(r"--([a-z-]+):\s*(?:#|light-dark)")
# Shown by nothing but their effect, and why.
UNSEEN = {
    "alternates.html": "links in the head, for search engines",
    "body_text.html": "a stream of blocks with room above it",
    "panels.html": "whatever other parts of the site put there",
    "stream.html": "the blocks themselves",
    "picture.html": "needs a picture of the library; the picture block has its own preview",
}


def included(paths) -> set[str]:
    return {name for path in paths for name in INCLUDED.findall(path.read_text())}


class StyleGuideTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        factories.make_home()
        factories.make_settings()
        cls.editor = factories.make_superuser()
        client = Client()
        client.force_login(cls.editor)
        answer = client.get("/styleguide/")
        cls.text, cls.caching = answer.text, answer["Cache-Control"]
        with CaptureQueriesContext(connection) as queries:
            client.get("/styleguide/")
        cls.queries = [query["sql"][:100] for query in queries]

    def test_a_reader_is_asked_to_sign_in(self):
        response = self.client.get("/styleguide/")

        assert response.status_code == 302
        assert response.url == f"{reverse('wagtailadmin_login')}?next=/styleguide/"

    def test_somebody_without_the_admin_is_turned_away(self):
        self.client.force_login(get_user_model().objects.create_user("reader"))

        assert self.client.get("/styleguide/").status_code == 403

    def test_nobody_in_between_keeps_it_and_no_search_engine_lists_it(self):
        assert "private" in self.caching
        assert '<meta name="robots" content="noindex">' in self.text

    def test_every_block_is_shown_as_its_preview_fills_it_in(self):
        for title, stream in STREAMS:
            assert title in self.text
            for name, block in stream.child_blocks.items():
                assert f'<h3 class="sg__name">{block.label}</h3>' in self.text, name
        assert "What the Forum is for" in self.text
        assert "How often the groups meet" in self.text
        assert "LCSPR" in self.text

    def test_every_component_is_shown(self):
        own = [TEMPLATES / "pages" / "styleguide.html", TEMPLATES / "base.html"]
        own += (TEMPLATES / "pages" / "styleguide").glob("*.html")
        seen = included([*own, *(TEMPLATES / "blocks").glob("*.html")])
        while more := included(TEMPLATES / "components" / name for name in seen) - seen:
            seen |= more

        assert COMPONENTS - seen == set(UNSEEN) & COMPONENTS

    def test_every_colour_of_the_design_is_shown_by_its_name(self):
        names = set(TOKEN.findall((ROOT / "static" / "css" / "tokens.css").read_text()))
        shown = {name for group in design.COLOURS.values() for name, _use in group}
        styles = (ROOT / "static" / "css" / "styleguide.css").read_text()

        assert shown == names
        for name in names:
            assert f".sg__colour--{name} {{ --sg-colour: var(--{name}); }}" in styles

    def test_every_icon_is_shown(self):
        sprite = (ROOT / "static" / "images" / "icons.svg").read_text()

        assert set(design.ICONS) == set(re.findall(r'id="([\w-]+)"', sprite))

    def test_nothing_of_it_is_empty_or_broken(self):
        assert "None" not in self.text
        assert "SimpleNamespace" not in self.text
        assert 'href=""' not in self.text
        ids = Counter(re.findall(r'\sid="([^"]+)"', self.text))
        assert [name for name, count in ids.items() if count > 1] == []

    def test_its_own_styles_are_loaded_nowhere_else(self):
        assert "styleguide.css" in self.text
        assert "styleguide" not in self.client.get("/").text

    def test_it_asks_the_database_little(self):
        assert len(self.queries) <= 20, self.queries
