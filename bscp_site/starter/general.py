"""Home, sections, plain pages, and pages of help."""

from datetime import date

from bscp_site.starter.content import Source, text_value
from bscp_site.starter.entries import take_materials
from bscp_site.starter.kinds import Kind, fill_body, plain
from bscp_site.starter.planted import Planted
from bscp_site.starter.text import rich_text_of
from bscp_site.starter.values import Values
from pages.languages import ENGLISH
from pages.models import ArrangementsPage, ContentPage, HelpPage, HomePage, SectionPage


def _home(values: Values, today: date) -> HomePage:
    return HomePage(headline=values.take("headline"))


def _connect_home(page: HomePage, source: Source, planted: Planted) -> None:
    page.introduction = rich_text_of(text_value(source.values, "introduction"), planted)
    fill_body(page, source, planted)


def _connect_help(page: HelpPage, source: Source, planted: Planted) -> None:
    """The language comes with the page that this one translates: neither stands without the
    other."""
    values = source.values
    page.language = values.take("language", str, ENGLISH)
    page.translation_of = planted.take_page(values, "translation_of", HelpPage)
    page.translated_on = values.take("translated_on", date, None)
    page.checked_by = values.take("checked_by", str, "")
    fill_body(page, source, planted)


def _arrangements(values: Values, today: date) -> ArrangementsPage:
    page = ArrangementsPage(
        version=values.take("version", str, ""),
        next_review_on=values.take("next_review_on", date, None),
    )
    if "published" in values.left:
        page.published_on, page.published_precision = values.take_known_date("published")
    return page


def _connect_arrangements(page: ArrangementsPage, source: Source, planted: Planted) -> None:
    stream = page._meta.get_field("earlier").stream_block
    page.earlier = take_materials(stream, source.values, "earlier", planted)
    fill_body(page, source, planted)


KINDS = {
    "home": Kind(make=_home, connect=_connect_home),
    "section": plain(SectionPage),
    "page": plain(ContentPage),
    # A translation that nobody has checked waits for somebody who does.
    "arrangements": Kind(make=_arrangements, connect=_connect_arrangements),
    "help": Kind(make=lambda values, today: HelpPage(), connect=_connect_help, may_wait=True),
}
