"""What the newsletter adds to the admin."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from wagtail.permissions import page_permission_policy

from newsletter.models import ArticlePage, IssuePage, NewsletterIndexPage
from pages.admin.new import Entry, page_entry
from pages.admin.rows import SHOWN, TEMPLATE, Group, Row, edit_address, group, lists, may
from pages.panels import Panel


class Issues(Panel):
    """Issues in the making, and the one that readers have."""

    template = TEMPLATE
    anchor = "newsletter"
    heading = "Newsletter"

    def data(self, subject, now: datetime):
        drafts = _drafts(subject).with_article_count(ArticlePage)
        latest = IssuePage.objects.live().with_article_count(ArticlePage).newest_first()
        return lists(
            _group("In the making", drafts.order_by("-path"), drafts.count(), subject),
            _group("Published last", latest[:1], min(latest.count(), 1), subject),
            nothing="There is no issue of the newsletter yet.",
        )


def _drafts(user):
    """A draft is known to those alone who may open it."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    return IssuePage.objects.filter(live=False, pk__in=editable.values("pk"))


def _group(name: str, issues, total: int, user) -> Group:
    return group((_row(issue, user) for issue in issues[:SHOWN]), total, name=name)


def _row(issue: IssuePage, user) -> Row:
    count = issue.article_count
    articles = "1 article" if count == 1 else f"{count or 'No'} articles"
    words = " · ".join(filter(None, [articles, issue.issued_words]))
    address = edit_address(issue) if may(user, "change", issue) else ""
    return Row(issue.get_admin_display_title(), address, words)


def articles_and_issues(user) -> Iterable[Entry]:
    """An article goes into the issue in the making, or else into the newest."""
    issue = IssuePage.objects.in_the_making_first().first()
    if issue:
        yield from page_entry(user, ArticlePage, issue, "Newsletter article", icon="doc-full")
        if may(user, "add", issue):
            yield Entry("Newsletter articles from Word", reverse("word_import"), icon="upload")
    newsletter = NewsletterIndexPage.objects.order_by("path").first()
    if newsletter:
        yield from page_entry(
            user, IssuePage, newsletter, "Newsletter issue", icon="clipboard-list"
        )
