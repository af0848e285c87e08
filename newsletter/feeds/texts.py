"""What an entry says: an article as its page has it, an issue as the way to its articles."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from newsletter.models import ArticlePage, IssuePage
from newsletter.querysets import ISSUE_PATH
from pages.rich_text import known_links

Row = tuple[str, str, ArticlePage | None, str]  # level and words of a heading, article, teaser


def article_text(article: ArticlePage, picture: SafeString, body: SafeString) -> SafeString:
    return render_to_string(
        "newsletter/feeds/article.html", {"article": article, "picture": picture, "body": body}
    )


def issue_texts(issues: list[IssuePage]) -> list[SafeString]:
    """The introduction of each, its sections and its articles: two queries for all of them."""
    articles = _articles_of(issues)
    with known_links(*(issue.introduction for issue in issues)):
        return [_issue_text(issue, articles[issue.pk]) for issue in issues]


def _issue_text(issue: IssuePage, articles: dict[int, ArticlePage]) -> SafeString:
    introduction = mark_safe(expand_db_html(issue.introduction))  # noqa: S308 (the editor's own)
    facts = {"issue": issue, "introduction": introduction, "rows": list(_rows(issue, articles))}
    return render_to_string("newsletter/feeds/issue.html", facts)


def _rows(issue: IssuePage, articles: dict[int, ArticlePage]) -> Iterator[Row]:
    heading, level = "", "2"  # of a section in which no article has stood yet; of an article
    for raw in issue.contents.raw_data:
        value = raw["value"]
        if raw["type"] == "heading":
            heading = value["text"]
        elif raw["type"] == "article" and value["article"] in articles:
            if heading:
                yield "2", heading, None, ""
                heading, level = "", "3"
            article, is_brief = articles[value["article"]], value["size"] == "brief"
            teaser = "" if is_brief else value["teaser"] or article.summary
            yield level, article.title, article, teaser
    if not issue.article_ids:
        yield from (("2", each.title, each, each.summary) for each in articles.values())


def _articles_of(issues: list[IssuePage]) -> dict[int, dict[int, ArticlePage]]:
    """By issue: what readers find in it, by id; in the order of the tree where none is chosen."""
    chosen = {issue.pk: issue.article_ids for issue in issues}
    whole = [issue.path for issue in issues if not chosen[issue.pk]]
    named = Q(pk__in=set(chain.from_iterable(chosen.values())))
    open_ones = ArticlePage.objects.live().public().annotate(above=ISSUE_PATH)
    found = open_ones.filter(named | Q(above__in=whole)).in_order().defer("body", "picture")
    by_id, below = {}, defaultdict(dict)
    for article in found:
        by_id[article.pk] = below[article.above][article.pk] = article
    return {
        issue.pk: {key: by_id[key] for key in chosen[issue.pk] if key in by_id}
        if chosen[issue.pk]
        else below[issue.path]
        for issue in issues
    }
