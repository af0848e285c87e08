"""The newsletter, its issues and its articles."""

from bscp_site.starter.content import Source, Values
from bscp_site.starter.kinds import Kind, Planted, fill_body, rich_text
from bscp_site.starter.refusals import told_in_place
from newsletter.models import ArticlePage, IssuePage, NewsletterIndexPage
from pages.models import PersonPage


def _issue(values: Values) -> IssuePage:
    issued_on, precision = values.take_known_date("issued")
    return IssuePage(
        number=values.take("number", int),
        issued_on=issued_on,
        issued_precision=precision,
        shows_position_notice=values.take("shows_position_notice", bool, False),
    )


def _connect_issue(page: IssuePage, source: Source, planted: Planted) -> None:
    page.introduction = rich_text(source.text, planted)


def _article(values: Values) -> ArticlePage:
    return ArticlePage(
        section=values.take("section"),
        in_short=_points(values),
        author_role=values.take("author_role", str, ""),
        about_role=values.take("about_role", str, ""),
        shows_position_notice=values.take("shows_position_notice", bool, False),
    )


def _points(values: Values):
    stream_block = ArticlePage._meta.get_field("in_short").stream_block
    with told_in_place(values, "in_short"):
        points = [{"type": "point", "value": point} for point in values.take_names("in_short")]
        return stream_block.clean(stream_block.to_python(points))


def _connect_article(page: ArticlePage, source: Source, planted: Planted) -> None:
    page.author = planted.take_page(source.values, "author")
    page.about_person = planted.take_page(source.values, "about_person", PersonPage)
    fill_body(page, source, planted)


KINDS = {
    "newsletter": Kind(make=lambda values: NewsletterIndexPage()),
    "issue": Kind(make=_issue, connect=_connect_issue),
    "article": Kind(make=_article, connect=_connect_article),
}
