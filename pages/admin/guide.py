"""`docs/editing.md` as a page of the admin: what the project documents is what editors read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.generic.base import TemplateView
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

SOURCE = Path("docs/editing.md")
WAGTAILS_OWN = ("whats-new", "editor-guide")
PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
# A table may be wider than a telephone: it scrolls by itself, by keyboard too.
PARSER.add_render_rule(
    "table_open",
    lambda renderer, tokens, number, options, env: format_html(
        '<div class="guide__table" role="region" tabindex="0" aria-label="{}"><table>',
        tokens[number].meta["label"],
    ),
)
PARSER.add_render_rule(
    "table_close", lambda renderer, tokens, number, options, env: "</table></div>"
)


@dataclass(frozen=True)
class Section:
    anchor: str
    heading: str


@dataclass(frozen=True)
class Guide:
    title: str
    body: SafeString
    sections: tuple[Section, ...]


@cache
def guide() -> Guide:
    """Read once: the file comes with the code."""
    return parse((settings.BASE_DIR / SOURCE).read_text(encoding="utf-8"))


def parse(text: str) -> Guide:
    tokens = PARSER.parse(text)
    headings = list(_headings(tokens))
    sections = tuple(Section(slugify(words), words) for level, words in headings if level == "h2")
    title = next(words for level, words in headings if level == "h1")
    html = PARSER.renderer.render(_anchored(tokens), PARSER.options, {})
    # Written by ourselves, and the parser lets no markup through that it has not made.
    return Guide(title, mark_safe(html), sections)  # noqa: S308


def _headings(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    for token, inside in pairwise(tokens):
        if token.type == "heading_open":
            yield token.tag, inside.content


def _anchored(tokens: list[Token]) -> list[Token]:
    """Every section can be linked to, and lends its name to its tables; the page shows the title
    itself."""
    heading = ""
    start = next(n for n, token in enumerate(tokens) if token.type == "heading_close") + 1
    for token, inside in pairwise(tokens):
        if token.type == "heading_open":
            heading = inside.content
            token.attrSet("id", slugify(heading))
        elif token.type == "table_open":
            token.meta["label"] = heading
    return tokens[start:]


class GuideView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "pages/admin/guide.html"
    page_title = "Help"
    header_icon = "help"

    def get_context_data(self, **kwargs):
        return super().get_context_data(guide=guide(), **kwargs)


def leave_out_wagtails_own(request: HttpRequest, items: list[MenuItem]) -> None:
    """They lead away from the site, and speak of more than it has."""
    items[:] = [item for item in items if not item.name.startswith(WAGTAILS_OWN)]
