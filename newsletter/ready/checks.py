"""The checks of an issue and of its articles, one after the other."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from wagtail.models import Page

from newsletter.querysets import ArticleQuerySet
from newsletter.ready import contents, texts
from newsletter.ready.drafts import as_written
from newsletter.ready.known import Known
from newsletter.ready.lines import Findings, Line, Part
from newsletter.related import related_ids
from pages.admin.rows import moment


def look_over(issues: Iterable[Page], articles: ArticleQuerySet, now: datetime) -> list[Findings]:
    """What each issue lacks; `articles` are those among which its own are found."""
    issues = as_written(issues)
    if not issues:
        return []
    known = Known.of(issues, articles, now)
    return [_look_over(issue, known) for issue in issues]


def _look_over(issue: Page, known: Known) -> Findings:
    own = known.own_articles(issue)
    parts = [Part(issue, list(_of_issue(issue, own, known)))]
    parts += [Part(article, list(_of_article(article, issue, own, known))) for article in own]
    untried = set().union(*(known.links.untried(page) for page in [issue, *own]))
    return Findings(issue, [part for part in parts if part.lines], len(own), len(untried))


def _of_issue(issue: Page, own: list[Page], known: Known) -> Iterator[Line]:
    if known.is_private(issue):
        yield Line("Only some people can open this issue.")
    if not (own or issue.article_ids):
        yield Line("There is no article in it yet.")
    if not issue.summary:
        yield Line("It has no summary. Lists, feeds and shared links show it.", "summary")
    yield from _by_email(issue)
    yield from contents.entries(issue, known)
    yield from texts.headings("contents", issue.contents)
    yield from texts.pictures("contents", issue.contents)
    yield from texts.vague_links(known.links.by_page[issue.pk])
    told = {*issue.article_ids, *issue.page_ids, *(page.pk for page in own)}
    yield from known.links.lines(issue, told)


def _by_email(issue: Page) -> Iterator[Line]:
    if not issue.subject:
        yield Line(f"The email has no subject: inboxes would show “{issue.title}”.", "subject")
    if not issue.preheader:
        instead = "the summary" if issue.summary else "nothing"
        yield Line(
            f"The email has no words beside its subject: inboxes would show {instead}, and its "
            "plain text would begin without them.",
            "preheader",
        )


def _of_article(article: Page, issue: Page, own: list[Page], known: Known) -> Iterator[Line]:
    yield from _state(article, issue, known)
    if not article.summary:
        yield Line("It has no summary. Lists, feeds and shared links show it.", "summary")
    yield from texts.pictures("picture", article.picture)
    yield from texts.pictures("body", article.body)
    yield from texts.tables("body", article.body)
    yield from texts.headings("body", article.body)
    yield from texts.vague_links(known.links.by_page[article.pk])
    yield from texts.ease(article, known.reading_age)
    for key in related_ids(article):
        for words in contents.of_date(issue, key, known):
            yield Line(words, "related")
    yield from known.links.lines(article, {issue.pk, *(page.pk for page in own)})


def _to_come(article: Page, issue: Page) -> Iterator[Line]:
    """A time that is set serves the issue if it is no later than that of the issue itself."""
    if not article.approved_schedule:
        yield Line("It is a draft: publish it with the issue.")
    elif not (issue.approved_schedule and article.go_live_at <= issue.go_live_at):
        yield Line(f"Readers have it only from {moment(article.go_live_at)}.")


def _state(article: Page, issue: Page, known: Known) -> Iterator[Line]:
    """What keeps readers from it, or from what was written last."""
    if not article.live:
        yield from _to_come(article, issue)
    elif article.has_unpublished_changes:
        yield Line("It has changes that are not published.")
    if known.is_private(article, within=issue):
        yield Line("Only some people can open it.")
    if issue.article_ids and article.pk not in issue.article_ids:
        yield Line("It does not stand in the contents of the issue.")
