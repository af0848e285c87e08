"""What readers answer when an article asks whether it was useful."""

from django.db import models

from newsletter.useful_querysets import UsefulnessQuerySet


class Answer(models.TextChoices):
    """The value is the name of the column in which it is counted."""

    YES = "yes", "Yes"
    NO = "no", "No"


class Usefulness(models.Model):
    """How often readers found one article useful, and how often not: numbers, and nothing of them.

    Written by `newsletter.usefulness` alone. It stands beside the page, so no version of the page
    brings back old numbers.
    """

    article = models.OneToOneField(
        "newsletter.ArticlePage", on_delete=models.CASCADE, related_name="usefulness"
    )
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    objects = UsefulnessQuerySet.as_manager()

    wagtail_reference_index_ignore = True  # to have been read is no use of the page

    class Meta:
        verbose_name = "article with answers"
        verbose_name_plural = "articles with answers"
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.article}: {self.yes} yes, {self.no} no"
