"""Articles carry the day of their issue, and the bylines of that day; issues keep their dates.

What changes in an issue for readers is printed anew.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from newsletter import bylines, dates
from newsletter.models import ArticlePage, IssuePage, IssuePrint, WordImport
from newsletter.print import running
from newsletter.print.changes import issues_around, issues_with
from newsletter.word import originals


@receiver(page_published, sender=ArticlePage)
def store_bylines(instance, **kwargs):
    bylines.store(instance)


@receiver(page_published, sender=IssuePage)
def pass_the_day_on(instance, **kwargs):
    _give_day(instance)


@receiver(page_published, sender=IssuePage)
def keep_the_dates(instance, **kwargs):
    dates.keep(instance, timezone.now())


@receiver(post_page_move, sender=ArticlePage)
def follow_the_new_issue(parent_page_after, **kwargs):
    _give_day(parent_page_after.specific)


@receiver(post_delete, sender=WordImport)
def forget_the_original(instance, **kwargs):
    originals.forget(instance)


@receiver([page_published, page_unpublished])
def print_what_holds_it(instance, **kwargs):
    _print(issues_with(instance))


@receiver(pre_delete, sender=ArticlePage)
def print_without_it(instance, **kwargs):
    _print(issues_with(instance))


@receiver(post_page_move)
def print_where_it_was_and_is(instance, parent_page_before, parent_page_after, **kwargs):
    _print({parent_page_before.pk, parent_page_after.pk} | issues_around(instance))


@receiver([post_save, post_delete], sender=PageViewRestriction)
def print_what_is_closed_or_opened(instance, **kwargs):
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        _print(issues_around(page))


@receiver(post_delete, sender=IssuePrint)
def forget_the_file(instance, **kwargs):
    if instance.file:
        running.forget_file(instance.file.name)


def _print(issue_ids: Iterable[int]) -> None:
    """Once it is certain: whether readers can open them is asked then."""
    transaction.on_commit(lambda: running.ask_for_all(issue_ids, timezone.now()))


def _give_day(issue: IssuePage) -> None:
    """A new day asks for the roles of that day."""
    articles = ArticlePage.objects.child_of(issue)
    others = list(articles.exclude(issued_on=issue.issued_on))
    articles.update(issued_on=issue.issued_on, issued_precision=issue.issued_precision)
    for article in others:
        article.issued_on = issue.issued_on
        bylines.store(article, anew=True)
