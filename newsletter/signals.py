"""Articles carry the day of their issue, and the bylines of that day; issues keep their dates."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.signals import page_published, post_page_move

from newsletter import bylines, dates
from newsletter.models import ArticlePage, IssuePage, WordImport
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


def _give_day(issue: IssuePage) -> None:
    """A new day asks for the roles of that day."""
    articles = ArticlePage.objects.child_of(issue)
    others = list(articles.exclude(issued_on=issue.issued_on))
    articles.update(issued_on=issue.issued_on, issued_precision=issue.issued_precision)
    for article in others:
        article.issued_on = issue.issued_on
        bylines.store(article, anew=True)
