"""Counting what readers answer: the only writer of `Usefulness`."""

from django.db import transaction
from django.db.models import F

from newsletter.models import ArticlePage
from newsletter.models.usefulness import Answer, Usefulness


@transaction.atomic
def count(article: ArticlePage, answer: Answer) -> None:
    """One more. Two at once are two, because the database adds."""
    Usefulness.objects.get_or_create(article=article)
    Usefulness.objects.filter(article=article).update(**{answer.value: F(answer.value) + 1})
