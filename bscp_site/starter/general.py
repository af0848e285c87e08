"""Home, sections and plain pages."""

from bscp_site.starter.content import Source, Values, text_value
from bscp_site.starter.kinds import Kind, Planted, fill_body, rich_text
from pages.models import ContentPage, HomePage, SectionPage


def _home(values: Values) -> HomePage:
    return HomePage(headline=values.take("headline"))


def _connect_home(page: HomePage, source: Source, planted: Planted) -> None:
    page.introduction = rich_text(text_value(source.values, "introduction"), planted)
    fill_body(page, source, planted)


KINDS = {
    "home": Kind(make=_home, connect=_connect_home),
    "section": Kind(make=lambda values: SectionPage(), connect=fill_body),
    "page": Kind(make=lambda values: ContentPage(), connect=fill_body),
}
